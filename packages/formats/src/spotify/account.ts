/**
 * Spotify's account data, the last year of plays: `StreamingHistory0.json` (older),
 * `StreamingHistory_music_0.json`, `StreamingHistory_podcast_0.json` and
 * `StreamingHistory_audiobook_0.json`. `endTime` is the end of the play, UTC, to the minute. Older
 * files mix podcasts in and do not tell them from music: those rows come through as plays.
 */

import { parseMinuteStamp } from '../clock.ts';
import type { ExportFormat } from '../format.ts';
import { type Outcome, parseRecords, type Row } from '../json/records.ts';
import { recogniseRows } from '../recognition.ts';
import { readDuration, readStamp } from '../row-fields.ts';
import { TrackTable } from '../track-table.ts';

const fileName = /^streaminghistory(_(music|podcast|audiobook)_)?\d+\.json$/i;

function kindOf(row: Row): 'music' | 'podcast' | 'audiobook' | 'unknown' {
  if (row.podcastName !== undefined || row.episodeName !== undefined) return 'podcast';
  if (row.audiobookName !== undefined || row.chapterName !== undefined) return 'audiobook';
  const { artistName: artist, trackName: title } = row;
  // What the service writes for plays whose track it has lost.
  if (artist === 'Unknown Artist' && title === 'Unknown Track') return 'unknown';
  const named = (artist ?? '') !== '' || (title ?? '') !== '';
  return named ? 'music' : 'unknown';
}

function rowReader(): (row: Row) => Outcome {
  const tracks = new TrackTable({ title: 'trackName', artist: 'artistName', album: 'albumName' });
  return (row) => {
    const kind = kindOf(row);
    if (kind !== 'music') return kind;
    const stampedAt = readStamp(row.endTime, 'endTime', 'YYYY-MM-DD HH:MM', parseMinuteStamp);
    if (typeof stampedAt !== 'number') return stampedAt;
    const msPlayed = readDuration(row.msPlayed, 'msPlayed');
    if (typeof msPlayed !== 'number') return msPlayed;
    const { artistName: artist, trackName: title } = row;
    const track = tracks.find({ title, artist, album: null, uri: null });
    if ('code' in track) return track;
    return { stampedAt, startedAt: stampedAt - msPlayed, msPlayed, track, kept: '{}' };
  };
}

export const spotifyAccount: ExportFormat = {
  name: 'spotify-account',
  title: 'Spotify account data',
  clock: { precision: 'minute', stamps: 'end', zone: 'utc' },
  recognise: (name, head) =>
    recogniseRows(name, head, { fileName, fields: ['endTime', 'msPlayed'] }),
  parse: (chunks) => parseRecords(chunks, rowReader()),
};
