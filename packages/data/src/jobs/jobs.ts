import type { Job, JobState } from '../domain/job.ts';

export interface EnqueueOptions {
  /** UTC epoch milliseconds; default now. */
  readonly runAfter?: number;
  /** Default 3. */
  readonly maxAttempts?: number;
  /** While a queued or running job has this key, enqueue returns that job instead of a second one. */
  readonly uniqueKey?: string;
}

/** Again and again after that time, or whenever the clocks of a zone show what the expression says. */
export type Timing =
  | { readonly everyMs: number }
  /** Minute, hour, day of the month, month, day of the week: `0 4 * * *` is four in the morning. */
  | { readonly cron: string; readonly timeZone: string };

export interface Schedule {
  readonly name: string;
  readonly kind: string;
  readonly timing: Timing;
  /** When it is enqueued next, UTC epoch milliseconds; in the past where that is still to be done. */
  readonly nextAt: number;
}

/** How many jobs of a kind are in a state. */
export interface JobCount {
  readonly kind: string;
  readonly state: JobState;
  readonly count: number;
  /** Since when the first of those that wait has been due; null where none is. */
  readonly dueSince: number | null;
}

export interface JobFilter {
  readonly kind?: string;
  /** Several are looked up at one moment: no job slips from one into another meanwhile. */
  readonly state?: JobState | readonly JobState[];
  /** Only what is about that listener. */
  readonly listenerId?: number;
  readonly limit?: number;
  /** Only those enqueued after that one. */
  readonly afterId?: number;
  /** Only those enqueued before that one. */
  readonly beforeId?: number;
}

/**
 * A job a worker holds. The lease lapses unless `report` or `beat` renews it; whoever has lost it
 * gets job-cancelled from everything but `beat`.
 */
export interface ClaimedJob {
  readonly job: Job;
  /** Stores progress and renews the lease. */
  report(progress: unknown): Promise<void>;
  /** Renews the lease; true when someone asked to cancel, or another worker has taken over. */
  beat(): Promise<boolean>;
  complete(result: unknown): Promise<void>;
  /** Queues it again with exponential delay until `maxAttempts` is reached; then it is failed. */
  fail(error: { code: string; message: string }, options?: { retry: boolean }): Promise<void>;
  /** Acknowledges a cancel request. */
  cancelled(): Promise<void>;
  /** Gives it back to be claimed at once, without counting the attempt: its worker is told to stop. */
  release(): Promise<void>;
}

/**
 * Durable work. At-least-once: a worker that dies loses its lease and the job runs again, so work
 * must be idempotent. Times are UTC epoch milliseconds and handed in through the store's clock.
 */
export interface Jobs {
  /**
   * The payload is stored as JSON. One that names a `listenerId` (a number) is that listener's and
   * is forgotten with them.
   */
  enqueue(kind: string, payload: unknown, options?: EnqueueOptions): Promise<Job>;
  /**
   * Runs `kind` at its times, first when the next of them has come; replaces an earlier schedule of the
   * same name. What that has missed is still run, once however often it was missed; an interval begun
   * goes on where it ends sooner. A run still going on is not doubled. Throws schedule-invalid,
   * time-zone-unknown.
   */
  schedule(name: string, kind: string, payload: unknown, timing: Timing): Promise<void>;
  unschedule(name: string): Promise<void>;
  /** The next first. */
  schedules(): Promise<Schedule[]>;
  /** Enqueues what is due of the schedules, then claims the oldest due job of these kinds. */
  claim(kinds: readonly string[], leaseMs: number): Promise<ClaimedJob | null>;
  /** Whether `claim` would find a job of these kinds now. */
  due(kinds: readonly string[]): Promise<boolean>;
  get(id: number): Promise<Job | null>;
  /** Newest first; all of them where no limit is given. */
  list(filter: JobFilter): Promise<Job[]>;
  /** Those that wait, run or have failed, by kind, then state. */
  counts(): Promise<JobCount[]>;
  /** A queued job is cancelled at once; a running one when its worker notices. Throws job-unknown. */
  cancel(id: number): Promise<Job>;
  /**
   * Queues a job that failed or was cancelled once more, with as many attempts as a new one; what it
   * reported is there for it. Throws job-unknown, job-not-retryable (it has not ended so, or another
   * with its unique key waits or runs).
   */
  retry(id: number): Promise<Job>;
  /**
   * Removes what ended so long ago and nobody will ask for: jobs that failed or were cancelled, and runs of
   * schedules. How many.
   */
  tidy(keptMs: number): Promise<number>;
}
