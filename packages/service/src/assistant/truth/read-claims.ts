import type { ReasonLanguage } from '../../recommend/phrases/languages.ts';
import { monthOf, weekdayOf } from './date-words.ts';
import { numberWord } from './number-words.ts';
import type { Token } from './read-words.ts';

/** Something that is so or not: a number, or a date as far as it is told. */
export type Claim =
  | { readonly kind: 'number'; readonly value: number; readonly decimals: number }
  | {
      readonly kind: 'date';
      readonly year: number | null;
      /** 1 is January. */
      readonly month: number | null;
      readonly day: number | null;
    }
  | { readonly kind: 'weekday'; readonly weekday: number }
  /** The first year of ten. */
  | { readonly kind: 'decade'; readonly from: number };

export interface PlacedClaim {
  readonly claim: Claim;
  /** Tokens from `at` on. */
  readonly at: number;
  readonly length: number;
}

const isYear = (value: number) => Number.isInteger(value) && value >= 1000 && value <= 2200;
const isDay = (value: number) => Number.isInteger(value) && value >= 1 && value <= 31;

/** A decade as "1990s", "90s", "90er" or "2000ern": its number and what follows. */
function decadeOf(value: number, next: Token | undefined): number | null {
  if (next === undefined || !/^'?(s|er|ern)$/.test(next.key) || value % 10 !== 0) return null;
  if (isYear(value)) return value;
  return value < 100 ? (value <= 20 ? 2000 : 1900) + value : null;
}

/** "1,234" and "12.5" in English, "1.234" and "12,5" in German. */
function readNumber(
  text: string,
  language: ReasonLanguage,
): { readonly value: number; readonly decimals: number } {
  const [group, point] = language === 'en' ? [',', '.'] : ['.', ','];
  const plain = text
    .replace(new RegExp(`\\${group}(?=\\d{3}(?!\\d))`, 'g'), '')
    .replace(point, '.');
  const value = Number(plain);
  return { value, decimals: plain.split('.')[1]?.length ?? 0 };
}

/** "2019-03-03", "03.03.2019", "03.03." */
function writtenDate(tokens: readonly Token[], at: number): PlacedClaim | null {
  const [first, dash, second, another, third] = tokens.slice(at, at + 5);
  if (first?.kind !== 'number') return null;
  const german = /^(\d{1,2})\.(\d{1,2})(?:\.(\d{4}))?$/.exec(first.text);
  if (german?.[3] !== undefined) {
    const [, day, month, year] = german.map(Number);
    return { claim: dateOf(year, month, day), at, length: 1 };
  }
  if (dash?.text !== '-' || second?.kind !== 'number' || !/^\d{4}$/.test(first.text)) return null;
  const [year, month] = [Number(first.text), Number(second.text)];
  if (month < 1 || month > 12) return null;
  const isWhole = another?.text === '-' && third?.kind === 'number' && isDay(Number(third.text));
  if (!isWhole) return { claim: dateOf(year, month), at, length: 3 };
  return { claim: dateOf(year, month, Number(third.text)), at, length: 5 };
}

function dateOf(year?: number, month?: number, day?: number): Claim {
  return { kind: 'date', year: year ?? null, month: month ?? null, day: day ?? null };
}

function skipped(tokens: readonly Token[], at: number): number {
  const key = tokens[at]?.key;
  return key === ',' || key === '.' || key === 'of' || key === 'the' ? at + 1 : at;
}

function numberAt(tokens: readonly Token[], at: number, language: ReasonLanguage): number | null {
  const token = tokens[at];
  return token?.kind === 'number' ? readNumber(token.text, language).value : null;
}

/** What begins with the name of a month, or with a day before it. */
function saidDate(
  tokens: readonly Token[],
  at: number,
  language: ReasonLanguage,
): PlacedClaim | null {
  const before = numberAt(tokens, at, language);
  let next = at;
  let day: number | undefined;
  if (before !== null && isDay(before)) {
    next = skipped(tokens, /^(st|nd|rd|th)$/.test(tokens[at + 1]?.key ?? '') ? at + 2 : at + 1);
    day = before;
  }
  const month = monthOf(tokens[next]?.key ?? '', language);
  // "may" and "mar" are words, too.
  if (month === null || (!tokens[next]?.isCapital && day === undefined)) return null;
  next += 1;
  if (day === undefined) {
    const after = numberAt(tokens, next, language);
    if (after !== null && isDay(after)) {
      day = after;
      next += 1;
    }
  }
  const year = numberAt(tokens, skipped(tokens, next), language);
  if (year === null || !isYear(year))
    return { claim: dateOf(undefined, month, day), at, length: next - at };
  return { claim: dateOf(year, month, day), at, length: skipped(tokens, next) + 1 - at };
}

function claimAt(
  tokens: readonly Token[],
  at: number,
  language: ReasonLanguage,
): PlacedClaim | null {
  const date = writtenDate(tokens, at) ?? saidDate(tokens, at, language);
  if (date !== null) return date;
  const token = tokens[at];
  if (token === undefined || token.kind === 'mark') return null;
  if (token.kind === 'number') {
    const time = /^(\d{1,2}):(\d{2})$/.exec(token.text);
    const number = readNumber(time?.[1] ?? token.text, language);
    const decade = decadeOf(number.value, tokens[at + 1]);
    if (decade !== null) return { claim: { kind: 'decade', from: decade }, at, length: 2 };
    if (isYear(number.value) && token.text.length === 4)
      return { claim: dateOf(number.value), at, length: 1 };
    return { claim: { kind: 'number', ...number }, at, length: 1 };
  }
  const weekday = weekdayOf(token.key, language);
  if (weekday !== null && (token.isCapital || token.key.length > 3)) {
    return { claim: { kind: 'weekday', weekday }, at, length: 1 };
  }
  const value = numberWord(token.key, language);
  return value === null ? null : { claim: { kind: 'number', value, decimals: 0 }, at, length: 1 };
}

/** Every number and date in some tokens; those for which `isTaken` holds are part of a name. */
export function readClaims(
  tokens: readonly Token[],
  language: ReasonLanguage,
  isTaken: (at: number) => boolean = () => false,
): PlacedClaim[] {
  const claims: PlacedClaim[] = [];
  for (let at = 0; at < tokens.length; ) {
    const claim = isTaken(at) ? null : claimAt(tokens, at, language);
    if (claim !== null) claims.push(claim);
    at += claim?.length ?? 1;
  }
  return claims;
}
