import { languageProviders } from '@echotune/connect';
import { spendingLevels } from '@echotune/data';
import { z } from 'zod';

const Usd = z.string().describe('Dollars, exact to the nano-dollar');

export const NewQuestion = z
  .strictObject({
    question: z.string().trim().min(1).max(4000),
    provider: z.enum(languageProviders).optional().describe('Default: the first that is set up'),
    fresh: z.boolean().default(false).describe('An answer that was kept will not do'),
  })
  .meta({ id: 'NewQuestion' });

export const Answer = z
  .object({
    text: z.string(),
    sources: z
      .array(z.object({ url: z.string(), title: z.string().nullable() }))
      .describe('Pages that the answer rests on'),
    provider: z.string(),
    model: z.string(),
    madeAt: z.number().describe('UTC epoch ms; of a kept answer, when it was first given'),
    kept: z
      .enum(['no', 'valid', 'out-of-date'])
      .describe('Whether it was given before; out of date only while spending is to shrink'),
    costUsd: Usd,
    savedUsd: Usd.describe('What a kept answer would have cost anew'),
    level: z.enum(spendingLevels).describe('How spending stands'),
  })
  .meta({ id: 'Answer' });
