/** Identifiers as sources write them; what is not certainly one gives none. */

import type { SourceIdentity } from './format.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const spotifyTrack =
  /^(?:spotify:track:|https?:\/\/open\.spotify\.com\/(?:intl-\w+\/)?track\/)([0-9A-Za-z]{22})(?:\?.*)?$/;
/** ISO 3901: country, registrant, year, designation. */
const isrc = /^[A-Z]{2}[A-Z0-9]{3}[0-9]{7}$/;
const longest = 300;

export const identityKinds: readonly SourceIdentity['kind'][] = [
  'spotify-track',
  'recording-mbid',
  'isrc',
];

/** An id of MusicBrainz, in lower case. */
export function mbidIn(value: unknown): string | null {
  return typeof value === 'string' && uuid.test(value) ? value.toLowerCase() : null;
}

/** A MusicBrainz recording id, in lower case. */
export function recordingMbid(value: unknown): SourceIdentity | null {
  const mbid = mbidIn(value);
  return mbid === null ? null : { kind: 'recording-mbid', value: mbid };
}

/** A Spotify track from its URI or its address on the web. */
export function spotifyTrackIdentity(value: unknown): SourceIdentity | null {
  if (typeof value !== 'string' || value.length > longest) return null;
  const id = spotifyTrack.exec(value)?.[1];
  return id === undefined ? null : { kind: 'spotify-track', value: `spotify:track:${id}` };
}

/** An ISRC with or without dashes; in capitals without them. */
export function isrcIdentity(value: unknown): SourceIdentity | null {
  if (typeof value !== 'string' || value.length > longest) return null;
  const code = value.replaceAll(/[-\s]/g, '').toUpperCase();
  return isrc.test(code) ? { kind: 'isrc', value: code } : null;
}
