import type { Exclusion, Store } from '@echotune/data';

/** An exclusion with what its song or artist is called. */
export interface NamedExclusion extends Exclusion {
  /** Null where it is not about a song. */
  readonly title: string | null;
  /** Of the song or of the artist; null where it is about a period alone. */
  readonly artistName: string | null;
}

/** What gives each of these exclusions its names. */
export async function nameExclusions(
  { catalogue }: Pick<Store, 'catalogue'>,
  exclusions: readonly Exclusion[],
): Promise<(exclusion: Exclusion) => NamedExclusion> {
  const songs = await catalogue.cards(exclusions.flatMap(({ songId }) => songId ?? []));
  const artists = await catalogue.artists(exclusions.flatMap(({ artistId }) => artistId ?? []));
  return (exclusion) => {
    const song = exclusion.songId === null ? undefined : songs.get(exclusion.songId);
    const artist = exclusion.artistId === null ? undefined : artists.get(exclusion.artistId);
    return { ...exclusion, title: song?.title ?? null, artistName: artist ?? song?.artist ?? null };
  };
}
