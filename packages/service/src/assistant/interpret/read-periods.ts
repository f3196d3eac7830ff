import {
  type Days,
  dateOf,
  dayOf,
  daysBetween,
  lastMonth,
  lastWeekday,
  lastWeekend,
  monthOf,
  noDays,
  partsOf,
  unitBefore,
  unitsUpTo,
  yearsBetween,
} from './calendar.ts';
import {
  after,
  ago,
  and,
  before,
  between,
  christmas,
  current,
  daysAgo,
  decades,
  early,
  late,
  leads,
  months,
  previous,
  seasons,
  since,
  units,
  until,
  upTo,
  weekdays,
  weekend,
} from './words/dates.ts';
import { numbers, ones } from './words/numbers.ts';

/** What some words say. */
export interface Read<T> {
  readonly value: T;
  /** How many words it takes. */
  readonly length: number;
}

/** What goes on with a request after a decade. */
const afterDecades = new Set(
  'please bitte but aber and und or oder with mit without ohne that die only nur for fur fuer not nicht'.split(
    ' ',
  ),
);

/** Whether three numbers are written like a date, whether or not there is one. */
function isDateLike(...numbers: readonly number[]): boolean {
  const [one = 0, two = 0, three = 0] = numbers;
  const isYear = (year: number) => year >= 1900 && year <= 2199;
  const [day, month] = isYear(one) ? [three, two] : [one, two];
  if (isYear(one) === isYear(three)) return false;
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/** Reads periods by their names: "last month", "summer of 2019", "3 May 2024", "the 90s". */
export class PeriodReader {
  readonly #words: readonly string[];
  readonly #today: number;

  constructor(words: readonly string[], today: number) {
    this.#words = words;
    this.#today = today;
  }

  #is(words: ReadonlySet<string>, at: number): boolean {
    return words.has(this.#words[at] ?? '');
  }

  /** The period that begins at a word; null where none does. */
  read(at: number): Read<Days> | null {
    return (
      this.#agoAt(at) ??
      this.#relative(at) ??
      this.#named(at) ??
      this.#dated(at) ??
      this.#decade(at) ??
      this.#yearAt(at)
    );
  }

  /** How many units are meant, at least one; null where no such number is said. */
  #count(at: number): number | null {
    const word = this.#words[at] ?? '';
    if (ones.has(word)) return 1;
    if (/^\d{1,3}$/.test(word)) return Number(word) || null;
    return numbers.get(word) ?? null;
  }

  /** "three weeks ago", "vor drei Wochen": the calendar's unit that it was in. */
  #agoAt(at: number): Read<Days> | null {
    const isGerman = this.#words[at] === 'vor';
    const start = isGerman ? at + 1 : at;
    const count = this.#count(start);
    const unit = units.get(this.#words[start + 1] ?? '');
    if (count === null || unit === undefined) return null;
    if (!isGerman && !this.#is(ago, start + 2)) return null;
    return { value: unitBefore(this.#today, unit, count), length: 3 };
  }

  #relative(at: number): Read<Days> | null {
    const [isCurrent, isPrevious] = [this.#is(current, at), this.#is(previous, at)];
    if (!isCurrent && !isPrevious) return null;
    const count = isPrevious ? this.#count(at + 1) : null;
    const counted = units.get(this.#words[at + 2] ?? '');
    if (count !== null && counted !== undefined) {
      return { value: unitsUpTo(this.#today, counted, count), length: 3 };
    }
    const word = this.#words[at + 1] ?? '';
    const back = isPrevious ? 1 : 0;
    const unit = units.get(word);
    if (unit !== undefined) return { value: unitBefore(this.#today, unit, back), length: 2 };
    if (weekend.has(word)) return { value: lastWeekend(this.#today), length: 2 };
    const named = this.#named(at + 1) ?? this.#dated(at + 1);
    return named === null ? null : { value: named.value, length: named.length + 1 };
  }

  /** Days, seasons and feasts by their names. */
  #named(at: number): Read<Days> | null {
    const word = this.#words[at] ?? '';
    const days = daysAgo.get(word);
    if (days !== undefined) return { value: unitBefore(this.#today, 'day', days), length: 1 };
    if (weekend.has(word)) return { value: lastWeekend(this.#today), length: 1 };
    const weekday = weekdays.get(word);
    if (weekday !== undefined) return { value: lastWeekday(this.#today, weekday), length: 1 };
    const starts = christmas.has(word) ? 12 : seasons.get(word);
    if (starts === undefined) return null;
    const yearAt = this.#is(leads, at + 1) ? at + 2 : at + 1;
    const said = this.year(yearAt);
    const make = (year: number): Days =>
      christmas.has(word)
        ? daysBetween(dayOf(year, 12, 24), dayOf(year, 12, 26))
        : daysBetween(dayOf(year, starts, 1), dayOf(year, starts + 3, 1) - 1);
    if (said !== null) return { value: make(said), length: yearAt + 1 - at };
    const { year } = partsOf(this.#today);
    const latest = [year, year - 1, year - 2].map(make).find(({ to }) => to < this.#today);
    return { value: latest ?? make(year), length: 1 };
  }

  /** "3 May 2024", "May 3rd", "May 2024", "Mai"; "2024-05-03" and "3.5.2024" come as three words. */
  #dated(at: number): Read<Days> | null {
    const numbersHere = [0, 1, 2].map((nth) => {
      const word = this.#words[at + nth] ?? '';
      return /^\d{1,4}$/.test(word) ? Number(word) : Number.NaN;
    });
    const [one = Number.NaN, two = Number.NaN, three = Number.NaN] = numbersHere;
    const iso = dateOf(one, two, three) ?? dateOf(three, two, one);
    if (iso !== null) return { value: iso, length: 3 };
    if (isDateLike(one, two, three)) return { value: noDays, length: 3 };
    const dotted = this.#dotted(at);
    if (dotted !== null) return dotted;
    const day = /^(\d{1,2})(st|nd|rd|th)?$/.exec(this.#words[at] ?? '')?.[1];
    const monthAt = day === undefined ? at : this.#words[at + 1] === 'of' ? at + 2 : at + 1;
    const month = months.get(this.#words[monthAt] ?? '');
    if (month === undefined || !this.#isMonth(monthAt)) return null;
    const afterMonth = /^(\d{1,2})(st|nd|rd|th)?$/.exec(this.#words[monthAt + 1] ?? '')?.[1];
    const dayAfter = day === undefined ? afterMonth : undefined;
    const yearAt = dayAfter === undefined ? monthAt + 1 : monthAt + 2;
    const year = this.year(yearAt) ?? this.year(this.#is(leads, yearAt) ? yearAt + 1 : -1);
    const taken = year === null ? 0 : this.year(yearAt) === null ? 2 : 1;
    const length = yearAt + taken - at;
    const named = day ?? dayAfter;
    if (named === undefined) {
      return {
        value: year === null ? lastMonth(this.#today, month) : monthOf(year, month),
        length,
      };
    }
    const recent = partsOf(lastMonth(this.#today, month).from).year;
    const found = dateOf(year ?? recent, month, Number(named));
    return { value: found ?? noDays, length };
  }

  /** "1.5.", the last one that there was. */
  #dotted(at: number): Read<Days> | null {
    const [day, month] = [at, at + 1].map(
      (place) => /^(\d+)\.$/.exec(this.#words[place] ?? '')?.[1],
    );
    if (day === undefined || month === undefined) return null;
    const isMonth = Number(month) >= 1 && Number(month) <= 12;
    const { year } = partsOf(lastMonth(this.#today, isMonth ? Number(month) : 1).from);
    return { value: dateOf(year, Number(month), Number(day)) ?? noDays, length: 2 };
  }

  /** "may" and "march" are verbs where nothing before or after them tells of a time. */
  #isMonth(at: number): boolean {
    const word = this.#words[at] ?? '';
    if (word !== 'may' && word !== 'march') return true;
    const isLed = [leads, since, until, before, after, between, previous, current, and, upTo].some(
      (words) => this.#is(words, at - 1),
    );
    return isLed || this.year(at + 1) !== null || /^\d/.test(this.#words[at - 1] ?? '');
  }

  #decade(at: number): Read<Days> | null {
    const [isEarly, isLate] = [this.#is(early, at), this.#is(late, at)];
    let next = isEarly || isLate ? at + 1 : at;
    if (next > at && this.#words[next] === 'of') next += 1;
    if (next > at && ['der', 'den', 'the'].includes(this.#words[next] ?? '')) next += 1;
    const word = this.#words[next] ?? '';
    const digits = /^(\d{2}|\d{4})(?:s|er|ern)$/.exec(word)?.[1] ?? this.#bareDecade(next);
    const said = digits === undefined ? decades.get(word) : Number(digits);
    if (said === undefined || said % 10 !== 0) return null;
    const first = said > 99 ? said : said > 20 ? 1900 + said : 2000 + said;
    if (first < 1000 || first > 2190) return null;
    const years = isEarly ? [0, 3] : isLate ? [7, 9] : [0, 9];
    const [start = 0, end = 9] = years;
    const value = yearsBetween(first + start, first + end, true);
    const isYearsSaid = ['jahre', 'jahren', 'years'].includes(this.#words[next + 1] ?? '');
    return { value, length: next + (isYearsSaid ? 2 : 1) - at };
  }

  /** "from the 80", where nothing that can be counted comes after it. */
  #bareDecade(at: number): string | undefined {
    const isLed = ['the', 'den', 'der'].includes(this.#words[at - 1] ?? '');
    const isFrom = ['from', 'in', 'of', 'aus', 'von', 'out'].includes(this.#words[at - 2] ?? '');
    const next = this.#words[at + 1];
    const ends = next === undefined || afterDecades.has(next);
    const word = this.#words[at] ?? '';
    return isLed && isFrom && ends && /^[2-9]0$/.test(word) ? word : undefined;
  }

  #yearAt(at: number): Read<Days> | null {
    const year = this.year(at);
    if (year === null) return null;
    return { value: unitBefore(this.#today, 'year', partsOf(this.#today).year - year), length: 1 };
  }

  /** The year that a word is; null for others. */
  year(at: number): number | null {
    const word = this.#words[at] ?? '';
    return /^(19|20)\d\d$/.test(word) ? Number(word) : null;
  }
}
