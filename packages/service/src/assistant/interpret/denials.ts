import { isOf, type Piece, type PieceOf } from './piece.ts';

type Denial = PieceOf<'joint'>;

const denying = new Set(['not', 'never', 'less']);
/** They stand between a "not" and what it turns round. */
const passing = new Set(['and', 'by', 'to', 'like']);
/** What can be turned round through something else: "no sad jazz". */
const reaching = new Set(['what', 'wish', 'time']);

export function isDenial(piece: Piece): piece is Denial {
  return isOf(piece, 'joint') && denying.has(piece.value);
}

/** Pieces of one kind make a list of it. */
function groupOf(piece: Piece): string {
  if (piece.kind === 'tag' || piece.kind === 'name') return 'what';
  return isOf(piece, 'wish') && piece.isOccasion ? 'occasion' : piece.kind;
}

function isNothing(piece: Piece): boolean {
  if (isOf(piece, 'pointed')) return piece.isWeak;
  return piece.kind === 'fill';
}

function isPassed(piece: Piece): boolean {
  if (isOf(piece, 'joint')) return passing.has(piece.value);
  return isNothing(piece) || (isOf(piece, 'noun') && piece.value !== 'playlist');
}

/** What is turned round among the pieces of a clause, and by what. */
export class Denials {
  readonly #spans: readonly (readonly Piece[])[];
  readonly #hasComma: (from: number, to: number) => boolean;

  /** `hasComma` tells of two places among the tokens whether anything divides them. */
  constructor(pieces: readonly Piece[], hasComma: (from: number, to: number) => boolean) {
    this.#spans = [...Map.groupBy(pieces, ({ from }) => from).values()];
    this.#hasComma = hasComma;
  }

  /** The "without" that a piece, or the list that it stands in, comes after; null for none. */
  of(piece: Piece): Denial | null {
    const group = groupOf(piece);
    let [later, isDivided, isListed] = [piece.from, false, false];
    for (const span of this.#spans.toReversed()) {
      const [first] = span;
      if (first === undefined || first.to > piece.from) continue;
      isDivided ||= this.#hasComma(first.to, later);
      later = first.from;
      const denial = span.find(isDenial);
      if (denial !== undefined) return isDivided && !isListed ? null : denial;
      if (span.some((each) => isOf(each, 'joint', 'but'))) return null;
      if (span.some(isPassed)) {
        isDivided ||= span.some((each) => isOf(each, 'joint', 'and'));
        continue;
      }
      const isSame = span.some((each) => groupOf(each) === group);
      const isObject = span.some((each) => reaching.has(groupOf(each)) || each.kind === 'unknown');
      if (!isSame && (isDivided || !isObject || !reaching.has(group))) return null;
      isListed = true;
    }
    return null;
  }

  /** Whether it is said not to do what is asked: by a "don't" or "not" that is of no piece. */
  forbid(isTaken: (piece: Piece) => boolean): boolean {
    return this.#spans.some((span, nth) => {
      const denial = span.find(isDenial);
      if (denial === undefined || denial.value === 'less' || isTaken(denial)) return false;
      const after = this.#spans.slice(nth + 1).filter((each) => !isOnlyNothing(each));
      const end = after.findIndex((each) => each.some((piece) => isOf(piece, 'joint', 'but')));
      const open = end < 0 ? after : after.slice(0, end);
      const says = open.filter((each) => !each.some((piece) => isOf(piece, 'noun')));
      const [next] = says;
      if (next === undefined || open[0]?.some((piece) => isOf(piece, 'noun', 'playlist')))
        return true;
      const saysAct = (each: readonly Piece[]) => each.some(({ kind }) => kind === 'act');
      return denial.value === 'never' ? open.some(saysAct) : saysAct(next);
    });
  }
}

function isOnlyNothing(span: readonly Piece[]): boolean {
  return span.every(isNothing);
}
