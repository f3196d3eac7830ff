import type { ExploreDeps } from './explore-deps.ts';

const tagsListed = 5;

/**
 * What artists are tagged with by whoever tells, the strongest first, a few of each; what their songs
 * are tagged with where nobody tells of the artist.
 */
export async function tagArtists(
  { store: { features }, traits }: Pick<ExploreDeps, 'store' | 'traits'>,
  artistIds: readonly number[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  const known = await traits.current();
  const told = await features.artistTags(artistIds, 'showing');
  const byArtist = Map.groupBy(told, ({ artistId }) => artistId);
  return new Map(
    artistIds.map((id) => {
      const own = (byArtist.get(id) ?? []).toSorted((a, b) => b.weight - a.weight);
      const tags = own.length > 0 ? own.map(({ tag }) => tag) : known.songTagsOf(id);
      return [id, [...new Set(tags)].slice(0, tagsListed)];
    }),
  );
}
