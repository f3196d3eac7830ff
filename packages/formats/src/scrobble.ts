import type { PlayRecord, SourceTrack } from './format.ts';

/** How long a track is, in milliseconds; null where nobody knows. */
export type TrackLength = (track: SourceTrack) => number | null;

const shortestTrackMs = 30_000;
const enoughMs = 4 * 60_000;

/**
 * Whether a play counts as a scrobble: half the track or four minutes, whichever comes first, of a
 * track of 30 seconds or more (Last.fm and ListenBrainz agree on that).
 */
export function isScrobble(msPlayed: number, durationMs: number): boolean {
  return durationMs >= shortestTrackMs && msPlayed >= Math.min(durationMs / 2, enoughMs);
}

/** The plays that a scrobbler would have sent on; none of a track whose length is unknown. */
export function* scrobblesOf(
  plays: Iterable<PlayRecord>,
  lengthOf: TrackLength,
): Generator<PlayRecord> {
  for (const play of plays) {
    const durationMs = lengthOf(play.track);
    if (durationMs !== null && isScrobble(play.msPlayed, durationMs)) yield play;
  }
}
