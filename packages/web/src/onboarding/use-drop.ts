import { useEffect, useRef, useState } from 'react';
import { type ChosenFile, filesOfDrop } from './chosen-files.ts';

/** Takes files that are dropped anywhere on the page; true while they are held over it. */
export function useDrop(onFiles: (files: ChosenFile[]) => void): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });
  useEffect(() => {
    const hold = () => setOver(true);
    const leave = ({ relatedTarget }: DragEvent) => {
      if (relatedTarget === null) setOver(false);
    };
    const drop = async ({ dataTransfer }: DragEvent) => {
      setOver(false);
      if (dataTransfer !== null) latest.current(await filesOfDrop(dataTransfer.items));
    };
    addEventListener('dragover', hold);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', hold);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, []);
  return over;
}
