/** An identifier that points to a recording in somebody's catalogue, e.g. a Spotify track URI. */
export interface SourceIdentity {
  readonly kind: 'spotify-track' | 'recording-mbid' | 'isrc';
  readonly value: string;
}

/** A track as a source spells it. */
export interface SourceTrack {
  /** The source's own id where its exports give the same one for ever; else the names are the id. */
  readonly id: string | null;
  readonly title: string;
  readonly artist: string;
  /** The artists one by one, main artist first, where the source lists them and not only joins them. */
  readonly artists: readonly string[] | null;
  readonly album: string | null;
  /** Strongest first. */
  readonly identities: readonly SourceIdentity[];
  /** MusicBrainz' id of the release, where the source tells it. */
  readonly releaseMbid?: string;
}

/** Time played where a source does not tell it: a scrobble says that a track was listened to. */
export const unknownMs = -1;

/** A track of which a source gives names only, or what else is in `more`. */
export function namedTrack(
  title: string,
  artist: string,
  more: Partial<SourceTrack> = {},
): SourceTrack {
  return { id: null, title, artist, artists: null, album: null, identities: [], ...more };
}

/**
 * Everything that a track says, as text: equal for equal tracks alone. Joined, as what a template makes
 * is copied once more when a map takes it for a key: an import spells out half as many tracks as plays.
 */
export function spelledOut(track: SourceTrack): string {
  const { id, title, artist, artists, album, identities, releaseMbid } = track;
  const listed = artists?.join('\x01') ?? '';
  // The one identity of most tracks is their id, which need not be said twice.
  const known = identities.map(({ kind, value }) => (value === id ? kind : `${kind}:${value}`));
  const names = [id ?? '', artist, album ?? '', title, listed, known.join('\x01')];
  return (releaseMbid === undefined ? names : [...names, releaseMbid]).join('\0');
}
