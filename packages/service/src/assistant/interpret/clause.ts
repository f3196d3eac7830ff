import type { SongRef } from '../constraints.ts';
import { Denials, isDenial } from './denials.ts';
import type { Situation } from './interpretation.ts';
import { isOf, type Named, type Piece, type PieceOf, type Pointed } from './piece.ts';
import type { Told } from './read-tokens.ts';

/** What a name is to the rest of its clause. */
export type Role = 'like' | 'unlike' | 'by' | 'not' | 'to' | 'called' | 'object';

export interface NameInRole {
  readonly piece: PieceOf<'name'>;
  readonly name: Named;
  readonly role: Role;
  /** What makes it one that is not meant. */
  readonly denial: Piece | null;
}

const roles: ReadonlyMap<string, Role> = new Map(
  (['like', 'by', 'to', 'called'] as const).map((role) => [role, role]),
);
/** Of what is not to be like somebody nothing can be asked. */
function denied(role: Role): Role {
  return role === 'like' || role === 'unlike' ? 'unlike' : role === 'called' ? 'called' : 'not';
}

/** Acts that say what something is like. */
const likening = new Set(['sounds', 'more']);

/** What a part of a request says, and which of it has been taken account of. */
export class Clause {
  readonly pieces: readonly Piece[];
  readonly situation: Situation;
  readonly names: readonly NameInRole[];
  readonly #told: Told;
  readonly #from: number;
  readonly #to: number;
  readonly #used = new Set<number>();
  readonly #denials: Denials;

