import { useEffect } from 'react';

const keepPage = (event: DragEvent) => event.preventDefault();

/** A file dropped beside its mark must not make the browser leave the page for the file. */
export function useNoStrayDrops(): void {
  useEffect(() => {
    addEventListener('dragover', keepPage);
    addEventListener('drop', keepPage);
    return () => {
      removeEventListener('dragover', keepPage);
      removeEventListener('drop', keepPage);
    };
  }, []);
}
