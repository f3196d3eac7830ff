import type { Generated } from 'kysely';
import type { JobState } from '../domain/job.ts';

/** The tables of background jobs as Kysely sees them. */
export interface JobTables {
  job: {
    id: Generated<number>;
    listener_id: number | null;
    kind: string;
    payload: string;
    state: JobState;
    /** Of the present try: a job that is tried again by hand begins anew. */
    attempts: Generated<number>;
    /** How often it was ever claimed: the fence. */
    claims: Generated<number>;
    max_attempts: number;
    run_after: number;
    lease_until: number | null;
    cancel_asked: Generated<number>;
    unique_key: string | null;
    progress: string | null;
    result: string | null;
    error_code: string | null;
    error_message: string | null;
    created_at: number;
    finished_at: number | null;
  };
  /** Either `every_ms`, or `cron` with `time_zone`. */
  job_schedule: {
    name: string;
    kind: string;
    payload: string;
    every_ms: number | null;
    cron: string | null;
    time_zone: string | null;
    next_at: number;
  };
  lease: {
    name: string;
    /** Null once it was released: the row stays, for the term to go on from. */
    holder: string | null;
    term: number;
    taken_at: number;
    held_until: number;
  };
}
