import { EchoError } from '@echotune/data';
import type { ImportProgress } from '../import/import-history.ts';

/** Every kind of background job. */
export const jobKinds = [
  ...(['import', 'demo', 'train', 'retention', 'backtest', 'playlists'] as const),
  ...(['spotify-plays', 'spotify-library', 'scrobble-history', 'scrobble-forward'] as const),
  ...(['enrich', 'tend-models', 'mlflow', 'run-agents', 'report'] as const),
] as const;

/** Payload of an `import` job. */
export interface ImportPayload {
  readonly listenerId: number;
  /** Name of the upload's folder within the spool; a home may be spelled otherwise the next time. */
  readonly upload: string;
}

export interface DemoPayload {
  readonly listenerId: number;
}

/** What a `backtest` job is asked. */
export interface BacktestPayload extends DemoPayload {
  readonly weeks: number;
  /** Songs on a list. */
  readonly size: number;
  readonly seed: number;
}

/** What a `scrobble-history` job is asked. */
export interface HistoryPayload extends DemoPayload {
  readonly provider: string;
  /** Everything once more. */
  readonly again: boolean;
}

/** Progress of `import` and `demo` jobs. */
export interface ImportJobProgress extends Partial<ImportProgress> {
  readonly phase: 'waiting' | 'reading' | 'training' | 'finished';
}

export function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

export function numberIn(value: unknown, name: string): number | null {
  const found = fieldsOf(value)[name];
  return typeof found === 'number' ? found : null;
}

/** The upload a job reads, if it is an import. */
export function uploadOf({ kind, payload }: { kind: string; payload: unknown }): string | null {
  const { upload } = fieldsOf(payload);
  return kind === 'import' && typeof upload === 'string' ? upload : null;
}

/** Throws input-invalid: a payload of another shape was never enqueued by this code. */
export function importPayload(payload: unknown): ImportPayload {
  const upload = uploadOf({ kind: 'import', payload });
  if (upload === null) throw new EchoError('input-invalid', 'Not the payload of an import.');
  return { ...demoPayload(payload), upload };
}

/** Throws input-invalid. */
export function demoPayload(payload: unknown): DemoPayload {
  const listenerId = numberIn(payload, 'listenerId');
  if (listenerId === null) throw new EchoError('input-invalid', 'The payload names no listener.');
  return { listenerId };
}

/** Throws input-invalid. */
export function historyPayload(payload: unknown): HistoryPayload {
  const { provider, again } = fieldsOf(payload);
  if (typeof provider !== 'string') {
    throw new EchoError('input-invalid', 'The payload names no provider.');
  }
  return { ...demoPayload(payload), provider, again: again === true };
}

/** Throws input-invalid. */
export function backtestPayload(payload: unknown): BacktestPayload {
  const [weeks, size, seed] = ['weeks', 'size', 'seed'].map((name) => numberIn(payload, name));
  if (weeks == null || size == null || seed == null) {
    throw new EchoError('input-invalid', 'Not the payload of a backtest.');
  }
  return { ...demoPayload(payload), weeks, size, seed };
}

/** The import run that a job has begun, by what it reported, if any. */
export function runOf(progress: unknown): number | null {
  return numberIn(progress, 'runId');
}
