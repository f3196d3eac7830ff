/** The columns of a log for prediction and evaluation, found by their names. */

import { cellAt, Header, plainName } from '../csv/header.ts';

/** Names of columns; where there are several the first that a table has counts. */
const names = {
  case: ['case'],
  track: ['track'],
  listener: ['listener', 'user', 'user_id'],
  session: ['session', 'session_id'],
  timestamp: ['timestamp', 'started_at', 'listened_at'],
  endedAt: ['ended_at'],
  order: ['order'],
  count: ['count'],
  msPlayed: ['ms_played'],
  artist: ['artist'],
} as const;

export type BatchColumn = keyof typeof names;

/** What a file is for: plays to learn from, or cases to answer. */
export type BatchKind = 'plays' | 'cases';

export class BatchColumns {
  readonly #header: Header;
  readonly #at: ReadonlyMap<string, number>;
  /** Why the table cannot be used; null where it can. */
  readonly problem: string | null;

  constructor(first: readonly string[], kind: BatchKind) {
    // Spreadsheets write a mark at the beginning of the file.
    this.#header = new Header(first.map((name) => plainName(name.replace(/^\ufeff/, ''))));
    const columns = Object.entries(names);
    this.#at = new Map(columns.map(([column, known]) => [column, this.#header.find(...known)]));
    const whys = this.#lacks(kind);
    this.problem =
      whys.length === 0 ? null : `${whys.join('; ')}; its first row is ${this.#header.shown()}`;
  }

  has(column: BatchColumn): boolean {
    return this.#at.get(column) !== -1;
  }

  /** A row's cell without the spaces around it; undefined for nothing. */
  cell(cells: readonly string[], column: BatchColumn): string | undefined {
    return cellAt(cells, this.#at.get(column) ?? -1)?.trim() || undefined;
  }

  #lacks(kind: BatchKind): string[] {
    const needed = (column: BatchColumn) =>
      this.has(column) ? '' : `no column is called ${column}`;
    const isOwned = this.has('listener') || this.has('session');
    const owner = isOwned ? '' : 'no column is called listener or session';
    const length = this.has('endedAt') && !this.has('timestamp') ? needed('msPlayed') : '';
    const whys = kind === 'cases' ? [needed('case'), needed('track')] : [needed('track'), owner];
    return [...whys, length.replace('msPlayed', 'ms_played')].filter((why) => why !== '');
  }
}
