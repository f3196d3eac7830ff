import {
  figures,
  type History,
  type MonthCount,
  type Played,
  playsByMonth,
  type Range,
  type ReleaseCatalogue,
  type Streak,
} from '@echotune/engine';

/** A listener's history with a song, or with an artist. */
export interface OwnHistory {
  readonly plays: number;
  readonly listens: number;
  /** Of the plays of which it is known. */
  readonly msPlayed: number;
  readonly songs: number;
  /** UTC epoch milliseconds; null without plays. */
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  /** Among all songs, or all artists, that the listener has listened to; null without plays. */
  readonly rank: number | null;
  readonly longestStreak: Streak | null;
  /** Months without plays are absent. */
  readonly months: readonly MonthCount[];
}

/** All that was ever played. */
export const always: Range = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** What a history is counted by. */
interface Counting {
  readonly catalogue: ReleaseCatalogue;
  /** Of the narrowed history. */
  readonly played: Played;
  /** Known from elsewhere. */
  readonly rank: number | null;
  /** UTC epoch milliseconds. */
  readonly now: number;
  readonly range?: Range;
}

/** Counts the plays of a history that is narrowed to some songs. */
export function countPlays(
  own: History,
  { catalogue, played, rank, now, range = always }: Counting,
): OwnHistory {
  const counted = figures(own, range, { catalogue, played, now });
  const { plays, listens, msPlayed, items, firstAt, lastAt, streaks } = counted;
  return {
    ...{ plays, listens, msPlayed, songs: items, firstAt, lastAt, rank },
    longestStreak: streaks.longest,
    months: playsByMonth(own, range),
  };
}
