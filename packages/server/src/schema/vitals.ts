import { z } from 'zod';
import { pageNames } from '../page-names.ts';

const Page = z
  .enum(['home', ...pageNames])
  .describe('The page that was opened, by the first word of its address');

/** How a page was for who opened it: Web Vitals (web.dev/vitals), of nobody in particular. */
export const Vitals = z
  .strictObject({
    page: Page,
    metrics: z
      .array(
        z.strictObject({
          name: z.enum(['CLS', 'FCP', 'INP', 'LCP', 'TTFB']),
          value: z.number().min(0).max(600_000).describe('Milliseconds; of CLS its score'),
        }),
      )
      .min(1)
      .max(5),
  })
  .meta({ id: 'Vitals' });
