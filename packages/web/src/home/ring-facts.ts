import type { Play, Statistics } from '../api.generated.ts';
import { localDay } from '../words/words.ts';

const msPerWeek = 604_800_000;

/** Plays of the listener's own calendar day that holds `now`; `plays` are the newest first. */
export function playsOfToday(plays: readonly Play[], now: number, timeZone: string): Play[] {
  const today = localDay(now, timeZone);
  const first = plays.findIndex(({ startedAt }) => localDay(startedAt, timeZone) <= today);
  const rest = first === -1 ? [] : plays.slice(first);
  const end = rest.findIndex(({ startedAt }) => localDay(startedAt, timeZone) < today);
  return end === -1 ? rest : rest.slice(0, end);
}

/** Plays on an average such weekday, over the whole history. */
export function usualPlays(statistics: Statistics, weekday: number): number {
  const { clock, firstPlay, lastPlay } = statistics;
  const weeks = Math.max(1, ((lastPlay ?? 0) - (firstPlay ?? 0)) / msPerWeek);
  const plays = (clock[weekday] ?? []).reduce((sum, count) => sum + count, 0);
  return Math.round(plays / weeks);
}
