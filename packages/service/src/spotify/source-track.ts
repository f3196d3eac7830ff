import type { SpotifyTrack } from '@echotune/connect';
import { namedTrack, type SourceIdentity, type SourceTrack } from '@echotune/formats';

/** A track of the Web API as any source's. */
export function sourceTrackOf({
  uri,
  name,
  artists,
  album,
  external_ids,
}: SpotifyTrack): SourceTrack {
  const names = artists.map((artist) => artist.name);
  const isOwnFile = !uri.startsWith('spotify:track:');
  const isrc = external_ids?.isrc;
  const identities: SourceIdentity[] = [
    ...(isOwnFile ? [] : [{ kind: 'spotify-track', value: uri } as const]),
    ...(isrc === undefined ? [] : [{ kind: 'isrc', value: isrc } as const]),
  ];
  return namedTrack(name, names[0] ?? '', {
    ...{ id: isOwnFile ? null : uri, artists: names, album: album.name || null, identities },
  });
}
