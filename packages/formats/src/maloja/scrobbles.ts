/**
 * Maloja's export: `{"maloja": …, "scrobbles": […]}`; older ones hold the track's fields in the
 * scrobble itself. `time` is the start of the play, UTC, to the second.
 */

import type { ExportFormat, Rejection } from '../format.ts';
import { type Layout, parseLaidOut } from '../json/layout.ts';
import { isRow, type Outcome, type Row } from '../json/records.ts';
import { recogniseLaidOut } from '../recognition.ts';
import { readEpoch, readLength, readName, readOptionalName, readTold } from '../row-fields.ts';
import { readArtistList, ScrobbleTable } from '../scrobble-table.ts';

const layout: Layout = { nesting: { within: [], lists: ['scrobbles'] }, bare: false };
const fileName = /maloja.*\.json$/i;

function albumOf(album: unknown, field: string): string | null | Rejection {
  if (!isRow(album)) return readOptionalName(album, field);
  return readOptionalName(album.albumtitle ?? album.name, `${field}.albumtitle`);
}

function rowReader(): (row: Row) => Outcome {
  const scrobbles = new ScrobbleTable();
  return (row) => {
    const nested = isRow(row.track);
    const track = isRow(row.track) ? row.track : row;
    const path = nested ? 'track.' : '';
    const { artists } = track;
    return scrobbles.read({
      stampedAt: readEpoch(row.time, 'time', 'seconds'),
      title: readName(track.title, `${path}title`),
      ...readArtistList(typeof artists === 'string' ? [artists] : artists, `${path}artists`),
      album: albumOf(track.album, `${path}album`),
      msPlayed: readTold(row.duration, 'seconds'),
      kept: { duration_ms: readLength(track.length, 'seconds') },
    });
  };
}

export const maloja: ExportFormat = {
  name: 'maloja',
  title: 'Maloja export',
  clock: { precision: 'second', stamps: 'start', zone: 'utc' },
  recognise: (name, head) => {
    const nested = recogniseLaidOut(name, head, {
      fileName,
      layout,
      fields: ['time', 'track.title', 'track.artists'],
    });
    if (nested.confidence === 1) return nested;
    const older = { fileName, layout, fields: ['time', 'title', 'artists'] };
    const flat = recogniseLaidOut(name, head, older);
    return flat.confidence === 1 ? flat : nested;
  },
  parse: (chunks) => parseLaidOut(chunks, layout, rowReader()),
};
