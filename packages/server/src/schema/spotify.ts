import { z } from 'zod';
import { JobFailure, JobState } from './job-state.ts';
import { ListenerQuery } from './listener.ts';

/** The reading of the library into the saved songs. */
export const LibraryReading = z
  .object({
    state: JobState,
    failure: JobFailure,
    ...{ read: z.int(), total: z.int(), added: z.int().describe('That were not saved here yet') },
  })
  .meta({ id: 'LibraryReading' });

/** How Spotify stands for a listener. */
export const SpotifyStatus = z
  .object({
    configured: z.boolean().describe('Whether the operator has set a client id'),
    connection: z
      .object({
        account: z.string().describe('Name of the account at Spotify'),
        scopes: z.array(z.string()),
        consentAt: z.number().describe('When the listener agreed, UTC epoch ms'),
        consentEndsAt: z.number().describe('When Spotify forgets it: connect again before'),
        consent: z.enum(['holds', 'ends-soon', 'over']),
        playsReadAt: z.number().nullable(),
      })
      .nullable(),
    library: LibraryReading.nullable().describe('The last one'),
    pausedUntil: z.number().nullable().describe('Until when Spotify wants no requests'),
    removed: z
      .array(
        z.object({
          methods: z.array(z.string()),
          path: z.string(),
          reason: z.string(),
          instead: z.string(),
        }),
      )
      .describe('What the Web API no longer permits to a new application'),
  })
  .meta({ id: 'SpotifyStatus' });

export const SpotifySignIn = z
  .object({
    url: z.string().describe('Open it in the browser that is signed in here'),
    expiresAt: z.number(),
  })
  .meta({ id: 'SpotifySignIn' });

/** What Spotify sends somebody back with; it may send more. */
export const SpotifyReturn = z.looseObject({
  state: z.string().max(200),
  code: z.string().max(2000).optional(),
  error: z.string().max(200).optional().describe('Instead of a code: the listener did not agree'),
  listener: ListenerQuery.shape.listener,
});

export const SpotifyPlaying = z
  .object({
    playing: z
      .object({
        isPlaying: z.boolean(),
        progressMs: z.number().nullable(),
        title: z.string().nullable(),
        artist: z.string().nullable(),
        uri: z.string().nullable(),
      })
      .nullable()
      .describe('Null where nothing plays'),
  })
  .meta({ id: 'SpotifyPlaying' });

const positionMs = z.int().min(0).max(86_400_000);
const uri = z
  .string()
  .regex(/^spotify:track:[0-9A-Za-z]{22}$/, 'must be like spotify:track: and 22 letters or digits');

export const PlaybackCommand = z
  .discriminatedUnion('do', [
    z.strictObject({
      do: z.literal('play'),
      uris: z.array(uri).min(1).max(100).optional(),
      positionMs: positionMs.optional(),
    }),
    z.strictObject({ do: z.enum(['pause', 'next', 'previous']) }),
    z.strictObject({ do: z.literal('seek'), positionMs }),
  ])
  .meta({ id: 'PlaybackCommand' });

export const PushedPlaylist = z
  .object({
    remoteId: z.string(),
    url: z.string(),
    added: z.int(),
    missing: z
      .array(z.object({ title: z.string(), artist: z.string() }))
      .describe('Neither their id is known nor were they found'),
  })
  .meta({ id: 'PushedPlaylist' });
