import { cyrillic, greek, hebrew, japanese, type Script } from './words.ts';

/** What a genre sounds like on average: shares 0 … 1 by Spotify's names, tempo in beats a minute. */
export interface GenreSound {
  readonly energy: number;
  readonly valence: number;
  readonly danceability: number;
  readonly acousticness: number;
  readonly instrumentalness: number;
  readonly tempo: number;
}

/** A cluster of artists that the same people like at the same times of day. */
export interface Genre {
  readonly name: string;
  readonly meanSeconds: number;
  /** Local hour at which it is heard most; null where the hour does not matter. */
  readonly peakHour: number | null;
  /** Language of a part of its artists, beside English. */
  readonly script: Script | null;
  /** What people call it beside its name; some genres share one. */
  readonly tags: readonly string[];
  readonly sound: GenreSound;
}

type Shares = readonly [
  energy: number,
  valence: number,
  danceability: number,
  acousticness: number,
  instrumentalness: number,
];

function sound(tempo: number, shares: Shares): GenreSound {
  const [energy, valence, danceability, acousticness, instrumentalness] = shares;
  return { energy, valence, danceability, acousticness, instrumentalness, tempo };
}

export const genres: readonly Genre[] = [
  {
    ...{ name: 'dream pop', meanSeconds: 236, peakHour: 22, script: null },
    ...{ tags: ['shoegaze', 'indie'], sound: sound(112, [0.48, 0.32, 0.46, 0.35, 0.3]) },
  },
  {
    ...{ name: 'city pop', meanSeconds: 252, peakHour: 19, script: japanese },
    ...{ tags: ['funk', 'japanese'], sound: sound(116, [0.68, 0.78, 0.72, 0.2, 0.06]) },
  },
  {
    ...{ name: 'nordic folk', meanSeconds: 208, peakHour: 8, script: null },
    ...{ tags: ['folk', 'acoustic guitar'], sound: sound(98, [0.26, 0.36, 0.42, 0.86, 0.14]) },
  },
  {
    ...{ name: 'deep house', meanSeconds: 342, peakHour: 23, script: null },
    ...{ tags: ['electronic', 'dance'], sound: sound(122, [0.72, 0.52, 0.82, 0.06, 0.6]) },
  },
  {
    ...{ name: 'ambient', meanSeconds: 388, peakHour: 1, script: null },
    ...{ tags: ['electronic', 'drone'], sound: sound(78, [0.12, 0.14, 0.2, 0.8, 0.92]) },
  },
  {
    ...{ name: 'indie soul', meanSeconds: 214, peakHour: null, script: null },
    ...{ tags: ['soul', 'indie'], sound: sound(96, [0.52, 0.62, 0.66, 0.4, 0.03]) },
  },
  {
    ...{ name: 'garage rock', meanSeconds: 172, peakHour: 17, script: cyrillic },
    ...{ tags: ['rock', 'guitar'], sound: sound(146, [0.9, 0.56, 0.48, 0.03, 0.1]) },
  },
  {
    ...{ name: 'jazz trio', meanSeconds: 318, peakHour: 20, script: null },
    ...{ tags: ['jazz', 'piano'], sound: sound(118, [0.32, 0.48, 0.54, 0.88, 0.78]) },
  },
  {
    ...{ name: 'chamber pop', meanSeconds: 231, peakHour: 10, script: greek },
    ...{ tags: ['strings', 'indie'], sound: sound(108, [0.44, 0.44, 0.48, 0.62, 0.08]) },
  },
  {
    ...{ name: 'desert blues', meanSeconds: 263, peakHour: null, script: null },
    ...{ tags: ['blues', 'guitar'], sound: sound(126, [0.62, 0.7, 0.6, 0.5, 0.22]) },
  },
  {
    ...{ name: 'levant indie', meanSeconds: 224, peakHour: 14, script: hebrew },
    ...{ tags: ['hebrew', 'indie'], sound: sound(110, [0.58, 0.54, 0.58, 0.34, 0.04]) },
  },
  {
    ...{ name: 'synthwave', meanSeconds: 247, peakHour: 21, script: null },
    ...{ tags: ['electronic', 'retro'], sound: sound(118, [0.8, 0.42, 0.64, 0.04, 0.72]) },
  },
];

/** How much likelier a genre is at an hour: 1.8 at its peak, .2 twelve hours off it. */
export function hourAffinity({ peakHour }: Genre, hour: number): number {
  return peakHour === null ? 1 : 1 + 0.8 * Math.cos(((hour - peakHour) * Math.PI) / 12);
}
