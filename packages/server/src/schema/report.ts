import { Report, ReportSummary } from '@echotune/service';
import { z } from 'zod';

export const KeptReport = z.object({ id: z.int(), report: Report }).meta({ id: 'KeptReport' });

export const Reports = z
  .object({
    reports: z
      .array(ReportSummary.extend({ id: z.int(), at: z.number().describe('UTC epoch ms') }))
      .describe('Newest first'),
  })
  .meta({ id: 'Reports' });

export const ReportWish = z
  .strictObject({
    isOffline: z
      .boolean()
      .default(false)
      .describe('Ask no package registry how old dependencies are'),
    withModel: z
      .boolean()
      .default(false)
      .describe('Have a language model that is set up help: it may cost'),
  })
  .meta({ id: 'ReportWish' });
