import type { DayRange } from '../local-range.ts';

interface SpanWords {
  readonly locale: string;
  readonly ever: string;
  readonly from: (date: string) => string;
  readonly to: (date: string) => string;
  readonly on: (date: string) => string;
  readonly both: (first: string, last: string) => string;
}

/** How a language says when: a local date, and a range of them with a space before it. */
export function spans({ locale, ever, from, to, on, both }: SpanWords) {
  const written = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const day = (date: string) => written.format(new Date(`${date}T00:00:00Z`));
  const between = ({ from: first, to: last }: DayRange) => {
    if (first === undefined) return last === undefined ? ever : to(day(last));
    if (last === undefined) return from(day(first));
    return first === last ? on(day(first)) : both(day(first), day(last));
  };
  return { day, between };
}
