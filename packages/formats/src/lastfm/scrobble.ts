/**
 * A scrobble as clients send it to Last.fm's `track.scrobble`, `track.updateNowPlaying` and
 * `track.love`: texts by name, https://www.last.fm/api/show/track.scrobble. `timestamp` is the start of
 * the play, `duration` is in seconds.
 */

import type { PlayRecord } from '../format.ts';
import type { Row } from '../json/records.ts';
import { readEpoch, readLength, readName, readOptionalName } from '../row-fields.ts';
import { ScrobbleTable } from '../scrobble-table.ts';
import { recordingMbid } from '../source-identity.ts';

/** What Last.fm says a scrobble was ignored for. */
export type IgnoredFor = 'artist' | 'track' | 'timestamp-too-old' | 'timestamp-too-new';

/** How far a client's clock may be ahead. */
const skewMs = 86_400_000;

/** The length in milliseconds that a text says in seconds; undefined where it cannot be true. */
function lengthIn(seconds: unknown): number | undefined {
  return typeof seconds === 'string' ? readLength(Number(seconds), 'seconds') : undefined;
}

/** The same where it is told; null where it is not. */
export function scrobbledLength(fields: Row): number | null {
  return lengthIn(fields.duration) ?? null;
}

/** Reads the scrobbles of one request; `now` is UTC epoch milliseconds. */
export function scrobbleReader(
  now: number,
): (fields: Row) => PlayRecord | { readonly ignored: IgnoredFor } {
  const scrobbles = new ScrobbleTable();
  return (fields) => {
    const artist = readName(fields.artist, 'artist');
    if (typeof artist !== 'string') return { ignored: 'artist' };
    const title = readName(fields.track, 'track');
    if (typeof title !== 'string') return { ignored: 'track' };
    const stampedAt = readEpoch(fields.timestamp, 'timestamp', 'seconds');
    if (typeof stampedAt !== 'number') return { ignored: 'timestamp-too-old' };
    if (stampedAt > now + skewMs) return { ignored: 'timestamp-too-new' };
    const album = readOptionalName(fields.album, 'album');
    const play = scrobbles.read({
      ...{ stampedAt, title, artist, album: typeof album === 'string' ? album : null },
      identities: [recordingMbid(fields.mbid)],
      kept: { duration_ms: lengthIn(fields.duration), tracknumber: fields.trackNumber },
    });
    return 'code' in play ? { ignored: 'track' } : play;
  };
}