  constructor(
    told: Told,
    pieces: readonly Piece[],
    { from, to, situation }: { from: number; to: number; situation: Situation },
  ) {
    this.#told = told;
    this.#from = from;
    this.#to = to;
    this.situation = situation;
    this.pieces = pieces.filter((piece) => piece.from >= from && piece.to <= to);
    const { tokens } = told;
    this.#denials = new Denials(this.pieces, (start, end) =>
      tokens.slice(start - 1, end).some(({ gap }) => /[.,;:!?\n–—]/u.test(gap)),
    );
    this.names = this.#inRoles();
  }

  /** The words as they were written. */
  get text(): string {
    return this.#textOf(this.#from, this.#to);
  }

  /** What was written after a piece. */
  textAfter({ to }: Piece): string {
    return this.#textOf(to, this.#to);
  }

  /** The words of a piece, as tokens have them. */
  wordsOf({ from, to }: Piece): string {
    const tokens = this.#told.tokens.slice(from, to);
    return tokens.map(({ word }) => word).join(' ');
  }

  #textOf(from: number, to: number): string {
    const [first, last] = [this.#told.tokens[from], this.#told.tokens[to - 1]];
    return first === undefined || last === undefined || to <= from
      ? ''
      : this.#told.text.slice(first.start, last.end);
  }

  acts(...values: readonly string[]): boolean {
    return this.pieces.some((piece) => isOf(piece, 'act') && values.includes(piece.value));
  }

  noun(value: string): boolean {
    return this.pieces.some((piece) => isOf(piece, 'noun', value));
  }

  all<Kind extends Piece['kind']>(kind: Kind): readonly PieceOf<Kind>[] {
    return this.pieces.filter((piece) => isOf(piece, kind));
  }

  /** Something of that kind that nobody has taken account of. */
  has(kind: Piece['kind']): boolean {
    return this.pieces.some((piece) => piece.kind === kind && !this.#used.has(piece.from));
  }

  use(...pieces: readonly Piece[]): void {
    for (const { from, to } of pieces) for (let at = from; at < to; at += 1) this.#used.add(at);
  }

  isUsed({ from }: Piece): boolean {
    return this.#used.has(from);
  }

  /** The pieces before a place, the nearest first, without those that say nothing. */
  *before(place: number): Generator<Piece> {
    for (const piece of [...this.pieces].reverse()) {
      if (piece.to > place || piece.kind === 'fill') continue;
      if (isOf(piece, 'pointed') && piece.isWeak) continue;
      yield piece;
    }
  }

  /** The "without" that a piece, or the list that it stands in, comes after; null for none. */
  denialOf(piece: Piece): Piece | null {
    return this.#denials.of(piece);
  }

  /** The same where it can be said of songs: "less" of something cannot. */
  exclusionOf(piece: Piece): Piece | null {
    const denial = this.#denials.of(piece);
    return denial === null || denial.value === 'less' ? null : denial;
  }

  /** Whether what is asked for is said not to be done. */
  get isForbidden(): boolean {
    return this.#denials.forbid((piece) => this.isUsed(piece));
  }

  /** Whether something is said to be left out that nobody has taken account of. */
  get leavesOut(): boolean {
    return this.pieces.some((piece) => isDenial(piece) && !this.isUsed(piece));
  }

  #inRoles(): NameInRole[] {
    const found: NameInRole[] = [];
    for (const piece of this.all('name')) {
      const role = this.#roleOf(piece, found);
      const denial = this.denialOf(piece);
      found.push({ piece, name: piece.name, role: denial === null ? role : denied(role), denial });
    }
    return found;
  }

  #roleOf(piece: PieceOf<'name'>, earlier: readonly NameInRole[]): Role {
    for (const other of this.before(piece.from)) {
      if (isOf(other, 'joint')) {
        if (other.value === 'and' || other.value === 'but') continue;
        return roles.get(other.value) ?? 'object';
      }
      if (isOf(other, 'act')) return likening.has(other.value) ? 'like' : 'object';
      const before = earlier.find((known) => known.piece === other);
      // "not QUIST but Silver Birch" takes nothing over.
      if (before !== undefined) return before.denial === null ? before.role : 'object';
      if (!isOf(other, 'noun')) return 'object';
    }
    return 'object';
  }

  /** The songs that a pointing word means; null where what was shown does not tell. */
  pointedAt(pointed: Pointed): SongRef[] | null {
    const { shown } = this.situation;
    const upTo = (count: number) => Array.from({ length: count }, (_, at) => ({ shown: at + 1 }));
    if (shown < 1 || pointed.how === 'artist') return null;
    if (pointed.how === 'nth') return pointed.count <= shown ? [{ shown: pointed.count }] : null;
    if (pointed.how === 'first') return pointed.count <= shown ? upTo(pointed.count) : null;
    if (pointed.how === 'last') return [{ shown }];
    if (pointed.how === 'this') return shown === 1 ? [{ shown: 1 }] : null;
    return upTo(Math.min(shown, 100));
  }

  /** The songs that are pointed at, taken account of; weak pointers count where there are no others. */
  usePointed(fits: (piece: PieceOf<'pointed'>) => boolean = () => true): SongRef[] | null {
    const all = this.all('pointed').filter(fits);
    const strong = all.filter(({ isWeak }) => !isWeak);
    for (const piece of strong.length > 0 ? strong : [...all].reverse()) {
      const songs = this.pointedAt(piece.pointed);
      if (songs !== null) {
        this.use(piece);
        return songs;
      }
    }
    return null;
  }

  /** What was not taken account of, as it was written: all, or what means something to anybody here. */
  rest(which: 'all' | 'meant' = 'all'): string[] {
    const open: number[] = [];
    for (const piece of this.pieces) {
      if (!counts(piece) || (which === 'meant' && piece.kind === 'unknown')) continue;
      for (let at = piece.from; at < piece.to; at += 1) if (!this.#used.has(at)) open.push(at);
    }
    const silent = new Set(
      this.all('fill').flatMap(({ from, to }) =>
        Array.from({ length: to - from }, (_, nth) => from + nth),
      ),
    );
    const places = [...new Set(open)].filter((at) => !silent.has(at)).sort((a, b) => a - b);
    const runs: [from: number, to: number][] = [];
    for (const at of places) {
      const last = runs.at(-1);
      if (last !== undefined && (last[1] === at || this.#isOneDenial(last, at))) last[1] = at + 1;
      else runs.push([at, at + 1]);
    }
    return runs.map(([from, to]) => this.#textOf(from, to));
  }

  /** Whether a "not" was left over and nothing but little words comes before what it turns round. */
  #isOneDenial([from, to]: readonly [number, number], at: number): boolean {
    const isBetween = (piece: Piece) => piece.from < at && piece.to > to;
    const isLittle = (piece: Piece) => ['fill', 'joint', 'noun'].includes(piece.kind);
    const little = this.pieces.filter((piece) => isBetween(piece) && isLittle(piece));
    const isAll = this.pieces.every((piece) => !isBetween(piece) || this.#isBeside(piece, little));
    return isAll && this.pieces.some((p) => isDenial(p) && p.from >= from && p.to <= to);
  }

  /** Whether a word has one of these meanings too. */
  #isBeside({ from }: Piece, pieces: readonly Piece[]): boolean {
    return pieces.some((piece) => piece.from === from);
  }
}

/** Whether it would be missed, were it left out. */
function counts(piece: Piece): boolean {
  if (isOf(piece, 'pointed')) return !piece.isWeak;
  if (isOf(piece, 'joint')) return isDenial(piece);
  if (isOf(piece, 'act')) return piece.value === 'daily' || piece.value === 'weekly';
  return !['fill', 'noun'].includes(piece.kind);
}
