/** What is read of the Web API's answers. */
import { z } from 'zod';

export const SpotifyTrack = z.object({
  /** Null for a file of the listener's own. */
  id: z.string().nullable(),
  uri: z.string(),
  name: z.string(),
  duration_ms: z.number().nonnegative(),
  artists: z.array(z.object({ name: z.string() })).min(1),
  album: z.object({ name: z.string() }),
  external_ids: z.object({ isrc: z.string().optional() }).optional(),
});
export type SpotifyTrack = z.output<typeof SpotifyTrack>;

export const Me = z.object({
  account_id: z.string().min(1),
  display_name: z.string().nullable().optional(),
});

const moment = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

export const RecentlyPlayed = z.object({
  items: z.array(
    z.object({
      track: SpotifyTrack,
      /** The end of the play. */
      played_at: moment,
      context: z.object({ uri: z.string() }).nullable().optional(),
    }),
  ),
});

export const SavedTracks = z.object({
  items: z.array(z.object({ added_at: moment, track: SpotifyTrack.nullable() })),
  total: z.number().int().nonnegative(),
  next: z.string().nullable(),
});

const OtherItem = z.object({ type: z.literal('episode'), name: z.string() });

export const CurrentlyPlaying = z.object({
  is_playing: z.boolean(),
  progress_ms: z.number().nullable().optional(),
  /** Null for an advertisement. */
  item: z.union([SpotifyTrack, OtherItem]).nullable().optional(),
});

export const MadePlaylist = z.object({
  id: z.string().min(1),
  external_urls: z.object({ spotify: z.string().optional() }).optional(),
});

export const Snapshot = z.object({ snapshot_id: z.string() });

export const FoundTracks = z.object({ tracks: z.object({ items: z.array(SpotifyTrack) }) });

export const RefusedCall = z.object({
  error: z.object({
    message: z.string().optional(),
    reason: z.string().optional(),
  }),
});
