import type { Scrobble } from '@echotune/connect';
import type { WaitingPlay } from '@echotune/data';

/** What a play that EchoTune sent says of who sent it. */
const submissionClient = 'EchoTune';

function keptField({ kept }: WaitingPlay, name: string): unknown {
  const fields: Record<string, unknown> = JSON.parse(kept);
  return fields[name];
}

/** Whether the play came from another EchoTune: sent on, it could go round for ever. */
export function isFromEchoTune(play: WaitingPlay): boolean {
  return keptField(play, 'submission_client') === submissionClient;
}

function identity({ identities }: WaitingPlay, kind: string): string | null {
  return identities.find((one) => one.kind === kind)?.value ?? null;
}

function durationMs(play: WaitingPlay): number | null {
  const kept = keptField(play, 'duration_ms');
  return typeof kept === 'number' && kept > 0 ? Math.round(kept) : null;
}

/** A play as ListenBrainz takes it. */
export function listenOf(play: WaitingPlay): object {
  const [mbid, isrc] = [identity(play, 'recording-mbid'), identity(play, 'isrc')];
  const spotify = identity(play, 'spotify-track')?.replace('spotify:track:', '');
  const length = durationMs(play);
  return {
    listened_at: Math.floor(play.startedAt / 1000),
    track_metadata: {
      artist_name: play.artist,
      track_name: play.title,
      ...(play.album !== null && { release_name: play.album }),
      additional_info: {
        submission_client: submissionClient,
        ...(mbid !== null && { recording_mbid: mbid }),
        ...(isrc !== null && { isrc }),
        ...(spotify !== undefined && { spotify_id: `https://open.spotify.com/track/${spotify}` }),
        ...(length !== null && { duration_ms: length }),
      },
    },
  };
}

/** A play as Last.fm takes it. */
export function lastfmScrobble(play: WaitingPlay): Scrobble {
  const length = durationMs(play);
  return {
    ...{ artist: play.artist, track: play.title, album: play.album },
    timestampSeconds: Math.floor(play.startedAt / 1000),
    durationSeconds: length === null ? null : Math.round(length / 1000),
    mbid: identity(play, 'recording-mbid'),
  };
}
