import { cosine, isPlaced, type Tallies, TopHeap } from '@echotune/engine';
import type { ExploreDeps } from './explore-deps.ts';

export interface SimilarArtist {
  readonly id: number;
  readonly name: string;
  /** 0 … 1: the cosine of where the model puts the two. */
  readonly similarity: number;
  /** The listener's. */
  readonly plays: number;
}

const artistsListed = 12;

/** The artists nearest to one in the model, without those that the listener has hidden; none before a training. */
export async function findSimilarArtists(
  { store, vectors }: ExploreDeps,
  listenerId: number,
  id: number,
  played: Tallies,
): Promise<SimilarArtist[]> {
  const placing = await vectors.current();
  if (placing === null || !isPlaced(placing.artists, id)) return [];
  const { artists } = placing;
  const said = await store.verdicts.list(listenerId, ['hide']);
  const hidden = new Set(said.map(({ artistId }) => artistId));
  const near = new TopHeap(artistsListed);
  for (let other = 1; other < artists.count; other += 1) {
    const similarity = other === id || hidden.has(other) ? 0 : cosine(artists, id, other);
    if (similarity > 0) near.offer(other, similarity);
  }
  const nearest = near.sorted();
  const ids = nearest.map(({ item }) => item);
  const names = await store.catalogue.artists(ids);
  const playsOf = playsIn(played, new Set(ids));
  return nearest.flatMap(({ item, score }) => {
    const name = names.get(item);
    const similarity = Math.min(1, score);
    return name === undefined
      ? []
      : [{ id: item, name, similarity, plays: playsOf.get(item) ?? 0 }];
  });
}

function playsIn({ length, ids, plays }: Tallies, wanted: ReadonlySet<number>) {
  const playsOf = new Map<number, number>();
  for (let at = 0; at < length; at += 1) {
    const id = ids[at] ?? 0;
    if (wanted.has(id)) playsOf.set(id, plays[at] ?? 0);
  }
  return playsOf;
}
