import type { SpendingPeriod } from '../domain/spending.ts';

/** The period that a moment is in: its start and, where it has one, its end. UTC epoch milliseconds. */
export function periodAt(
  period: SpendingPeriod,
  at: number,
): { readonly start: number; readonly end: number | null } {
  const date = new Date(at);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  switch (period) {
    case 'day':
      return { start: Date.UTC(year, month, day), end: Date.UTC(year, month, day + 1) };
    case 'month':
      return { start: Date.UTC(year, month), end: Date.UTC(year, month + 1) };
    case 'total':
      return { start: 0, end: null };
  }
}
