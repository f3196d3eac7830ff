/** Reads the rows of a log for prediction and evaluation. */

import type { Rejection } from '../format.ts';
import { rejectField, rejectMissing } from '../rejection.ts';
import { type BatchColumn, BatchColumns, type BatchKind } from './columns.ts';
import { parseBatchTime, timeShape } from './time.ts';

/** A row as it is told; times are UTC epoch milliseconds. */
export interface BatchPlay {
  /** Empty in a file of plays. */
  readonly case: string;
  /** Null where a case names only its listener. */
  readonly track: string | null;
  readonly listener: string | null;
  readonly session: string | null;
  readonly order: number | null;
  readonly artist: string | null;
  /** Start of playback; null where the log has no times. */
  readonly startedAt: number | null;
  /** −1 where it is not told. */
  readonly msPlayed: number;
  /** How many plays the row stands for, above 0. */
  readonly count: number;
}

interface NumberRule {
  readonly why: string;
  readonly isFit: (value: number) => boolean;
}

const above0: NumberRule = { why: 'is not a number above 0', isFit: (value) => value > 0 };
const anyNumber: NumberRule = { why: 'is not a number', isFit: () => true };
const played: NumberRule = {
  why: 'is not a whole number of milliseconds from 0 on',
  isFit: (value) => Number.isInteger(value) && (value >= 0 || value === -1) && value < 2 ** 31,
};

export class BatchRowReader {
  readonly #columns: BatchColumns;
  readonly #kind: BatchKind;

  constructor(first: readonly string[], kind: BatchKind) {
    this.#columns = new BatchColumns(first, kind);
    this.#kind = kind;
  }

  get problem(): string | null {
    return this.#columns.problem;
  }

  read(cells: readonly string[]): BatchPlay | Rejection {
    const columns = this.#columns;
    const text = (column: BatchColumn) => columns.cell(cells, column) ?? null;
    const [listener, session] = [text('listener'), text('session')];
    const [name, track] = [text('case'), this.#track(cells, listener)];
    if (this.#kind === 'cases' && name === null) return rejectMissing('case');
    if (/[\t\r\n]/.test(name ?? '')) {
      return rejectField('bad-type', 'case', name, 'holds a tab or a line end');
    }
    if (this.#kind === 'plays' && listener === null && session === null) {
      return rejectMissing(columns.has('listener') ? 'listener' : 'session');
    }
    if (typeof track === 'object' && track !== null) return track;
    const order = this.#number(cells, 'order', null, anyNumber);
    if (typeof order === 'object' && order !== null) return order;
    const count = this.#number(cells, 'count', 1, above0);
    if (typeof count === 'object') return count ?? rejectMissing('count');
    const msPlayed = this.#number(cells, 'msPlayed', -1, played);
    if (typeof msPlayed === 'object') return msPlayed ?? rejectMissing('ms_played');
    const startedAt = track === null ? null : this.#startedAt(cells, msPlayed);
    if (typeof startedAt === 'object' && startedAt !== null) return startedAt;
    const artist = text('artist');
    return {
      ...{ case: name ?? '', track, listener, session, order },
      ...{ artist, startedAt, msPlayed, count },
    };
  }

  #track(cells: readonly string[], listener: string | null): string | null | Rejection {
    const track = this.#columns.cell(cells, 'track');
    if (track === undefined) {
      return this.#kind === 'cases' && listener !== null ? null : rejectMissing('track');
    }
    if (!/\s/.test(track)) return track;
    return rejectField('bad-type', 'track', track, 'holds white space, which separates tracks');
  }

  /** A number, or what stands for an empty cell: a column may be there and hold nothing. */
  #number<Empty extends number | null>(
    cells: readonly string[],
    column: BatchColumn,
    empty: Empty,
    rule: NumberRule,
  ): number | Empty | Rejection {
    const text = this.#columns.cell(cells, column);
    if (text === undefined) return empty;
    const value = Number(text);
    if (Number.isFinite(value) && rule.isFit(value)) return value;
    const name = column === 'msPlayed' ? 'ms_played' : column;
    return rejectField('bad-type', name, text, rule.why);
  }

  #startedAt(cells: readonly string[], msPlayed: number): number | null | Rejection {
    const column = this.#columns.has('timestamp') ? 'timestamp' : 'endedAt';
    if (!this.#columns.has(column)) return null;
    const name = column === 'endedAt' ? 'ended_at' : column;
    const text = this.#columns.cell(cells, column);
    if (text === undefined) return rejectMissing(name);
    const at = parseBatchTime(text);
    if (Number.isNaN(at))
      return rejectField('bad-time', name, text, `is not a time (${timeShape})`);
    return column === 'endedAt' ? at - Math.max(0, msPlayed) : at;
  }
}
