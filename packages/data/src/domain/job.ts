export const jobStates = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export type JobState = (typeof jobStates)[number];

/** How a job ends that has not done what it was for. */
export const retryableStates: readonly JobState[] = ['failed', 'cancelled'];

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
