import type { Generated } from 'kysely';
import type { JobState } from '../domain/job.ts';

/** The tables of background work. */
export interface JobTables {
  job: {
    id: Generated<number>;
    listener_id: number | null;
    kind: string;
    payload: string;
    state: JobState;
    attempts: Generated<number>;
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
  job_schedule: { name: string; kind: string; payload: string; every_ms: number; next_at: number };
}
