import type { Rejection, RejectionCode } from './format.ts';

/** A value as a rejection may show it: short, on one line, and never what is nested in it. */
function shown(value: unknown): string {
  if (typeof value === 'string') {
    return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  }
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return String(value);
}

/** Says that a field's value is not acceptable; `why` continues "FIELD VALUE …". */
export function rejectField(
  code: RejectionCode,
  field: string,
  value: unknown,
  why: string,
): Rejection {
  return { code, reason: `${field} ${shown(value)} ${why}` };
}

export function rejectMissing(field: string): Rejection {
  return { code: 'missing-field', reason: `${field} is missing` };
}
