import type { Constraints } from '../constraints.ts';
import type { NamedSong } from './interpretation.ts';
import type { TimeSpan } from './read-dates.ts';

/** What is called by some words: as what of it is known here. */
export interface Named {
  /** As it was written. */
  readonly text: string;
  readonly artist: string | null;
  readonly song: NamedSong | null;
  /** The artist that the song was said to be by. */
  readonly by: string | null;
  readonly tag: string | null;
  readonly playlist: string | null;
}

/** Something that nobody here has heard of. */
export function unheardOf(text: string): Named {
  return { text, artist: null, song: null, by: null, tag: null, playlist: null };
}

/** Songs that were shown, as they are pointed at. */
export type Pointed =
  | { readonly how: 'this' | 'all' | 'last' | 'artist' }
  | { readonly how: 'nth' | 'first'; readonly count: number };

interface Row<Kind extends string> {
  readonly kind: Kind;
  readonly value: string;
}

/** What some words mean by themselves. */
export type Meaning =
  /** Of the tables: which, and which of its rows. */
  | Row<'act'>
  | Row<'noun'>
  | Row<'joint'>
  | Row<'tag'>
  | Row<'fill'>
  | { readonly kind: 'wish'; readonly gives: Constraints; readonly isOccasion: boolean }
  /** A number of songs, a length, a tempo; of a bare number it is not sure that it counts something. */
  | { readonly kind: 'amount'; readonly gives: Constraints }
  | { readonly kind: 'time'; readonly span: TimeSpan }
  /** Weak where it is an article as often. */
  | { readonly kind: 'pointed'; readonly pointed: Pointed; readonly isWeak: boolean }
  /** A time of day: hours by the listener's clock, the last one not included, beyond 24 for the day after. */
  | { readonly kind: 'daytime'; readonly hours: readonly [from: number, to: number] }
  | { readonly kind: 'name'; readonly name: Named }
  | { readonly kind: 'unknown' };

/** Some words and their meaning. */
export type Piece<M extends Meaning = Meaning> = M & {
  /** Places among the tokens, the last one not included. */
  readonly from: number;
  readonly to: number;
};

export type PieceOf<Kind extends Meaning['kind']> = Piece<Extract<Meaning, { kind: Kind }>>;

export function isOf<Kind extends Meaning['kind']>(
  piece: Piece | undefined,
  kind: Kind,
  value?: string,
): piece is PieceOf<Kind> {
  if (piece?.kind !== kind) return false;
  return value === undefined || ('value' in piece && piece.value === value);
}
