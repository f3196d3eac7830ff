import { isrcIdentity, recordingMbid, spotifyTrackIdentity } from '@echotune/formats';
import type { SongName } from '@echotune/service';

/** Spotify's ids are 22 characters of base 62, and so are ours: clients check. */
const spotifyId = /^[0-9A-Za-z]{22}$/;
const ownTrack = 'EchoTuneTrack';
const ownArtist = 'EchoTuneArtist';
const idLength = 22;
const base = 36;

const idOf = (kind: string, id: number) =>
  kind + id.toString(base).padStart(idLength - kind.length, '0');

function readId(kind: string, text: string): number | null {
  const id = text.replace(/^echotune:(?:track|artist):/, '');
  if (!id.startsWith(kind) || !spotifyId.test(id)) return null;
  const digits = id.slice(kind.length);
  return /^[0-9a-z]+$/.test(digits) ? Number.parseInt(digits, base) : null;
}

/** A track's id, URI and address: Spotify's own where known, else such as name it here. */
export function trackNames(spotifyUri: string | null, trackId: number) {
  const id = spotifyUri?.replace('spotify:track:', '') ?? null;
  if (spotifyUri === null || id === null) {
    const own = idOf(ownTrack, trackId);
    return { id: own, uri: `echotune:track:${own}`, href: null, url: null };
  }
  const href = `https://api.spotify.com/v1/tracks/${id}`;
  return { id, uri: spotifyUri, href, url: `https://open.spotify.com/track/${id}` };
}

/** An artist's id and URI; no history tells Spotify's own. */
export function artistNames(artistId: number) {
  const id = idOf(ownArtist, artistId);
  return { id, uri: `echotune:artist:${id}` };
}

/** What a Spotify id, URI or address, an id of ours, an MBID or an ISRC means; null for other text. */
export function readTrack(text: string): SongName | null {
  const trackId = readId(ownTrack, text);
  if (trackId !== null) return { trackId };
  const uri = spotifyId.test(text) ? `spotify:track:${text}` : text;
  const identity = spotifyTrackIdentity(uri) ?? recordingMbid(text) ?? isrcIdentity(text);
  return identity && { identity };
}

/** The number in an artist's id of ours, else the name. */
export function readArtist(text: string): number | string {
  return readId(ownArtist, text) ?? text.replace(/^artist:/i, '');
}
