/**
 * Koito's export: `{"version", "exported_at", "user", "listens": […]}`. `listened_at` is the start of
 * the play, to the second. Everything has several names; the primary one is what Koito shows.
 */

import { parseRfc3339 } from '../clock.ts';
import type { ExportFormat } from '../format.ts';
import { type Layout, parseLaidOut } from '../json/layout.ts';
import { isRow, type Outcome, type Row } from '../json/records.ts';
import { recogniseLaidOut } from '../recognition.ts';
import { readLength, readName, readOptionalName, readStamp } from '../row-fields.ts';
import { readArtistList, ScrobbleTable } from '../scrobble-table.ts';
import { recordingMbid } from '../source-identity.ts';

const layout: Layout = { nesting: { within: [], lists: ['listens'] }, bare: false };
const fileName = /koito.*\.json$/i;

/** The primary name of an artist, a track or an album, else the first. */
function nameOf(thing: unknown): unknown {
  const names = isRow(thing) && Array.isArray(thing.aliases) ? thing.aliases.filter(isRow) : [];
  return (names.find((name) => name.is_primary === true) ?? names[0])?.alias;
}

/** The names of a listen's artists, those marked as its main ones first. */
function artistsOf(artists: unknown): unknown {
  if (!Array.isArray(artists)) return artists;
  const isMain = (artist: unknown) => isRow(artist) && artist.is_primary === true;
  const main = artists.filter(isMain);
  return [...main, ...artists.filter((artist) => !isMain(artist))].map(nameOf);
}

function rowReader(): (row: Row) => Outcome {
  const scrobbles = new ScrobbleTable();
  return (row) => {
    const { track, album } = row;
    return scrobbles.read({
      stampedAt: readStamp(row.listened_at, 'listened_at', 'RFC 3339', parseRfc3339),
      title: readName(nameOf(track), 'track.aliases'),
      ...readArtistList(artistsOf(row.artists), 'artists.aliases'),
      album: readOptionalName(nameOf(album), 'album.aliases'),
      identities: [recordingMbid(isRow(track) ? track.mbid : undefined)],
      kept: {
        duration_ms: readLength(isRow(track) ? track.duration : undefined, 'seconds'),
        client: row.client,
      },
    });
  };
}

export const koito: ExportFormat = {
  name: 'koito',
  title: 'Koito export',
  clock: { precision: 'second', stamps: 'start', zone: 'utc' },
  recognise: (name, head) =>
    recogniseLaidOut(name, head, {
      fileName,
      layout,
      fields: ['listened_at', 'track.aliases', 'artists'],
    }),
  parse: (chunks) => parseLaidOut(chunks, layout, rowReader()),
};
