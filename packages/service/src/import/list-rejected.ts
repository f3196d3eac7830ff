import type { ImportFile, OutcomeSpan, Store } from '@echotune/data';

/** Consecutive records of a file that could not be used, for one reason. */
export interface RejectedRows extends Pick<OutcomeSpan, 'line' | 'code' | 'reason'> {
  readonly file: string;
  /** Position of the first such record in the file, from 0. */
  readonly record: number;
  readonly lastRecord: number;
}

/** What was rejected of an import's files, in their order; at most `limit` entries. */
export async function listRejected(
  store: Store,
  files: readonly Pick<ImportFile, 'id' | 'name'>[],
  limit: number,
): Promise<RejectedRows[]> {
  const rows: RejectedRows[] = [];
  for (const { id, name } of files) {
    if (rows.length >= limit) break;
    const page = { outcome: 'rejected', offset: 0, limit: limit - rows.length } as const;
    for (const span of await store.imports.outcomes(id, page)) {
      const { firstRecord: record, lastRecord, line, code, reason } = span;
      rows.push({ file: name, record, lastRecord, line, code, reason });
    }
  }
  return rows;
}
