import { type Days, lastMonth, monthOf, noDays, partsOf } from './calendar.ts';
import { PeriodReader, type Read } from './read-periods.ts';
import {
  after,
  always,
  and,
  before,
  between,
  from,
  leads,
  months,
  since,
  until,
  upTo,
} from './words/dates.ts';

/** Open where absent. Days since 1970, both included. */
export interface TimeSpan {
  readonly from?: number;
  readonly to?: number;
  readonly isYears: boolean;
  readonly isEra: boolean;
  /** No such day is in the calendar. */
  readonly isNone?: true;
}

/** Reads when something is said to have been, from its words; `today` is a day since 1970. */
export class DateReader {
  readonly #words: readonly string[];
  readonly #today: number;
  readonly #periods: PeriodReader;

  constructor(words: readonly string[], today: number) {
    this.#words = words;
    this.#today = today;
    this.#periods = new PeriodReader(words, today);
  }

  /** The longest span of time that begins at a word; null where none does. */
  read(at: number): Read<TimeSpan> | null {
    const all = always.find((phrase) =>
      phrase.split(' ').every((word, nth) => this.#words[at + nth] === word),
    );
    if (all !== undefined) {
      return { value: { isYears: false, isEra: false }, length: all.split(' ').length };
    }
    return this.#twoEnded(at) ?? this.#oneEnded(at) ?? this.#led(at);
  }

  #is(words: ReadonlySet<string>, at: number): boolean {
    return words.has(this.#words[at] ?? '');
  }

  /** After prepositions and articles. */
  #led(at: number): Read<Days> | null {
    let next = at;
    while (next < at + 4 && this.#is(leads, next)) next += 1;
    for (let from = at; from <= next; from += 1) {
      const found = this.#periods.read(from);
      if (found !== null) return { value: found.value, length: found.length + from - at };
    }
    return null;
  }

  #twoEnded(at: number): Read<TimeSpan> | null {
    const isBetween = this.#is(between, at);
    const start = isBetween || this.#is(from, at) ? at + 1 : at;
    const first = this.#led(start) ?? this.#bareMonth(start);
    if (first === null) return null;
    const joint = start + first.length;
    const joins = isBetween ? this.#is(and, joint) : this.#is(upTo, joint);
    if (!joins) return null;
    const last = this.#led(joint + 1);
    if (last === null) return null;
    const length = joint + 1 + last.length - at;
    if (first.value.isNone || last.value.isNone) return { value: noDays, length };
    const { isYears } = last.value;
    // "between May and July 2020": the year is said once.
    const begins = this.#withYearOf(start, first.value, last.value);
    const value = {
      from: begins.from,
      to: last.value.to,
      ...{ isYears: isYears && first.value.isYears, isEra: first.value.isEra && last.value.isEra },
    };
    if (value.from > value.to) return null;
    return { value, length };
  }

  #bareMonth(at: number): Read<Days> | null {
    const month = months.get(this.#words[at] ?? '');
    return month === undefined ? null : { value: lastMonth(this.#today, month), length: 1 };
  }

  #withYearOf(at: number, first: Days, last: Days): Days {
    let next = at;
    while (this.#is(leads, next)) next += 1;
    const month = months.get(this.#words[next] ?? '');
    const saysYear = this.#periods.year(next + 1) !== null;
    if (month === undefined || saysYear) return first;
    const { year, month: lastMonth } = partsOf(last.from);
    return monthOf(month > lastMonth ? year - 1 : year, month);
  }

  #oneEnded(at: number): Read<TimeSpan> | null {
    const kinds = [since, until, before, after];
    const kind = kinds.find((words) => this.#is(words, at));
    if (kind === undefined) return null;
    const found = this.#led(at + 1);
    if (found === null) return null;
    // "vor zwei Wochen" is a time, "vor 2000" is what was before one.
    const { from, to, isYears, isEra } = found.value;
    const how = { isYears, isEra };
    const length = found.length + 1;
    if (found.value.isNone) return { value: noDays, length };
    if (kind === since) return { value: { from, ...how }, length };
    if (kind === until) return { value: { to, ...how }, length };
    if (kind === before) return { value: { to: from - 1, ...how }, length };
    return { value: { from: to + 1, ...how }, length };
  }
}
