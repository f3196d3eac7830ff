import type { ReasonLanguage } from '../recommend/phrases/languages.ts';
import type { FactUnit } from './fact.ts';

type Value = number | string | boolean;

const yesNo: Readonly<Record<ReasonLanguage, readonly [string, string]>> = {
  ...{ en: ['yes', 'no'], de: ['ja', 'nein'] },
};

/** A value as a person reads it: "42 %", "$1.20", "35 days". */
export function writeValue(value: Value, unit: FactUnit, language: ReasonLanguage): string {
  if (typeof value === 'boolean') return yesNo[language][value ? 0 : 1];
  if (typeof value === 'string') return value;
  return numberFormat(value, unit, language).format(value).replaceAll('\u00a0', ' ');
}

/** Parts of what facts are about that are words. */
const germanWords: Readonly<Record<string, string>> = {
  ...{ day: 'Tag', month: 'Monat', total: 'insgesamt', 'one listener': 'eine Person' },
  ...{ question: 'Fragen', assistant: 'Assistent', research: 'Nachschlagen' },
  report: 'Systembericht',
};

/** What a fact is about: "limit 1 (google, month)", "Grenze 1 (google, Monat)". */
export function writeOf(of: string, language: ReasonLanguage): string {
  if (language === 'en') return of;
  const [, id, parts] = /^limit (\d+) \((.*)\)$/.exec(of) ?? [];
  if (id === undefined || parts === undefined) return of.replace(' of the page ', ' der Seite ');
  const words = parts.split(', ').map((part) => germanWords[part] ?? part);
  return `Grenze ${id} (${words.join(', ')})`;
}

/** A score or what it is made of: "20.5", "20,5". */
export function writeWeight(weight: number, language: ReasonLanguage): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(weight);
}

/** The same number is written the same everywhere, so that it can be found again. */
function numberFormat(value: number, unit: FactUnit, language: ReasonLanguage): Intl.NumberFormat {
  switch (unit) {
    case 'share':
      return new Intl.NumberFormat(language, {
        style: 'percent',
        maximumFractionDigits: Math.abs(value) < 0.1 ? 1 : 0,
      });
    case 'usd':
      return new Intl.NumberFormat(language, { style: 'currency', currency: 'USD' });
    case 'days':
      return new Intl.NumberFormat(language, {
        ...({ style: 'unit', unit: 'day', unitDisplay: 'long' } as const),
        maximumFractionDigits: 0,
      });
    case 'ms':
      return new Intl.NumberFormat(language, {
        ...({ style: 'unit', unit: 'millisecond', unitDisplay: 'short' } as const),
        maximumFractionDigits: 0,
      });
    case 'score':
    case 'ratio':
      return new Intl.NumberFormat(language, { maximumSignificantDigits: 3 });
    default:
      return new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  }
}
