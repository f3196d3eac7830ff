/** The fake's catalogue: songs of artists that do not exist, each with what Spotify tells of one. */

export interface FakeSong {
  readonly id: string;
  readonly uri: string;
  readonly name: string;
  readonly artist: string;
  readonly album: string;
  readonly durationMs: number;
  readonly isrc: string;
}

/** Spotify's ids are 22 digits to the base of 62. */
function idOf(kind: string, nth: number): string {
  return `${kind}${String(nth).padStart(6, '0')}`.padStart(22, '0');
}

export function fakeSong(nth: number, named: Partial<FakeSong> = {}): FakeSong {
  const id = idOf('song', nth);
  return {
    ...{ id, uri: `spotify:track:${id}`, name: `Paper Moon ${nth}` },
    ...{ artist: `The Invented ${nth % 7}`, album: `Album of ${nth % 7}` },
    ...{ durationMs: 180_000 + (nth % 60) * 1000, isrc: `XXFAK26${String(nth).padStart(5, '0')}` },
    ...named,
  };
}

const site = 'https://open.spotify.com';
const page = (kind: string, id: string, apiUrl: string) => ({
  ...{ id, uri: `spotify:${kind}:${id}`, href: `${apiUrl}/${kind}s/${id}` },
  external_urls: { spotify: `${site}/${kind}/${id}` },
});

/** A TrackObject as today's development mode answers it: without popularity and markets. */
export function trackObject(song: FakeSong, apiUrl: string) {
  const { id, name, artist, album, durationMs, isrc } = song;
  const by = [
    { ...page('artist', idOf('artist', artist.length), apiUrl), name: artist, type: 'artist' },
  ];
  return {
    ...page('track', id, apiUrl),
    ...{ name, type: 'track', duration_ms: durationMs, explicit: false, is_local: false },
    ...{ disc_number: 1, track_number: 1, is_playable: true, external_ids: { isrc } },
    artists: by,
    album: {
      ...page('album', idOf('album', album.length), apiUrl),
      ...{ name: album, type: 'album', album_type: 'album', total_tracks: 10, artists: by },
      ...{ images: [], release_date: '2001-02-03', release_date_precision: 'day' },
    },
  };
}
