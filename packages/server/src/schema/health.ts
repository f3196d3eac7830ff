import { z } from 'zod';

export const Health = z
  .object({
    status: z.enum(['ok', 'degraded', 'down']),
    version: z.string(),
    parts: z.array(
      z.object({
        name: z.string(),
        ok: z.boolean(),
        detail: z.string().describe('What is wrong and what to do, or what is there'),
      }),
    ),
  })
  .meta({ id: 'Health' });

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
