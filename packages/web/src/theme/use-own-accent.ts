import { useEffect } from 'react';
import { type Admired, listenerHue, wearAccent } from './accent.ts';

/** The page in the listener's own colour; what it wore before stays until the artists are known. */
export function useOwnAccent(artists: readonly Admired[] | undefined): void {
  useEffect(() => {
    const hue = listenerHue(artists ?? []);
    if (hue !== null) wearAccent(hue, document.documentElement);
  }, [artists]);
}
