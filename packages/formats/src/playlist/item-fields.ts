/** A playlist's item from what JSPF and XSPF say of it, which is the same. */

import { earliestStamp, latestStamp, parseRfc3339 } from '../clock.ts';
import type { Rejection, SourceIdentity } from '../format.ts';
import { readName, readOptionalName } from '../row-fields.ts';
import {
  identityKinds,
  isrcIdentity,
  recordingMbid,
  spotifyTrackIdentity,
} from '../source-identity.ts';
import { namedTrack } from '../source-track.ts';
import { type PlaylistItem, readDurationMs, readNote } from './playlist.ts';

/** MusicBrainz' extensions, which ListenBrainz writes and reads (musicbrainz.org/doc/jspf). */
export const trackExtension = 'https://musicbrainz.org/doc/jspf#track';
export const playlistExtension = 'https://musicbrainz.org/doc/jspf#playlist';

/** What a file says of one item. */
export interface ItemFields {
  readonly title: unknown;
  readonly creator: unknown;
  readonly album: unknown;
  /** Milliseconds. */
  readonly duration: unknown;
  readonly annotation: unknown;
  /** Identifiers first, then locations: some are addresses in somebody's catalogue. */
  readonly addresses: readonly unknown[];
  /** The artists one by one. */
  readonly artists: readonly unknown[];
  readonly addedAt: unknown;
}

const recordingAddress = /^https?:\/\/(?:beta\.)?musicbrainz\.org\/recording\/([0-9a-f-]{36})\/?$/i;
const isrcAddress = /^(?:urn:)?isrc:(.+)$/i;
const mostAddresses = 50;
const mostArtists = 100;

function identityAt(address: unknown): SourceIdentity | null {
  if (typeof address !== 'string') return null;
  const text = address.trim();
  return (
    spotifyTrackIdentity(text) ??
    recordingMbid(recordingAddress.exec(text)?.[1]) ??
    isrcIdentity(isrcAddress.exec(text)?.[1])
  );
}

/** The identities that addresses are, strongest first, each once. */
function identitiesAt(addresses: readonly unknown[]): SourceIdentity[] {
  const found = new Map<string, SourceIdentity>();
  for (const address of addresses.slice(0, mostAddresses)) {
    const identity = identityAt(address);
    if (identity !== null) found.set(identity.value, identity);
  }
  const all = [...found.values()];
  return identityKinds.flatMap((kind) => all.filter((one) => one.kind === kind));
}

/** The address of an identity, as `identitiesAt` reads it. */
export function addressOf({ kind, value }: SourceIdentity): string {
  if (kind === 'recording-mbid') return `https://musicbrainz.org/recording/${value}`;
  return kind === 'isrc' ? `isrc:${value}` : value;
}

/** ListenBrainz wants the recording first. */
export function addressesOf(identities: readonly SourceIdentity[]): string[] {
  const isRecording = ({ kind }: SourceIdentity) => kind === 'recording-mbid';
  return [...identities.filter(isRecording), ...identities.filter((one) => !isRecording(one))].map(
    addressOf,
  );
}

function readArtists(names: readonly unknown[]): readonly string[] | null {
  const read = names.map((name) => readName(name, 'artist'));
  const artists = read.filter((name) => typeof name === 'string');
  const isWhole = artists.length === names.length && artists.length <= mostArtists;
  return isWhole && artists.length > 0 ? artists : null;
}

export function readItem(fields: ItemFields): PlaylistItem | Rejection {
  const title = readName(fields.title, 'title');
  if (typeof title !== 'string') return title;
  const artist = readName(fields.creator, 'creator');
  if (typeof artist !== 'string') return artist;
  const album = readOptionalName(fields.album, 'album');
  if (album !== null && typeof album !== 'string') return album;
  const identities = identitiesAt(fields.addresses);
  const artists = readArtists(fields.artists);
  const track = namedTrack(title, artist, { id: idOf(identities), album, artists, identities });
  return {
    track,
    durationMs: readDurationMs(fields.duration),
    note: readNote(fields.annotation),
    addedAt: readAddedAt(fields.addedAt),
  };
}

/** Spotify's tracks go by their URI, as in every other format; all others by their names. */
export function idOf(identities: readonly SourceIdentity[]): string | null {
  return identities.find(({ kind }) => kind === 'spotify-track')?.value ?? null;
}

/** RFC 3339; null for any other text, and for times before there were playlists. */
export function readAddedAt(value: unknown): number | null {
  const time = typeof value === 'string' ? parseRfc3339(value.trim()) : Number.NaN;
  return time >= earliestStamp && time < latestStamp ? time : null;
}

/** As `readAddedAt` reads it, to the millisecond. */
export function addedAtText(time: number): string {
  return new Date(time).toISOString();
}
