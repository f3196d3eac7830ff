/**
 * What a table says of a track's sound, by Spotify's names. A value outside of the range that Spotify
 * documents (developer.spotify.com, "Get Track's Audio Features") is left out: it is no measurement.
 */

import { cellAt, type Header } from '../csv/header.ts';

/** From 0 to 1. */
const shares = [
  'danceability',
  'energy',
  'speechiness',
  'acousticness',
  'instrumentalness',
  'liveness',
  'valence',
] as const;

export const audioFeatureNames = [
  ...shares,
  ...(['key', 'loudness', 'mode', 'tempo', 'time_signature', 'duration_ms', 'popularity'] as const),
] as const;

export type AudioFeatureName = (typeof audioFeatureNames)[number];

export interface AudioFeature {
  readonly name: AudioFeatureName;
  readonly columns: readonly string[];
  readonly least: number;
  readonly most: number;
  readonly whole?: true;
}

export const audioFeatureRanges: readonly AudioFeature[] = [
  ...shares.map((name) => ({ name, columns: [name], least: 0, most: 1 })),
  { name: 'key', columns: ['key'], least: -1, most: 11, whole: true },
  { name: 'loudness', columns: ['loudness'], least: -60, most: 0 },
  { name: 'mode', columns: ['mode'], least: 0, most: 1, whole: true },
  { name: 'tempo', columns: ['tempo'], least: 1, most: 500 },
  {
    name: 'time_signature',
    columns: ['time signature', 'time_signature'],
    least: 3,
    most: 7,
    whole: true,
  },
  {
    name: 'duration_ms',
    columns: ['duration (ms)', 'track duration (ms)', 'duration_ms'],
    least: 1,
    most: 86_400_000,
    whole: true,
  },
  { name: 'popularity', columns: ['popularity'], least: 0, most: 100, whole: true },
];

const dateColumns = ['release date', 'album release date'] as const;
const decimal = /^-?\d{1,12}(\.\d{1,20})?(e-?\d{1,2})?$/i;

export function readFeature(
  text: string | undefined,
  { least, most, whole }: AudioFeature,
): number | null {
  if (text === undefined || !decimal.test(text)) return null;
  const value = Number(text);
  const fits = value >= least && value <= most && (!whole || Number.isInteger(value));
  return fits ? value : null;
}

/** The year of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. Sound has been recorded since 1860. */
export function yearOf(text: string | undefined): number | null {
  const year = Number(/^(\d{4})(-|$)/.exec(text ?? '')?.[1]);
  return year >= 1860 && year < 2100 ? year : null;
}

function truthOf(text: string | undefined): 0 | 1 | null {
  const word = text?.toLowerCase();
  if (word === 'true' || word === '1') return 1;
  return word === 'false' || word === '0' ? 0 : null;
}

/** A reader of the features that a table has columns for. */
export function audioFeatures(
  header: Header,
): (cells: readonly string[]) => Readonly<Record<string, number>> {
  const columns = audioFeatureRanges.map((feature) => header.find(...feature.columns));
  const released = header.find(...dateColumns);
  const explicit = header.find('explicit');
  return (cells) => {
    const found: Record<string, number> = {};
    const tell = (name: string, value: number | null) => {
      if (value !== null) found[name] = value;
    };
    for (const [index, feature] of audioFeatureRanges.entries()) {
      tell(feature.name, readFeature(cellAt(cells, columns[index] ?? -1), feature));
    }
    tell('release_year', yearOf(cellAt(cells, released)));
    tell('explicit', truthOf(cellAt(cells, explicit)));
    return found;
  };
}
