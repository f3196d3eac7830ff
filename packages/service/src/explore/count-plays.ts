import {
  type History,
  type MonthCount,
  narrowed,
  playsByMonth,
  type Range,
  type Streak,
  streaks,
  totals,
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

/** Counts the plays of some songs, as of `now`; `rank` is known from elsewhere. */
export function countPlays(
  history: History,
  holds: (song: number) => boolean,
  { rank, now }: { readonly rank: number | null; readonly now: number },
): OwnHistory {
  const own = narrowed(history, holds);
  const { plays, listens, msPlayed, items, firstAt, lastAt } = totals(own, always, noCatalogue);
  return {
    ...{ plays, listens, msPlayed, songs: items, firstAt, lastAt, rank },
    longestStreak: streaks(own, always, now).longest,
    months: playsByMonth(own, always),
  };
}

const noCatalogue = { itemCount: 0, artistOf: new Int32Array(0) };
