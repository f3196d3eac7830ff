/**
 * One listen, as ListenBrainz stores it: in exports, in API answers and in the public dumps. Beside
 * what is read here a listen may hold the user's name, addresses and device names: they never are.
 */

import type { Rejection } from '../format.ts';
import { isRow, type Outcome, type Row } from '../json/records.ts';
import { rejectField, rejectMissing } from '../rejection.ts';
import {
  readEpoch,
  readLength,
  readName,
  readNames,
  readOptionalName,
  readTold,
} from '../row-fields.ts';
import { ScrobbleTable } from '../scrobble-table.ts';
import { isrcIdentity, mbidIn, recordingMbid, spotifyTrackIdentity } from '../source-identity.ts';
import { unknownMs } from '../source-track.ts';

const nothing: Row = {};

function rowIn(value: unknown): Row {
  return isRow(value) ? value : nothing;
}

function namesOr(value: unknown): readonly string[] | null {
  const names = readNames(value, 'artists');
  return 'code' in names ? null : names;
}

/** The credited artists of the matched recording, else those that the client sent. */
function artistsOf(mapping: Row, info: Row): readonly string[] | null {
  const { artists } = mapping;
  const credited = Array.isArray(artists)
    ? namesOr(artists.map((artist: unknown) => rowIn(artist).artist_credit_name))
    : null;
  return credited ?? namesOr(info.artist_names);
}

function playedOf(info: Row): number {
  const given = readTold(info.ms_played, 'milliseconds');
  return given === unknownMs ? readTold(info.duration_played, 'seconds') : given;
}

function readMetadata(
  metadata: Row,
  stampedAt: number | Rejection,
  scrobbles: ScrobbleTable,
): Outcome {
  const info = rowIn(metadata.additional_info);
  const mapping = rowIn(metadata.mbid_mapping);
  return scrobbles.read({
    stampedAt,
    title: readName(metadata.track_name, 'track_metadata.track_name'),
    artist: readName(metadata.artist_name, 'track_metadata.artist_name'),
    artists: artistsOf(mapping, info),
    album: readOptionalName(metadata.release_name, 'track_metadata.release_name'),
    identities: [
      recordingMbid(info.recording_mbid),
      recordingMbid(mapping.recording_mbid),
      spotifyTrackIdentity(info.spotify_id),
      isrcIdentity(info.isrc),
    ],
    // The release that has the picture, then the one that was played.
    releaseMbid:
      mbidIn(mapping.caa_release_mbid) ?? mbidIn(info.release_mbid) ?? mbidIn(mapping.release_mbid),
    msPlayed: playedOf(info),
    kept: {
      duration_ms:
        readLength(info.duration_ms, 'milliseconds') ?? readLength(info.duration, 'seconds'),
      tracknumber: info.tracknumber,
      submission_client: info.submission_client,
      music_service: info.music_service,
      media_player: info.media_player,
    },
  });
}

/** Reads the listens of one file; equal tracks are the same object. */
export function listenReader(): (row: Row) => Outcome {
  const scrobbles = new ScrobbleTable();
  return (row) => {
    const { track_metadata: metadata } = row;
    // The public dumps call the same time `timestamp`.
    const dumped = row.listened_at === undefined && row.timestamp !== undefined;
    if (row.playing_now === true && !dumped && typeof row.listened_at !== 'number') {
      return 'now-playing';
    }
    const stampedAt = dumped
      ? readEpoch(row.timestamp, 'timestamp', 'seconds')
      : readEpoch(row.listened_at, 'listened_at', 'seconds');
    if (isRow(metadata)) return readMetadata(metadata, stampedAt, scrobbles);
    if (metadata === undefined || metadata === null) return rejectMissing('track_metadata');
    return rejectField('bad-type', 'track_metadata', metadata, 'is not an object');
  };
}
