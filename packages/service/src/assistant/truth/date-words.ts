import type { ReasonLanguage } from '../../recommend/phrases/languages.ts';

/** What a calendar calls some days, in full and short. 2024 began on a Monday. */
function namesOf(
  locale: string,
  part: 'month' | 'weekday',
  days: readonly (readonly [month: number, day: number])[],
): ReadonlySet<string> {
  const written = (['long', 'short'] as const).flatMap((length) => {
    const format = new Intl.DateTimeFormat(locale, { [part]: length, timeZone: 'UTC' });
    return days.map(([month, day]) => format.format(Date.UTC(2024, month, day)));
  });
  return new Set(written.map((name) => name.toLowerCase().replace('.', '')));
}

const firstOfMonths = Array.from({ length: 12 }, (_, month) => [month, 1] as const);
const aWeek = Array.from({ length: 7 }, (_, day) => [0, day + 1] as const);

const calendarOf = (locale: string) => ({
  months: namesOf(locale, 'month', firstOfMonths),
  weekdays: namesOf(locale, 'weekday', aWeek),
});

const calendars: Readonly<Record<ReasonLanguage, ReturnType<typeof calendarOf>>> = {
  en: calendarOf('en-GB'),
  de: calendarOf('de'),
};

export function isMonth(key: string, language: ReasonLanguage): boolean {
  return calendars[language].months.has(key);
}

/** Short forms of two letters are ordinary words ("so", "mi", "do"). */
export function isWeekday(key: string, language: ReasonLanguage): boolean {
  const { weekdays } = calendars[language];
  return key.length >= 3 && (weekdays.has(key) || weekdays.has(key.replace(/s$/, '')));
}
