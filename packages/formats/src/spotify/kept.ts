/**
 * The fields of an extended-history row that are kept as given, as JSON text in one fixed order. All
 * say how the play began and ended. `offline_timestamp` restates the start of a play unless it was
 * offline, so it is kept only then. A field that is null, or is not what the service writes there, is
 * left out; nothing else of a row is kept.
 */

import type { Row } from '../json/records.ts';

/** Longer than any reason the service gives. */
const longestReason = 64;
/** A history has about a hundred combinations. */
const mostTexts = 1 << 12;

function reason(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= longestReason ? value : undefined;
}

function flag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

function write(row: Row): string {
  const { offline_timestamp: since } = row;
  return JSON.stringify({
    reason_start: reason(row.reason_start),
    reason_end: reason(row.reason_end),
    shuffle: flag(row.shuffle),
    skipped: flag(row.skipped),
    offline: flag(row.offline),
    offline_timestamp: row.offline === true && Number.isSafeInteger(since) ? since : undefined,
    incognito_mode: flag(row.incognito_mode),
  });
}

/** Gives the same string object for the same fields, as far as they repeat. */
export class KeptTable {
  readonly #texts = new Map<string, string>();

  read(row: Row): string {
    if (row.offline === true) return write(row);
    const flags = `${flag(row.shuffle)} ${flag(row.skipped)} ${flag(row.offline)} ${flag(row.incognito_mode)}`;
    const key = `${reason(row.reason_start)}\0${reason(row.reason_end)}\0${flags}`;
    const known = this.#texts.get(key);
    if (known !== undefined) return known;
    if (this.#texts.size >= mostTexts) this.#texts.clear();
    const text = write(row);
    this.#texts.set(key, text);
    return text;
  }
}
