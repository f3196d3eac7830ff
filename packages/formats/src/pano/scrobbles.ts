/**
 * Pano Scrobbler's log, JSON Lines or a list. `timeMs` is the start of the play, UTC, in milliseconds.
 * The log also holds loves and the like; which app played on which device is never read.
 */

import type { ExportFormat } from '../format.ts';
import { type Layout, parseLaidOut } from '../json/layout.ts';
import type { Outcome, Row } from '../json/records.ts';
import { recogniseLaidOut } from '../recognition.ts';
import { rejectField, rejectMissing } from '../rejection.ts';
import { readEpoch, readLength, readName, readOptionalName } from '../row-fields.ts';
import { ScrobbleTable } from '../scrobble-table.ts';

const layout: Layout = { nesting: null, bare: true };
const fileName = /pano.*\.jsonl?$/i;

function rowReader(): (row: Row) => Outcome {
  const scrobbles = new ScrobbleTable();
  return (row) => {
    const { event } = row;
    if (event === undefined || event === null) return rejectMissing('event');
    if (typeof event !== 'string') return rejectField('bad-type', 'event', event, 'is not text');
    if (event.toLowerCase() === 'nowplaying') return 'now-playing';
    if (event !== 'scrobble') return 'feedback';
    return scrobbles.read({
      stampedAt: readEpoch(row.timeMs, 'timeMs', 'milliseconds'),
      title: readName(row.track, 'track'),
      artist: readName(row.artist, 'artist'),
      album: readOptionalName(row.album, 'album'),
      kept: { duration_ms: readLength(row.durationMs, 'milliseconds') },
    });
  };
}

export const pano: ExportFormat = {
  name: 'pano',
  title: 'Pano Scrobbler log',
  clock: { precision: 'second', stamps: 'start', zone: 'utc' },
  recognise: (name, head) =>
    recogniseLaidOut(name, head, {
      fileName,
      layout,
      fields: ['timeMs', 'artist', 'track', 'event'],
    }),
  parse: (chunks) => parseLaidOut(chunks, layout, rowReader()),
};
