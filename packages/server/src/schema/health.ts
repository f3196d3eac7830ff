import { z } from 'zod';
import { healthProblems } from '../health/part.ts';

const part = {
  name: z.string(),
  ok: z.boolean(),
  since: z
    .int()
    .nullable()
    .describe('Since when this server has seen it so, UTC epoch milliseconds; null: all the time'),
  problem: z.enum(healthProblems).nullable().describe('What is wrong, or soon will be'),
  advice: z.string().nullable().describe('What to do'),
};

const status = z.enum(['ok', 'degraded', 'down']);

export const Health = z
  .object({
    status,
    version: z.string(),
    parts: z.array(
      z.object({ ...part, detail: z.string().describe('What is wrong, or what is there') }),
    ),
  })
  .meta({ id: 'Health' });

/** Whether a server can answer; for whoever asks, so nothing of what is in it. */
export const Readiness = z
  .object({ status, parts: z.array(z.object(part)) })
  .meta({ id: 'Readiness' });

/** RFC 9457 problem document. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    advice: z.string(),
  })
  .meta({ id: 'Problem' });
