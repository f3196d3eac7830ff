import { z } from 'zod';
import { JobStatus } from './model.ts';

/** A job as the operator sees it: what it is about stays its listener's. */
export const OperatedJob = JobStatus.omit({ result: true })
  .extend({
    listener: z.int().nullable().describe('Whose it is; null of the instance'),
    ...{
      attempts: z.int().describe('Begun so far; anew when it is tried again'),
      maxAttempts: z.int(),
    },
    runAfter: z.number().describe('Not before, UTC epoch ms'),
    share: z.number().nullable().describe('How much of it is done, 0 to 1, where that is known'),
  })
  .meta({ id: 'OperatedJob' });

export const Jobs = z
  .object({
    jobs: z.array(OperatedJob).describe('Newest first'),
    next: z.string().nullable().describe('The `cursor` of the next page; null on the last one'),
  })
  .meta({ id: 'Jobs' });
