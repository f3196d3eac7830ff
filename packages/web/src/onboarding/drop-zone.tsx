import { Plate, SilentGroove } from '../groove/record.tsx';

interface DropZoneProps {
  /** Files are held over the page. */
  readonly over: boolean;
  readonly sending: boolean;
  readonly onPress: () => void;
}

/** A silent record: what is dropped on it is cut into it. */
export function DropZone({ over, sending, onPress }: DropZoneProps) {
  const word = sending ? 'Sending' : over ? 'Let go' : 'Drop your export here';
  return (
    <Plate>
      <button
        type="button"
        aria-label="Drop your export here, or choose its files"
        onClick={onPress}
        className="drop-zone"
        data-over={over || undefined}
      >
        <SilentGroove />
        <span className="plate-heart">{word}</span>
      </button>
    </Plate>
  );
}
