import type { ZonedClock } from '@echotune/engine';

/** A wall clock's times are told apart from real ones by nothing but care: these write what it shows. */
type WallClock = Pick<ZonedClock, 'localMs'>;

/** Times and counts as a language says them. */
export interface TimeWords {
  /** "March 2024" by the listener's clock. */
  month(at: number, clock: WallClock): string;
  /** "today", "yesterday", "on 3 March", "on 3 March 2021" by the listener's clock. */
  day(at: number, now: number, clock: WallClock): string;
  /** "once", "twice", "14 times" */
  times(count: number): string;
  number(count: number): string;
}

interface Manner {
  /** How it writes dates. */
  readonly locale: string;
  readonly today: string;
  readonly yesterday: string;
  readonly on: (date: string) => string;
  readonly times: (count: number, written: string) => string;
}

const dayMs = 86_400_000;

export function timeWords({ locale, today, yesterday, on, times }: Manner): TimeWords {
  // Making a format takes longer than all else about a sentence: one for all zones.
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  const month = format({ month: 'long', year: 'numeric' });
  const dayOfYear = format({ day: 'numeric', month: 'long' });
  const dayAndYear = format({ day: 'numeric', month: 'long', year: 'numeric' });
  const numbers = new Intl.NumberFormat(locale);
  return {
    month: (at, { localMs }) => month.format(localMs(at)),
    day: (at, now, { localMs }) => {
      const [wall, wallNow] = [localMs(at), localMs(now)];
      // A wall clock knows no 23-hour days.
      const daysAgo = Math.floor(wallNow / dayMs) - Math.floor(wall / dayMs);
      if (daysAgo === 0) return today;
      if (daysAgo === 1) return yesterday;
      const sameYear = new Date(wall).getUTCFullYear() === new Date(wallNow).getUTCFullYear();
      return on((sameYear ? dayOfYear : dayAndYear).format(wall));
    },
    times: (count) => times(count, numbers.format(count)),
    number: (count) => numbers.format(count),
  };
}
