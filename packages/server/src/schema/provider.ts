import { z } from 'zod';

/** What a provider is to end, or has ended. */
export const Deprecation = z
  .object({
    provider: z.string(),
    what: z.string(),
    endsOn: z.string().describe('A day'),
    daysLeft: z.int().describe('Negative once it is over'),
    instead: z.string(),
  })
  .meta({ id: 'Deprecation' });

/** A provider that EchoTune can ask. */
export const KnownProvider = z
  .object({
    provider: z.string(),
    isSetUp: z.boolean().describe('Whether the operator has set up what it needs'),
  })
  .meta({ id: 'KnownProvider' });

/** What is known of providers of the outside world. */
export const Providers = z
  .object({
    known: z.array(KnownProvider),
    pauses: z.array(z.object({ provider: z.string(), until: z.number(), reason: z.string() })),
    misfits: z
      .array(
        z.object({
          provider: z.string(),
          operation: z.string(),
          problem: z.string(),
          shape: z.unknown().describe('Fields and kinds of the answer, without what it said'),
          firstAt: z.number(),
          lastAt: z.number(),
          count: z.int(),
        }),
      )
      .describe('Answers that did not fit their contract, the last seen first'),
    deprecations: z
      .array(Deprecation)
      .describe('What providers are to end within 90 days, or have ended'),
  })
  .meta({ id: 'Providers' });

export const ProviderQuery = z.strictObject({ provider: z.string().min(1).max(100).optional() });
