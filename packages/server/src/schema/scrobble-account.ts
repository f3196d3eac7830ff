import { playServiceNames } from '@echotune/service';
import { z } from 'zod';
import { JobFailure, JobState } from './job-state.ts';
import { KnownProvider } from './provider.ts';

export const ScrobbleService = z.enum(playServiceNames);

export const NewScrobbleAccount = z
  .strictObject({
    user: z
      .string()
      .min(1)
      .max(200)
      .nullable()
      .default(null)
      .describe(
        'The name there, which has to exist; needed without a token, which says whose it is',
      ),
    token: z
      .string()
      .min(1)
      .max(500)
      .nullable()
      .default(null)
      .describe('To send plays too: of ListenBrainz’ settings, or one approved at Last.fm'),
  })
  .meta({ id: 'NewScrobbleAccount' });

export const ScrobbleAccountChange = z
  .strictObject({ forwards: z.boolean().describe('Whether new plays are sent there') })
  .meta({ id: 'ScrobbleAccountChange' });

export const NewPull = z
  .strictObject({ again: z.boolean().default(false).describe('Everything once more') })
  .meta({ id: 'NewPull' });

/** The reading of a history. */
export const Pull = z
  .object({
    state: JobState,
    failure: JobFailure,
    ...{ read: z.int(), added: z.int(), duplicates: z.int(), rejected: z.int() },
    reached: z.number().nullable().describe('How far down it is, UTC epoch ms'),
  })
  .meta({ id: 'Pull' });

export const ScrobbleAccount = z
  .object({
    service: ScrobbleService,
    user: z.string(),
    knownTo: z.number().nullable().describe('Up to here its history was read, UTC epoch ms'),
    lastPull: Pull.nullable(),
    forwards: z.boolean(),
    waiting: z.int().describe('Plays that wait to be sent'),
    givenUp: z.int().describe('Plays that will not be sent'),
    lastGivenUp: z
      .array(
        z.object({
          ...{ startedAt: z.number(), title: z.string(), artist: z.string() },
          reason: z.string(),
        }),
      )
      .describe('The last ten of them'),
    problem: z.string().nullable().describe('Why sending fails'),
  })
  .meta({ id: 'ScrobbleAccount' });

export const ScrobbleAccounts = z
  .object({
    accounts: z.array(ScrobbleAccount),
    services: z.array(KnownProvider).describe('Where there can be one'),
  })
  .meta({ id: 'ScrobbleAccounts' });

export const GivenUpRetried = z
  .object({ waiting: z.int().describe('Plays that wait again') })
  .meta({ id: 'GivenUpRetried' });

export const Approval = z
  .object({
    token: z.string().describe('To connect with, once it was approved'),
    url: z.string().describe('Where the listener approves it'),
  })
  .meta({ id: 'Approval' });
