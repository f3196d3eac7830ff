import type { ZonedClock } from '@echotune/engine';

/** A wall clock's times are told apart from real ones by nothing but care: these write what it shows. */
type WallClock = Pick<ZonedClock, 'localMs'>;

// Making a format takes longer than all else about a sentence: one for all zones.
const month = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const dayOfYear = new Intl.DateTimeFormat('en-GB', {
  ...{ day: 'numeric', month: 'long', timeZone: 'UTC' },
});
const dayAndYear = new Intl.DateTimeFormat('en-GB', {
  ...{ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
});
const number = new Intl.NumberFormat('en');
const dayMs = 86_400_000;

/** "March 2024" by the listener's clock. */
export function monthWords(at: number, { localMs }: WallClock): string {
  return month.format(localMs(at));
}

/** "today", "yesterday", "on 3 March", "on 3 March 2021" by the listener's clock. */
export function dayWords(at: number, now: number, { localMs }: WallClock): string {
  const [wall, wallNow] = [localMs(at), localMs(now)];
  // A wall clock knows no 23-hour days.
  const daysAgo = Math.floor(wallNow / dayMs) - Math.floor(wall / dayMs);
  if (daysAgo === 0) return 'today';
  if (daysAgo === 1) return 'yesterday';
  const sameYear = new Date(wall).getUTCFullYear() === new Date(wallNow).getUTCFullYear();
  return `on ${(sameYear ? dayOfYear : dayAndYear).format(wall)}`;
}

/** "once", "twice", "14 times". */
export function timesWord(count: number): string {
  if (count === 1) return 'once';
  return count === 2 ? 'twice' : `${number.format(count)} times`;
}
