import { useMessages } from '../messages/use-messages.ts';
import { SentenceText } from '../words/sentence-text.tsx';
import { useWords } from '../words/use-words.ts';
import { type Cut, type Piece, tailWords } from './cut.ts';

interface AddendListProps {
  readonly cut: Cut;
  readonly near: number | null;
  readonly amount: (value: number) => string;
  readonly timeZone: string;
  readonly onPoint: (piece: number | null) => void;
  readonly onOpen: () => void;
}

/** The sum as one would write it: a line each, a rule, the score. */
export function AddendList({ cut, near, amount, timeZone, onPoint, onOpen }: AddendListProps) {
  const { notes } = useMessages();
  return (
    <table className="addends">
      <caption className="sr-only">{notes.addsUp}</caption>
      <tbody>
        {cut.pieces.map((piece, at) => (
          <tr
            // biome-ignore lint/suspicious/noArrayIndexKey: a piece is known by its rank
            key={at}
            data-near={at === near || undefined}
            onPointerEnter={() => onPoint(at)}
            onPointerLeave={() => onPoint(null)}
            onFocus={() => onPoint(at)}
            onBlur={() => onPoint(null)}
          >
            <th scope="row">
              <PieceLabel piece={piece} timeZone={timeZone} onOpen={onOpen} />
            </th>
            <td>{amount(piece.value)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{notes.score}</th>
          <td>{amount(cut.total)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

interface PieceLabelProps {
  readonly piece: Piece;
  readonly timeZone: string;
  readonly onOpen: () => void;
}

/** A single addend in its own words (one that a play caused can take the focus), or the tail. */
function PieceLabel({ piece, timeZone, onOpen }: PieceLabelProps) {
  const { notes } = useMessages();
  const words = useWords();
  const [addend] = piece.addends;
  if (addend === undefined) return null;
  if (piece.addends.length > 1) {
    return (
      <button type="button" onClick={onOpen} className="addend-tail">
        {tailWords(piece.addends, notes, words)}
      </button>
    );
  }
  const label = <SentenceText sentence={addend.label} />;
  if (addend.play === null) return label;
  return (
    <button type="button">
      {label} <span className="addend-date">{words.dayTime(addend.play.startedAt, timeZone)}</span>
    </button>
  );
}
