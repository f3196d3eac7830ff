import type { Cut } from './cut.ts';
import { segmentsOf } from './segments.ts';

interface AddendBarProps {
  readonly cut: Cut;
  readonly near: number | null;
  readonly onPoint: (piece: number | null) => void;
}

/** One hairline cut into addends. What takes away is cut off again from the end. */
export function AddendBar({ cut, near, onPoint }: AddendBarProps) {
  return (
    <div className="addend-bar" aria-hidden="true" onPointerLeave={() => onPoint(null)}>
      {segmentsOf(cut).map(({ piece, from, width, takesAway }) => (
        <span
          key={piece}
          data-near={piece === near || undefined}
          data-takes-away={takesAway || undefined}
          onPointerEnter={() => onPoint(piece)}
          style={{ left: `${from * 100}%`, width: `${width * 100}%` }}
        />
      ))}
    </div>
  );
}
