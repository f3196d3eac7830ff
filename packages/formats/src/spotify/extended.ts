/**
 * Spotify's extended streaming history: `endsong_0.json` (until 2022), `Streaming_History_Audio_*`
 * and `Streaming_History_Video_*`. One format and one source name for all of them, because a newer
 * export holds the same plays again. `ts` is the end of the play, UTC, to the second.
 *
 * The rows also hold account name, IP address, country, device and user agent: they are never read.
 */

import { parseSecondStamp } from '../clock.ts';
import type { ExportFormat } from '../format.ts';
import { type Outcome, parseRecords, type Row } from '../json/records.ts';
import { recogniseRows } from '../recognition.ts';
import { readDuration, readStamp } from '../row-fields.ts';
import { TrackTable } from '../track-table.ts';
import { KeptTable } from './kept.ts';

const fileName = /^(endsong|streaming_history_(audio|video)).*\.json$/i;

function named(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

/**
 * What a row is if not music. A video has no track URI (null): with one it is a music video that
 * counts as a play of the track. A row without that field at all comes from a tool that thins out
 * exports, and is a play.
 */
function kindOf(row: Row): 'music' | 'podcast' | 'audiobook' | 'video' | 'unknown' {
  const track = row.master_metadata_track_name;
  const uri = row.spotify_track_uri;
  if (named(track)) return uri === null || uri === '' ? 'video' : 'music';
  if (named(row.episode_name) || named(row.spotify_episode_uri)) return 'podcast';
  if (named(row.audiobook_title) || named(row.audiobook_uri)) return 'audiobook';
  return named(row.master_metadata_album_artist_name) ? 'music' : 'unknown';
}

function rowReader(): (row: Row) => Outcome {
  const kepts = new KeptTable();
  const tracks = new TrackTable({
    title: 'master_metadata_track_name',
    artist: 'master_metadata_album_artist_name',
    album: 'master_metadata_album_album_name',
  });
  return (row) => {
    const kind = kindOf(row);
    if (kind !== 'music') return kind;
    const stampedAt = readStamp(row.ts, 'ts', 'YYYY-MM-DDTHH:MM:SSZ', parseSecondStamp);
    if (typeof stampedAt !== 'number') return stampedAt;
    const msPlayed = readDuration(row.ms_played, 'ms_played');
    if (typeof msPlayed !== 'number') return msPlayed;
    const track = tracks.find({
      title: row.master_metadata_track_name,
      artist: row.master_metadata_album_artist_name,
      album: row.master_metadata_album_album_name,
      uri: row.spotify_track_uri,
    });
    if ('code' in track) return track;
    return { stampedAt, startedAt: stampedAt - msPlayed, msPlayed, track, kept: kepts.read(row) };
  };
}

export const spotifyExtended: ExportFormat = {
  name: 'spotify-extended',
  title: 'Spotify extended streaming history',
  clock: { precision: 'second', stamps: 'end', zone: 'utc' },
  recognise: (name, head) => recogniseRows(name, head, { fileName, fields: ['ts', 'ms_played'] }),
  parse: (chunks) => parseRecords(chunks, rowReader()),
};
