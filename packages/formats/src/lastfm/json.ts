/**
 * Last.fm's `user.getrecenttracks`, as the API answers and as tools save it: pages, a list of pages,
 * one page a line, or the tracks alone. `date.uts` is the start of the play, UTC, to the second; what
 * plays just now has none.
 */

import type { ExportFormat, Recognition } from '../format.ts';
import { readHeadRows } from '../json/head-rows.ts';
import { type Layout, parseLaidOut } from '../json/layout.ts';
import { isRow, type Outcome, type Row } from '../json/records.ts';
import { recogniseLaidOut } from '../recognition.ts';
import { readEpoch, readName, readOptionalName } from '../row-fields.ts';
import { ScrobbleTable } from '../scrobble-table.ts';
import { mbidIn, recordingMbid } from '../source-identity.ts';

const layout: Layout = { nesting: { within: ['recenttracks'], lists: ['track'] }, bare: true };
const fileName = /(recent-?_?tracks|last-?_?fm|scrobbles).*\.jsonl?$/i;

/** The name in `{"#text": …}`, in `{"name": …}` (extended answers), or as it is. */
function nameIn(value: unknown): unknown {
  return isRow(value) ? (value['#text'] ?? value.name) : value;
}

function playsNow(row: Row): boolean {
  const about = row['@attr'];
  return isRow(about) && (about.nowplaying === 'true' || about.nowplaying === true);
}

/** "0" and "1" in extended answers. */
function lovedOf({ loved }: Row): boolean | undefined {
  if (loved === '1' || loved === 1 || loved === true) return true;
  return loved === '0' || loved === 0 || loved === false ? false : undefined;
}

function rowReader(): (row: Row) => Outcome {
  const scrobbles = new ScrobbleTable();
  return (row) => {
    if (playsNow(row)) return 'now-playing';
    const { date } = row;
    return scrobbles.read({
      stampedAt: readEpoch(isRow(date) ? date.uts : undefined, 'date.uts', 'seconds'),
      title: readName(row.name, 'name'),
      artist: readName(nameIn(row.artist), 'artist'),
      album: readOptionalName(nameIn(row.album), 'album'),
      identities: [recordingMbid(row.mbid)],
      releaseMbid: mbidIn(isRow(row.album) ? row.album.mbid : undefined),
      kept: { loved: lovedOf(row) },
    });
  };
}

/** The API's answer where it has none, which tools save as if it were a page. */
function recogniseError(head: Uint8Array): Recognition | null {
  const [first] = readHeadRows(head, layout).rows;
  if (typeof first?.error !== 'number' || typeof first.message !== 'string') return null;
  const what = `${first.error}: ${first.message.slice(0, 80)}`;
  const why = `it is an error that the API answered (${what}), no page of a history`;
  return { confidence: 0, why, related: true };
}

export const lastfmJson: ExportFormat = {
  name: 'lastfm-json',
  title: 'Last.fm recent tracks (JSON)',
  clock: { precision: 'second', stamps: 'start', zone: 'utc' },
  recognise: (name, head) =>
    recogniseError(head) ??
    recogniseLaidOut(name, head, { fileName, layout, fields: ['artist', 'name', 'date.uts'] }),
  parse: (chunks) => parseLaidOut(chunks, layout, rowReader()),
};
