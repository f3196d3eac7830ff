import type { ReasonLanguage } from '../../recommend/phrases/languages.ts';

const names = (locale: string, options: Intl.DateTimeFormatOptions, count: number, day: number) => {
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  // 2024 began on a Monday.
  const at = (n: number) => (day === 0 ? Date.UTC(2024, n, 1) : Date.UTC(2024, 0, n + 1));
  return Array.from({ length: count }, (_, n) =>
    format.format(at(n)).toLowerCase().replace('.', ''),
  );
};

/** Of a language: its months and weekdays, in full and short, by their place. */
function calendarOf(locale: string) {
  const months = new Map<string, number>();
  const weekdays = new Map<string, number>();
  for (const length of ['long', 'short'] as const) {
    for (const [n, name] of names(locale, { month: length }, 12, 0).entries()) {
      months.set(name, n + 1);
    }
    for (const [n, name] of names(locale, { weekday: length }, 7, 1).entries()) {
      weekdays.set(name, n);
    }
  }
  return { months, weekdays };
}

const calendars: Readonly<Record<ReasonLanguage, ReturnType<typeof calendarOf>>> = {
  en: calendarOf('en-GB'),
  de: calendarOf('de'),
};

/** 1 is January; null for what is no month. Short forms of two letters are ordinary words ("so", "mi", "do"). */
export function monthOf(key: string, language: ReasonLanguage): number | null {
  return calendars[language].months.get(key) ?? null;
}

/** 0 is Monday. */
export function weekdayOf(key: string, language: ReasonLanguage): number | null {
  if (key.length < 3) return null;
  const { weekdays } = calendars[language];
  return weekdays.get(key) ?? weekdays.get(key.replace(/s$/, '')) ?? null;
}
