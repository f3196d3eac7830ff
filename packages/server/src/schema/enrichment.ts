import { enrichmentServices } from '@echotune/data';
import { z } from 'zod';
import { JobFailure, JobState } from './job-state.ts';
import { KnownProvider } from './provider.ts';

const EnrichmentService = z.enum(enrichmentServices);
const allowed = z
  .array(EnrichmentService)
  .max(enrichmentServices.length)
  .describe('Services that may be asked about the songs and artists that the listener plays');

export const EnrichmentConsent = z.strictObject({ allowed }).meta({ id: 'EnrichmentConsent' });

/** What services were asked for everybody who allows it, as far as it is. */
export const EnrichmentRun = z
  .object({
    state: JobState,
    failure: JobFailure,
    asked: z.int().describe('Songs and artists that were asked about'),
    found: z.int().describe('Those that the services knew'),
    left: z.boolean().describe('Whether another run follows'),
    stopped: z
      .array(z.object({ service: EnrichmentService, code: z.string(), message: z.string() }))
      .describe('Services that could not be asked to the end'),
  })
  .meta({ id: 'EnrichmentRun' });

export const Enrichment = z
  .object({
    allowed,
    run: EnrichmentRun.nullable().describe('The last one'),
    services: z.array(KnownProvider).describe('Who can be asked'),
  })
  .meta({ id: 'Enrichment' });
