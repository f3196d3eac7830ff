import type { DumpListen, Rejection } from '@echotune/formats';

/** read = added + duplicates + notMusic + rejected + notSampled, always. */
export interface CorpusTotals {
  readonly read: number;
  readonly added: number;
  readonly duplicates: number;
  readonly notMusic: number;
  readonly rejected: number;
  /** Plays of listeners who are not of the sample. */
  readonly notSampled: number;
}

/** A row that could not be used. */
export interface RejectedRow {
  readonly file: string;
  readonly line: number;
  /** Position in the file, from 0. */
  readonly record: number;
  readonly code: Rejection['code'];
  readonly reason: string;
}

const mostRejected = 1000;

/** Counts what becomes of records, and names the first of those that could not be used. */
export class CorpusTally {
  #totals: CorpusTotals = {
    ...{ read: 0, added: 0, duplicates: 0, notMusic: 0, rejected: 0, notSampled: 0 },
  };
  readonly rejectedRows: RejectedRow[] = [];

  get totals(): CorpusTotals {
    return this.#totals;
  }

  /** Adds to the counts; `read` follows from the others. */
  count(more: Partial<Omit<CorpusTotals, 'read'>>): void {
    const { added = 0, duplicates = 0, notMusic = 0, rejected = 0, notSampled = 0 } = more;
    const before = this.#totals;
    this.#totals = {
      read: before.read + added + duplicates + notMusic + rejected + notSampled,
      added: before.added + added,
      duplicates: before.duplicates + duplicates,
      notMusic: before.notMusic + notMusic,
      rejected: before.rejected + rejected,
      notSampled: before.notSampled + notSampled,
    };
  }

  /** Counts a record that is no play of anybody. */
  countOther(file: string, { listener, record }: DumpListen): void {
    const { rejected, play, line, record: nth } = record;
    const nobodys: Rejection | undefined =
      play !== undefined && listener === ''
        ? { code: 'missing-field', reason: 'the listener is missing' }
        : undefined;
    const why = rejected ?? nobodys;
    if (why === undefined) {
      this.count({ notMusic: 1 });
      return;
    }
    this.count({ rejected: 1 });
    if (this.rejectedRows.length < mostRejected) {
      this.rejectedRows.push({ file, line, record: nth, ...why });
    }
  }
}
