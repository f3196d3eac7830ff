import type { Constraints, SongRef } from '../constraints.ts';

type Span = { readonly least?: number | undefined; readonly most?: number | undefined };

/** How a language says each of the things that songs are to be. */
export interface ConstraintWords {
  readonly kind: Readonly<Record<NonNullable<Constraints['kind']>, string>>;
  readonly mood: Readonly<Record<NonNullable<Constraints['mood']>, string>>;
  readonly like: (names: string) => string;
  readonly without: (names: string) => string;
  readonly or: string;
  readonly and: string;
  readonly shown: (place: number) => string;
  readonly years: (least?: number, most?: number) => string;
  readonly long: (least?: number, most?: number) => string;
  readonly quiet: string;
  readonly intense: string;
  readonly tempo: (least?: number, most?: number) => string;
  readonly clean: string;
  readonly unheard: string;
  readonly heard: string;
  readonly littleKnown: string;
  readonly wellKnown: string;
  readonly minutes: (count: number) => string;
}

const seconds = (value: number | undefined) =>
  value === undefined ? undefined : Math.round(value);

/** From 0 to 1: what lies below the middle and above it are called by a word. */
function end(value: number | undefined, low: string, high: string): string[] {
  if (value === undefined || value === 0.5) return [];
  return [value < 0.5 ? low : high];
}

function ofSpan(span: Span | undefined, say: (least?: number, most?: number) => string): string[] {
  return span === undefined ? [] : [say(span.least, span.most)];
}

export function listed(names: readonly string[], last: string): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`;
}

export function sayConstraints(asked: Constraints, words: ConstraintWords): string {
  const called = (ref: SongRef) => ('shown' in ref ? words.shown(ref.shown) : ref.title);
  const like = [...(asked.likeArtists ?? []), ...(asked.likeSongs ?? []).map(called)];
  const without = [
    ...(asked.withoutArtists ?? []),
    ...(asked.withoutSongs ?? []).map(called),
    ...(asked.withoutTags ?? []),
  ];
  const { energy } = asked;
  const isQuiet = energy !== undefined && energy.most !== undefined;
  return [
    ...(asked.kind === undefined ? [] : [words.kind[asked.kind]]),
    ...(like.length === 0 ? [] : [words.like(listed(like, words.and))]),
    ...(asked.tags === undefined ? [] : [listed(asked.tags, words.or)]),
    ...(asked.mood === undefined ? [] : [words.mood[asked.mood]]),
    ...(energy === undefined ? [] : [isQuiet ? words.quiet : words.intense]),
    ...ofSpan(asked.years, words.years),
    ...ofSpan(
      asked.seconds && { least: seconds(asked.seconds.least), most: seconds(asked.seconds.most) },
      words.long,
    ),
    ...ofSpan(asked.tempo, words.tempo),
    ...(asked.clean === true ? [words.clean] : []),
    ...end(asked.familiarity, words.unheard, words.heard),
    ...end(asked.popularity, words.littleKnown, words.wellKnown),
    ...(asked.minutes === undefined ? [] : [words.minutes(asked.minutes)]),
    ...(without.length === 0 ? [] : [words.without(listed(without, words.or))]),
  ].join(', ');
}
