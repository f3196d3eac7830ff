import { useCallback, useState } from 'react';

/**
 * The address of a song's picture once the element that `ref` is given to is in sight; null before, where there
 * is none, and for no listener. What it takes is loaded for those who allow pictures alone.
 */
export function useArt(listener: number | null, song: number) {
  const [found, setFound] = useState({ song, picture: '' });
  const ref = useCallback(
    (element: Element | null) => {
      if (element === null || listener === null) return;
      let stop: (() => void) | null = () => {};
      void import('./art-in-sight.ts').then(({ watchArt }) => {
        if (stop === null) return;
        stop = watchArt(element, { listener, song }, (picture) => setFound({ song, picture }));
      });
      return () => {
        stop?.();
        stop = null;
      };
    },
    [listener, song],
  );
  const isFound = listener !== null && found.song === song && found.picture !== '';
  return { ref, picture: isFound ? found.picture : null };
}
