import { writeCsv } from '../csv/row-writer.ts';
import type { SavedTrack } from '../format.ts';
import { secondText } from '../stamp-text.ts';

/** Columns of numbers, with the names of the features in them. */
const numbers = [
  ['Danceability', 'danceability'],
  ['Energy', 'energy'],
  ['Key', 'key'],
  ['Loudness', 'loudness'],
  ['Mode', 'mode'],
  ['Speechiness', 'speechiness'],
  ['Acousticness', 'acousticness'],
  ['Instrumentalness', 'instrumentalness'],
  ['Liveness', 'liveness'],
  ['Valence', 'valence'],
  ['Tempo', 'tempo'],
  ['Time Signature', 'time_signature'],
] as const;

function header(): string[] {
  const first = ['Track URI', 'Track Name', 'Album Name', 'Artist Name(s)', 'Release Date'];
  const more = ['Duration (ms)', 'Popularity', 'Explicit', 'Added By', 'Added At', 'Genres'];
  return [...first, ...more, 'Record Label', ...numbers.map(([column]) => column)];
}

function* rows(saved: Iterable<SavedTrack>): Generator<(string | number)[]> {
  yield header();
  for (const { track, savedAt, features, tags } of saved) {
    const uri = track.identities.find(({ kind }) => kind === 'spotify-track')?.value ?? '';
    const artists = (track.artists ?? [track.artist]).join(';');
    const added = savedAt === null ? '' : secondText(savedAt);
    const { release_year: year = '', duration_ms = '', popularity = '', explicit } = features;
    const isExplicit = explicit === undefined ? '' : String(explicit === 1);
    yield [
      ...[uri, track.title, track.album ?? '', artists, year],
      ...[duration_ms, popularity, isExplicit, '', added, tags.join(',')],
      ...['', ...numbers.map(([, name]) => features[name] ?? '')],
    ];
  }
}

/**
 * Saved tracks with their sound as Exportify's CSV, in chunks of text: when each was saved to the
 * second. These are no plays. Tags cannot hold a comma, nor artists that are listed a semicolon.
 */
export function writeExportify(saved: Iterable<SavedTrack>): Generator<string> {
  return writeCsv(rows(saved));
}
