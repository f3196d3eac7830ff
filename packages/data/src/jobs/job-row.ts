import type { Selectable } from 'kysely';
import type { Job } from '../domain/job.ts';
import type { Schema } from '../sql/schema.ts';

export function jobFromRow(row: Selectable<Schema['job']>): Job {
  const { error_code: code, error_message: message } = row;
  return {
    id: row.id,
    kind: row.kind,
    payload: JSON.parse(row.payload),
    state: row.state,
    attempts: row.attempts,
    maxAttempts: row.max_attempts,
    runAfter: row.run_after,
    progress: row.progress === null ? null : JSON.parse(row.progress),
    result: row.result === null ? null : JSON.parse(row.result),
    error: code === null ? null : { code, message: message ?? '' },
    createdAt: row.created_at,
    finishedAt: row.finished_at,
  };
}

/** A job whose payload names a `listenerId` is that listener's, and is forgotten with them. */
export function listenerOf(payload: unknown): number | null {
  if (typeof payload !== 'object' || payload === null || !('listenerId' in payload)) return null;
  return typeof payload.listenerId === 'number' ? payload.listenerId : null;
}
