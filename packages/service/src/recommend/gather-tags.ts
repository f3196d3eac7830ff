import type { FeatureUse, SongCard, Store } from '@echotune/data';
import type { Cause } from './weigh-causes.ts';

/** Causes of one song that its sentences can be made of. */
const causesLooked = 10;

/** Songs whose tags the sentence about a song needs: itself and those it is of a kind with. */
export function songsOfKind(item: number, causes: readonly (Cause | null | undefined)[]): number[] {
  const alike = causes
    .slice(0, causesLooked)
    .flatMap((cause) => (cause?.theme === 'same-kind' ? (cause.song ?? []) : []));
  return alike.length === 0 ? [] : [item, ...alike];
}

/** Tags by song, unless told those that models may learn from: its own, then its artist's, each the strongest first. */
export async function gatherTags(
  { features }: Pick<Store, 'features'>,
  cards: ReadonlyMap<number, SongCard>,
  songs: Iterable<number>,
  use: FeatureUse = 'learning',
): Promise<ReadonlyMap<number, readonly string[]>> {
  const wanted = [...new Set(songs)].flatMap((song) => cards.get(song) ?? []);
  if (wanted.length === 0) return new Map();
  const own = await features.songTags(
    wanted.map(({ songId }) => songId),
    use,
  );
  const artists = [...new Set(wanted.map(({ artistId }) => artistId))];
  const theirs = await features.artistTags(artists, use);
  const ofSong = Map.groupBy(own, ({ songId }) => songId);
  const ofArtist = Map.groupBy(theirs, ({ artistId }) => artistId);
  const strongestFirst = (a: { weight: number }, b: { weight: number }) => b.weight - a.weight;
  return new Map(
    wanted.map(({ songId, artistId }) => {
      const tags = [
        ...(ofSong.get(songId) ?? []).toSorted(strongestFirst),
        ...(ofArtist.get(artistId) ?? []).toSorted(strongestFirst),
      ];
      return [songId, [...new Set(tags.map(({ tag }) => tag))]];
    }),
  );
}
