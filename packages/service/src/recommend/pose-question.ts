import {
  dayStart,
  mixesOf,
  PlayLog,
  type Plays,
  type Query,
  type ShelfName,
  weekStart,
} from '@echotune/engine';
import type { ListenerProfile } from './keep-profiles.ts';

/** What an answer and its later explanation share: kept with every impression. */
export interface Asked {
  /** The "now" of the scores, UTC epoch milliseconds. */
  readonly at: number;
  /** The dial, on the mixed shelf alone; null where it was not touched. */
  readonly familiarity: number | null;
  /** More like this, radio: like these. Daily mix: from these. Null on shelves of the whole taste. */
  readonly songs: readonly number[] | null;
}

/** The moment a shelf is made for: some stay as they are for a while. */
export function momentOf(shelf: ShelfName, now: number, { clock }: ListenerProfile): number {
  if (shelf === 'weekly') return weekStart(now, clock) - 1;
  return shelf === 'daily-mix' ? dayStart(now, clock) - 1 : now;
}

/** Songs as a profile of their own, played a moment ago. */
export function asPlays(songs: readonly number[], at: number): Plays {
  const log = new PlayLog();
  for (const item of songs) log.push({ id: 0, item, startedAt: at, msPlayed: -1 });
  return log;
}

/** The plays of some songs. */
function playsOfSongs(taste: Plays, songs: readonly number[]): Plays {
  const wanted = new Set(songs);
  const log = new PlayLog();
  for (let at = 0; at < taste.length; at += 1) {
    const item = taste.items[at] ?? 0;
    if (!wanted.has(item)) continue;
    const [id, startedAt, msPlayed] = [taste.ids[at], taste.startedAt[at], taste.msPlayed[at]];
    log.push({ id: id ?? 0, item, startedAt: startedAt ?? 0, msPlayed: msPlayed ?? -1 });
  }
  return log;
}

/** The shelf is the name that an impression keeps. */
export function poseQuestion(
  shelf: string,
  { taste, clock }: ListenerProfile,
  { at, familiarity, songs }: Asked,
): Query {
  const asked = { now: at, minuteOfWeek: clock.minuteOfWeek };
  // What is asked about is no answer: only what is new beside it.
  if (shelf === 'more-like-this' || shelf === 'radio') {
    return { ...asked, plays: asPlays(songs ?? [], at), familiarity: 0 };
  }
  if (shelf === 'daily-mix') return { ...asked, plays: playsOfSongs(taste, songs ?? []) };
  return { ...asked, plays: taste, ...(familiarity !== null && { familiarity }) };
}

/** The songs of a mix, 1 the liveliest; none where there are not so many. */
export function songsOfMix(
  profile: ListenerProfile,
  at: number,
  mix: number,
  artistOf: ArrayLike<number>,
  similarity: ((a: number, b: number) => number) | undefined,
): readonly number[] {
  const query = poseQuestion('for-you', profile, { at, familiarity: null, songs: null });
  return mixesOf(query, artistOf, similarity)[mix - 1] ?? [];
}
