import type { Store } from '@echotune/data';
import { namedTrack, type SourceIdentity } from '@echotune/formats';
import { artistKey } from '../identify/name-key.ts';
import { resolveSpelling } from '../identify/resolve-spelling.ts';

/** What somebody means a song by: a track of ours, or an identifier of another catalogue. */
export type SongName = { readonly trackId: number } | { readonly identity: SourceIdentity };

/** The song of each, as songs count now; null where there is none. Same order. */
export async function findSongs(
  { catalogue, features }: Store,
  names: readonly SongName[],
): Promise<(number | null)[]> {
  const spellings = names.map((name) =>
    resolveSpelling(
      'asked',
      namedTrack('', '', { identities: 'identity' in name ? [name.identity] : [] }),
    ),
  );
  const identified = await features.findSongs(spellings);
  const own = await catalogue.songsOf(
    names.flatMap((name) => ('trackId' in name ? name.trackId : [])),
  );
  return names.map((name, at) =>
    'trackId' in name ? (own.get(name.trackId) ?? null) : (identified[at] ?? null),
  );
}

/** The artist of each id or name, as artists count now; null where there is none. Same order. */
export async function findArtistsCalled(
  { catalogue, features }: Store,
  names: readonly (number | string)[],
): Promise<(number | null)[]> {
  const spelled = await catalogue.artistsAsSpelled(
    names.filter((name) => typeof name === 'number'),
  );
  const keys = names.map((name) =>
    artistKey(typeof name === 'number' ? (spelled.get(name) ?? '') : name),
  );
  return features.findArtists(keys);
}
