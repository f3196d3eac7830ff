import { useEffect } from 'react';
import { type Admired, listenerHue, wearAccent } from './accent.ts';

const key = 'echotune.hue';

/** The colour of the last visit, before any artist is known. */
export function wearKeptAccent(root: HTMLElement): void {
  const hue = Number(localStorage.getItem(key) ?? Number.NaN);
  if (Number.isFinite(hue)) wearAccent(hue, root);
}

/** The page in the listener's own colour; what it wore before stays until the artists are known. */
export function useOwnAccent(artists: readonly Admired[] | undefined): void {
  useEffect(() => {
    const hue = listenerHue(artists ?? []);
    if (hue === null) return;
    wearAccent(hue, document.documentElement);
    localStorage.setItem(key, String(Math.round(hue)));
  }, [artists]);
}
