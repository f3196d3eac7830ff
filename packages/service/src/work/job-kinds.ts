import type { ImportProgress } from '../import/import-history.ts';

/** Every kind of background job. */
export const jobKinds = ['import', 'demo', 'train'] as const;

/** Payload of an `import` job. */
export interface ImportPayload {
  readonly listenerId: number;
  readonly paths: readonly string[];
  /** Folder of uploaded files, removed when the job has ended for good; null for the caller's own files. */
  readonly spool: string | null;
}

export interface DemoPayload {
  readonly listenerId: number;
}

/** Progress of `import` and `demo` jobs. */
export interface ImportJobProgress extends Partial<ImportProgress> {
  readonly phase: 'waiting' | 'reading' | 'training' | 'finished';
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** Throws TypeError: a payload of another shape was never enqueued by this code. */
export function importPayload(value: unknown): ImportPayload {
  const { listenerId, paths, spool } = fieldsOf(value);
  const areText = Array.isArray(paths) && paths.every((path) => typeof path === 'string');
  if (typeof listenerId !== 'number' || !areText) throw new TypeError('Not an import payload');
  return { listenerId, paths, spool: typeof spool === 'string' ? spool : null };
}

/** Throws TypeError. */
export function demoPayload(value: unknown): DemoPayload {
  const { listenerId } = fieldsOf(value);
  if (typeof listenerId !== 'number') throw new TypeError('Not a demo payload');
  return { listenerId };
}

/** The import run an earlier attempt of the job had begun, if any. */
export function runOfEarlierAttempt(progress: unknown): number | null {
  const { runId } = fieldsOf(progress);
  return typeof runId === 'number' ? runId : null;
}
