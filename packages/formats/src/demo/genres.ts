import { cyrillic, greek, hebrew, japanese, type Script } from './words.ts';

/** A cluster of artists that the same people like at the same times of day. */
export interface Genre {
  readonly name: string;
  readonly meanSeconds: number;
  /** Local hour at which it is heard most; null where the hour does not matter. */
  readonly peakHour: number | null;
  /** Language of a part of its artists, beside English. */
  readonly script: Script | null;
}

export const genres: readonly Genre[] = [
  { name: 'dream pop', meanSeconds: 236, peakHour: 22, script: null },
  { name: 'city pop', meanSeconds: 252, peakHour: 19, script: japanese },
  { name: 'nordic folk', meanSeconds: 208, peakHour: 8, script: null },
  { name: 'deep house', meanSeconds: 342, peakHour: 23, script: null },
  { name: 'ambient', meanSeconds: 388, peakHour: 1, script: null },
  { name: 'indie soul', meanSeconds: 214, peakHour: null, script: null },
  { name: 'garage rock', meanSeconds: 172, peakHour: 17, script: cyrillic },
  { name: 'jazz trio', meanSeconds: 318, peakHour: 20, script: null },
  { name: 'chamber pop', meanSeconds: 231, peakHour: 10, script: greek },
  { name: 'desert blues', meanSeconds: 263, peakHour: null, script: null },
  { name: 'levant indie', meanSeconds: 224, peakHour: 14, script: hebrew },
  { name: 'synthwave', meanSeconds: 247, peakHour: 21, script: null },
];

/** How much likelier a genre is at an hour: 1.8 at its peak, .2 twelve hours off it. */
export function hourAffinity({ peakHour }: Genre, hour: number): number {
  return peakHour === null ? 1 : 1 + 0.8 * Math.cos(((hour - peakHour) * Math.PI) / 12);
}
