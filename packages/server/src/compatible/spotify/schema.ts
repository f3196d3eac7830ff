/**
 * Shapes of the Spotify Web API (developer.spotify.com, "Get Recommendations", "Get Several Tracks' Audio
 * Features"). What nobody told is null or empty, never made up; what begins with `x_` is EchoTune's.
 */

import { z } from 'zod';

const unknown = z.null();
const urls = z.object({ spotify: z.string().optional() });

const SimplifiedArtist = z
  .object({
    external_urls: urls,
    href: z.string().nullable(),
    id: z.string().describe('Names the artist here: good for seed_artists'),
    name: z.string(),
    type: z.literal('artist'),
    uri: z.string(),
  })
  .meta({ id: 'SpotifyArtist' });

const Album = z.object({
  album_type: unknown,
  artists: z.array(SimplifiedArtist),
  available_markets: z.array(z.string()),
  external_urls: urls,
  href: unknown,
  id: unknown,
  images: z.array(z.object({ url: z.string() })),
  name: z.string().nullable(),
  release_date: z.string().nullable().describe('The year'),
  release_date_precision: z.literal('year').nullable(),
  total_tracks: unknown,
  type: z.literal('album'),
  uri: unknown,
});

export const Track = z
  .object({
    album: Album,
    artists: z.array(SimplifiedArtist),
    available_markets: z.array(z.string()),
    disc_number: unknown,
    duration_ms: z.number().nullable(),
    explicit: z.boolean().nullable(),
    external_ids: z.object({ isrc: z.string().optional() }),
    external_urls: urls,
    href: z.string().nullable(),
    id: z.string().describe("Spotify's where it is known, else one of ours: good for seed_tracks"),
    is_local: z.boolean(),
    is_playable: z.boolean().describe('Whether its Spotify id is known'),
    name: z.string(),
    popularity: z.number().nullable(),
    preview_url: unknown,
    track_number: unknown,
    type: z.literal('track'),
    uri: z.string(),
    x_impression: z
      .int()
      .describe('For /api/v1/recommendations/{impression}/explanation, to the last addend'),
    x_reason: z.string().describe('Why, in words'),
    x_score: z.number(),
    x_song: z.int().describe('The id of the song in /api/v1'),
  })
  .meta({ id: 'SpotifyTrack' });

export const Recommendations = z
  .object({
    seeds: z.array(
      z.object({
        afterFilteringSize: z.int().describe('Of those, as asked'),
        afterRelinkingSize: z.int().describe('The same: nothing is relinked'),
        href: z.string().nullable(),
        id: z.string().describe('As it was asked for'),
        initialPoolSize: z.int().describe('Songs to choose from; 0 where the seed is not known'),
        type: z.enum(['artist', 'genre', 'track']),
      }),
    ),
    tracks: z.array(Track),
    x_empty: z
      .object({ code: z.string(), message: z.string(), help: z.string() })
      .nullable()
      .describe('Why there are no tracks'),
    x_unknown_parameters: z
      .array(z.string())
      .describe('Asked of attributes that there are not, and so not heeded'),
    x_unknown_seeds: z.array(z.string()).describe('Seeds that mean nothing here'),
  })
  .meta({ id: 'SpotifyRecommendations' });

export const Genres = z.object({ genres: z.array(z.string()) }).meta({ id: 'SpotifyGenres' });

const told = z.number().nullable();

export const AudioFeatures = z
  .object({
    ...{ acousticness: told, danceability: told, duration_ms: told, energy: told },
    ...{ instrumentalness: told, key: told, liveness: told, loudness: told, mode: told },
    ...{ speechiness: told, tempo: told, time_signature: told, valence: told },
    analysis_url: unknown,
    id: z.string(),
    track_href: z.string().nullable(),
    type: z.literal('audio_features'),
    uri: z.string(),
    x_unknown: z.array(z.string()).describe('What nobody told'),
  })
  .meta({ id: 'SpotifyAudioFeatures' });

export const SeveralAudioFeatures = z
  .object({ audio_features: z.array(AudioFeatures.nullable()).describe('In the order of ids') })
  .meta({ id: 'SpotifySeveralAudioFeatures' });

/** How Spotify says what is wrong. */
export const SpotifyProblem = z
  .object({ error: z.object({ status: z.int(), message: z.string() }) })
  .meta({ id: 'SpotifyProblem' });
