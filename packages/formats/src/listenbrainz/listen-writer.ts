import { recordingMbid } from '../demo/identifiers.ts';
import type { PlayRecord, SourceTrack } from '../format.ts';
import { Random } from '../random.ts';
import { remembered } from '../remembered-text.ts';
import type { TrackLength } from '../scrobble.ts';
import { spelledOut } from '../source-track.ts';
import { epochSeconds } from '../stamp-text.ts';
import { listChunks } from '../text-chunks.ts';

/** A listen of a public dump and whose it is. */
export interface DumpPlay {
  readonly userId: number;
  readonly userName: string;
  readonly play: PlayRecord;
}

function identity(track: SourceTrack, kind: SourceTrack['identities'][number]['kind']) {
  return track.identities.find((each) => each.kind === kind)?.value;
}

function mapping(track: SourceTrack) {
  const recording_mbid = identity(track, 'recording-mbid');
  if (recording_mbid === undefined) return null;
  return { recording_mbid, recording_name: track.title };
}

interface TrackTexts {
  /** The service's own id of the spelling. */
  readonly msid: string;
  readonly metadata: string;
}

function trackTexts(track: SourceTrack, durationMs: number | null): TrackTexts {
  const msid = recordingMbid(new Random(0, spelledOut(track)));
  const spotifyId = identity(track, 'spotify-track')?.replace('spotify:track:', '');
  const metadata = JSON.stringify({
    track_name: track.title,
    artist_name: track.artist,
    mbid_mapping: mapping(track),
    ...(track.album === null ? {} : { release_name: track.album }),
    recording_msid: msid,
    additional_info: {
      isrc: identity(track, 'isrc'),
      duration_ms: durationMs ?? undefined,
      artist_names: track.artists ?? undefined,
      spotify_id: spotifyId && `https://open.spotify.com/track/${spotifyId}`,
      submission_client: 'listenbrainz',
    },
  });
  return { msid, metadata };
}

function textsOf(lengthOf: TrackLength): (track: SourceTrack) => TrackTexts {
  return remembered((track) => trackTexts(track, lengthOf(track)));
}

function* listens(plays: Iterable<PlayRecord>, lengthOf: TrackLength): Generator<string> {
  const texts = textsOf(lengthOf);
  for (const { startedAt, stampedAt, track } of plays) {
    const inserted = (Math.max(startedAt, stampedAt) / 1000 + 1).toFixed(6);
    const listened = epochSeconds(startedAt);
    const { metadata } = texts(track);
    yield `{"inserted_at": ${inserted}, "listened_at": ${listened}, "track_metadata": ${metadata}}\n`;
  }
}

function* dumped(plays: Iterable<DumpPlay>, lengthOf: TrackLength): Generator<string> {
  const texts = textsOf(lengthOf);
  for (const { userId, userName, play } of plays) {
    const { msid, metadata } = texts(play.track);
    const user = `"user_id":${userId},"user_name":${JSON.stringify(userName)}`;
    const about = `${user},"timestamp":${epochSeconds(play.startedAt)}`;
    yield `{${about},"track_metadata":${metadata},"recording_msid":"${msid}"}\n`;
  }
}

/**
 * Listens as lines of the export's `listens/YYYY/M.jsonl`, in chunks of text: the start to the
 * second, the track's identities, and its length where known. How long was listened is not said.
 */
export function writeListens(
  plays: Iterable<PlayRecord>,
  lengthOf: TrackLength,
): Generator<string> {
  return listChunks(listens(plays, lengthOf), { open: '', between: '', close: '' });
}

/** The same of many listeners as lines of a public dump. */
export function writeListenDump(
  plays: Iterable<DumpPlay>,
  lengthOf: TrackLength,
): Generator<string> {
  return listChunks(dumped(plays, lengthOf), { open: '', between: '', close: '' });
}
