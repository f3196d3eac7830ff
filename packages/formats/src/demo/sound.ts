/**
 * What the demo world's tracks sound like and are called: near their genre, leaning to where their
 * artist stands in its scene, so that who sounds alike is also heard by the same people.
 */

import type { Random } from '../random.ts';
import type { Genre } from './genres.ts';

/** How a track relates to the song it is of. */
export type Version = 'original' | 'remaster' | 'live' | 'acoustic';

export interface SoundPlan {
  readonly genre: Genre;
  /** The artist's place on the genre's circle, 0 … 1. */
  readonly scene: number;
  readonly version: Version;
  readonly durationMs: number;
  /** UTC epoch milliseconds. */
  readonly releasedAt: number;
}

/** The scene's two directions: from calm to lively, and from dark to bright. */
function lean(scene: number): { lively: number; bright: number } {
  const angle = 2 * Math.PI * scene;
  return { lively: Math.cos(angle), bright: Math.sin(angle) };
}

function thousandths(value: number): number {
  return Math.round(1000 * value) / 1000;
}

/** Numbers by Spotify's names; shares are 0 … 1, loudness in dB, tempo in beats a minute. */
export function makeFeatures(
  random: Random,
  { genre, scene, version, durationMs }: SoundPlan,
): Readonly<Record<string, number>> {
  const { sound } = genre;
  const { lively, bright } = lean(scene);
  const share = (mean: number) =>
    thousandths(Math.min(0.99, Math.max(0.001, mean + 0.12 * random.spread())));
  const unplugged = version === 'acoustic' ? 0.3 : 0;
  const energy = share(sound.energy + 0.1 * lively - unplugged);
  return {
    danceability: share(sound.danceability + 0.06 * bright),
    energy,
    key: random.below(12),
    loudness: thousandths(-22 + 18 * energy + random.spread()),
    mode: random.chance(0.4 + 0.4 * sound.valence) ? 1 : 0,
    speechiness: share(0.06),
    acousticness: share(sound.acousticness - 0.1 * lively + unplugged),
    instrumentalness: share(sound.instrumentalness),
    liveness: share(version === 'live' ? 0.8 : 0.14),
    valence: share(sound.valence + 0.1 * bright),
    tempo: thousandths(sound.tempo + 8 * lively + 14 * random.spread()),
    time_signature: random.chance(0.93) ? 4 : 3,
    duration_ms: durationMs,
  };
}

/** What people tag a track with, strongest first. */
export function makeTags(
  random: Random,
  { genre, scene, version, releasedAt }: SoundPlan,
): readonly string[] {
  const { lively, bright } = lean(scene);
  const mood =
    lively > 0 ? (bright > 0 ? 'uplifting' : 'driving') : bright > 0 ? 'dreamy' : 'wistful';
  const decade = Math.floor(new Date(releasedAt).getUTCFullYear() / 10) * 10;
  const others = [...genre.tags, mood, `${decade}s`].filter(() => random.chance(0.8));
  const versions = version === 'live' || version === 'acoustic' ? [version] : [];
  return [genre.name, ...others, ...versions];
}
