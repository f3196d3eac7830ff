import type { EmptyReason } from '@echotune/engine';
import type { Sentence } from './sentence.ts';
import type { TimeWords } from './time-words.ts';

/** Plays of the listener's, in words: how often, from when, until when. */
export interface PlayedWords {
  readonly times: string;
  readonly since: string;
  readonly last: string;
}

/**
 * What reasons are made of, in one language. Titles, artists and tags stand as they are; `played` is how
 * often the song that is compared with was played, null where it was not.
 */
export interface Phrases {
  readonly time: TimeWords;
  readonly playedOnce: (day: string) => Sentence;
  readonly playedSince: (played: PlayedWords) => Sentence;
  readonly forgotten: (played: PlayedWords) => Sentence;
  readonly aboutNow: (times: string, lastDay: string) => Sentence;
  readonly thisSession: (lastDay: string) => Sentence;
  readonly sameSessions: (title: string, lastDay: string) => Sentence;
  readonly othersGoOn: (title: string, lastDay: string) => Sentence;
  readonly alongWith: (title: string, played: string | null) => Sentence;
  readonly othersPlayBoth: (title: string, played: string | null) => Sentence;
  readonly tagged: (
    tags: readonly [string, string | undefined],
    title: string,
    played: string | null,
  ) => Sentence;
  readonly sameArtist: (artist: string, title: string, played: string | null) => Sentence;
  readonly sameKind: (title: string, played: string | null) => Sentence;
  readonly toldAlike: (title: string, played: string | null, teller: string | null) => Sentence;
  /** Of the first song of a bridge. */
  readonly wayBegins: Sentence;
  readonly playedNear: (title: string) => Sentence;
  readonly sameListeners: (title: string) => Sentence;
  readonly popular: { readonly here: string; readonly own: string };
  readonly opinion: { readonly up: string; readonly down: string };
  /** Ranking steps by their names. */
  readonly rules: Readonly<Record<string, string>>;
  readonly unknownRule: (name: string) => string;
  readonly weakerReasons: (count: number) => string;
  readonly empty: Readonly<
    Record<EmptyReason, { readonly message: string; readonly help: string }>
  >;
}
