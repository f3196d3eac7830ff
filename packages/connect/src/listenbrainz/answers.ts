/** What is read of ListenBrainz' answers: https://listenbrainz.readthedocs.io/en/latest/users/api/ */
import { z } from 'zod';

const Listen = z.object({
  listened_at: z.number(),
  inserted_at: z.number().optional(),
  recording_msid: z.string().nullish(),
  user_name: z.string().optional(),
  track_metadata: z.object({
    artist_name: z.string(),
    track_name: z.string(),
    release_name: z.string().nullish(),
    // Whatever the client sent.
    additional_info: z.record(z.string(), z.unknown()).nullish(),
    mbid_mapping: z.record(z.string(), z.unknown()).nullish(),
    brainzplayer_metadata: z.record(z.string(), z.unknown()).nullish(),
  }),
});

export const Listens = z.object({
  payload: z.object({
    count: z.int(),
    user_id: z.string().optional(),
    latest_listen_ts: z.number().nullish(),
    oldest_listen_ts: z.number().nullish(),
    listens: z.array(Listen),
  }),
});

export const Submitted = z.object({ status: z.literal('ok') });

export const ValidToken = z.object({
  code: z.int().optional(),
  message: z.string().optional(),
  valid: z.boolean(),
  user_name: z.string().optional(),
});

const Tag = z.object({ tag: z.string(), count: z.number(), genre_mbid: z.string().nullish() });

/** By recording MBID; those it does not know are left out. */
export const RecordingMetadata = z.record(
  z.string(),
  z.object({
    artist: z
      .object({
        name: z.string().optional(),
        artist_credit_id: z.number().optional(),
        artists: z.array(z.looseObject({ artist_mbid: z.string(), name: z.string() })).optional(),
      })
      .optional(),
    recording: z
      .looseObject({ name: z.string().optional(), isrcs: z.array(z.string()).optional() })
      .optional(),
    release: z
      .looseObject({
        ...{ name: z.string().nullish(), year: z.number().nullish() },
        ...{ mbid: z.string().nullish(), caa_release_mbid: z.string().nullish() },
      })
      .nullish(),
    tag: z
      .object({
        artist: z.array(Tag.extend({ artist_mbid: z.string().optional() })).optional(),
        recording: z.array(Tag).optional(),
        release_group: z
          .array(Tag.extend({ release_group_mbid: z.string().optional() }))
          .optional(),
      })
      .optional(),
  }),
);

/** Empty where it finds nothing. Close names are found too. */
export const LookedUp = z.object({
  recording_mbid: z.string().optional(),
  recording_name: z.string().optional(),
  artist_credit_name: z.string().optional(),
  artist_mbids: z.array(z.string()).optional(),
  release_mbid: z.string().nullish(),
  release_name: z.string().nullish(),
});

export const SimilarArtists = z.array(
  z.looseObject({ artist_mbid: z.string(), name: z.string(), score: z.number() }),
);

export const SimilarRecordings = z.array(
  z.looseObject({
    recording_mbid: z.string(),
    recording_name: z.string().nullish(),
    artist_credit_name: z.string().nullish(),
    score: z.number(),
  }),
);

export const Playlists = z.object({
  count: z.int(),
  offset: z.int(),
  playlist_count: z.int(),
  playlists: z.array(
    z.object({ playlist: z.looseObject({ identifier: z.string(), title: z.string() }) }),
  ),
});

export const MadePlaylist = z.object({ status: z.literal('ok'), playlist_mbid: z.string() });
