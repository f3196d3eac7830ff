import { type DragEvent, type ReactNode, useState } from 'react';
import { Plate, SilentGroove } from '../groove/record.tsx';
import { type ChosenFile, filesOfDrop } from './chosen-files.ts';

interface DropZoneProps {
  readonly onFiles: (files: ChosenFile[]) => void;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

/** A silent record: what is dropped on it is cut into it. */
export function DropZone({ onFiles, onPress, children }: DropZoneProps) {
  const [over, setOver] = useState(false);
  const hold = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const drop = async (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFiles(await filesOfDrop(event.dataTransfer.items));
  };
  return (
    <Plate>
      <button
        type="button"
        onClick={onPress}
        onDragEnter={hold}
        onDragOver={hold}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className="drop-zone"
        data-over={over || undefined}
      >
        <SilentGroove />
        <span className="plate-heart">{over ? 'Let go' : children}</span>
      </button>
    </Plate>
  );
}
