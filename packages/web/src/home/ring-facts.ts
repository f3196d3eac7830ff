import type { Play, Statistics } from '../api.generated.ts';
import { localDay } from '../words/words.ts';

const msPerWeek = 604_800_000;

/** Plays of the listener's own calendar day that holds `now`. */
export function playsOfToday(plays: readonly Play[], now: number, timeZone: string): Play[] {
  const today = localDay(now, timeZone);
  return plays.filter(({ startedAt }) => localDay(startedAt, timeZone) === today);
}

/** Plays on an average such weekday, over the whole history. */
export function usualPlays(statistics: Statistics, weekday: number): number {
  const { clock, firstPlay, lastPlay } = statistics;
  const weeks = Math.max(1, ((lastPlay ?? 0) - (firstPlay ?? 0)) / msPerWeek);
  const plays = (clock[weekday] ?? []).reduce((sum, count) => sum + count, 0);
  return Math.round(plays / weeks);
}
