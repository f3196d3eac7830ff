import { Plate, SilentGroove } from '../groove/record.tsx';
import { useMessages } from '../messages/use-messages.ts';

interface DropZoneProps {
  /** Files are held over the page. */
  readonly over: boolean;
  readonly sending: boolean;
  readonly onPress: () => void;
}

/** A silent record: what is dropped on it is cut into it. */
export function DropZone({ over, sending, onPress }: DropZoneProps) {
  const { drop } = useMessages().imports;
  const word = sending ? drop.sending : over ? drop.letGo : drop.here;
  return (
    <Plate>
      <button
        type="button"
        aria-label={drop.label}
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
