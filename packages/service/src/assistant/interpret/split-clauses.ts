import { isOf, type Piece } from './piece.ts';
import type { Told } from './read-tokens.ts';

/** Acts that begin a request of their own. */
const heads = new Set(
  `play pause next previous recommend find make add remove rename delete show love like dislike hide
  not-now none often when why sounds summary hours eras now-playing news help greeting`.split(
    /\s+/,
  ),
);
/** Where in a part its verb stands at the latest, in words: "könntest du mir bitte noch …". */
const latestHead = 5;

/** Where the requests of a text begin and end, in tokens: an "and" or a comma alone divides nothing. */
export function splitClauses(
  { tokens }: Told,
  pieces: readonly Piece[],
): { readonly from: number; readonly to: number }[] {
  const cuts = [0];
  for (let at = 1; at < tokens.length; at += 1) {
    const isInside = pieces.some((piece) => piece.from < at && piece.to > at);
    const gap = tokens[at - 1]?.gap ?? '';
    const isJoint = pieces.some(
      (piece) => piece.from === at && (isOf(piece, 'joint', 'and') || isOf(piece, 'joint', 'but')),
    );
    if (!isInside && (/[.,;:!?\n–—]/u.test(gap) || isJoint)) cuts.push(at);
  }
  const parts = cuts.map((from, nth) => ({ from, to: cuts[nth + 1] ?? tokens.length }));
  const clauses: { from: number; to: number }[] = [];
  for (const part of parts) {
    const last = clauses.at(-1);
    if (last === undefined || (begins(part, pieces) && isMore(last, pieces))) {
      clauses.push({ ...part });
    } else last.to = part.to;
  }
  return clauses;
}

function begins({ from, to }: { from: number; to: number }, pieces: readonly Piece[]): boolean {
  return pieces.some(
    (piece) =>
      isOf(piece, 'act') &&
      heads.has(piece.value) &&
      piece.from >= from &&
      piece.from < Math.min(to, from + latestHead),
  );
}

/** Whether a part says something by itself: "ok", "the first" and the like belong to what comes after. */
function isMore({ from, to }: { from: number; to: number }, pieces: readonly Piece[]): boolean {
  return pieces.some(
    (piece) =>
      piece.from >= from && piece.to <= to && !['fill', 'joint', 'pointed'].includes(piece.kind),
  );
}
