import type { ReportFact } from '../api.generated.ts';
import { pageMessages } from '../messages/page-messages.ts';
import type { Words } from '../words/words.ts';

type Value = Pick<ReportFact, 'unit'> & { readonly value: ReportFact['value'] };

/** A value as the reader's locale writes it. */
export function writeFact({ value, unit }: Value, { locale }: Words): string {
  const { report: words } = pageMessages;
  if (value === null) return '–';
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'string') return value;
  return new Intl.NumberFormat(locale, optionsOf(unit, value)).format(value);
}

function optionsOf(unit: ReportFact['unit'], value: number): Intl.NumberFormatOptions {
  switch (unit) {
    case 'share':
      return { style: 'percent', maximumFractionDigits: Math.abs(value) < 0.1 ? 1 : 0 };
    case 'usd':
      return { style: 'currency', currency: 'USD' };
    case 'days':
      return { style: 'unit', unit: 'day', unitDisplay: 'long', maximumFractionDigits: 0 };
    case 'ms':
      return { style: 'unit', unit: 'millisecond', maximumFractionDigits: 0 };
    default:
      return { maximumSignificantDigits: unit === 'count' ? 21 : 3 };
  }
}

/** By which sentences name it. */
export function idOf({ name, of }: Pick<ReportFact, 'name' | 'of'>): string {
  return of === null ? name : `${name}/${of}`;
}
