import { z } from 'zod';

export const JobState = z.enum(['queued', 'running', 'done', 'failed', 'cancelled']);

/** Why a job failed; null while it has not. */
export const JobFailure = z.object({ code: z.string(), message: z.string() }).nullable();
