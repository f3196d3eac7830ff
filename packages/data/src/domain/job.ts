export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

export interface Job {
  readonly id: number;
  readonly kind: string;
  readonly payload: unknown;
  readonly state: JobState;
  /** Attempts begun so far. */
  readonly attempts: number;
  readonly maxAttempts: number;
  /** Not before, UTC epoch milliseconds. */
  readonly runAfter: number;
  /** What the worker last reported; its shape belongs to the kind. */
  readonly progress: unknown;
  readonly result: unknown;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly createdAt: number;
  readonly finishedAt: number | null;
}
