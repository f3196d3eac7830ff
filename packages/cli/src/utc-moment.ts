import { InvalidArgumentError } from 'commander';

const shape = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z)?$/;

/** An option's value as UTC epoch milliseconds: 2026-05-31, or 2026-05-31T18:00Z. */
export function utcMoment(text: string): number {
  const at = shape.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isFinite(at)) return at;
  throw new InvalidArgumentError('A day, 2026-05-31, or a moment, 2026-05-31T18:00Z.');
}

/** An option's value, any number. */
export function decimal(text: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isFinite(value)) return value;
  throw new InvalidArgumentError('A number.');
}
