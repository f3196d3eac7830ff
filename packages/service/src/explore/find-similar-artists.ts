import { cosine, isPlaced, type Tallies } from '@echotune/engine';
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
  const near: { id: number; similarity: number }[] = [];
  for (let other = 1; other < artists.count; other += 1) {
    const similarity = other === id || hidden.has(other) ? 0 : cosine(artists, id, other);
    if (similarity > 0) near.push({ id: other, similarity });
  }
  const nearest = near
    .sort((a, b) => b.similarity - a.similarity || a.id - b.id)
    .slice(0, artistsListed);
  const names = await store.catalogue.artists(nearest.map((one) => one.id));
  const playsOf = playsIn(played, new Set(nearest.map((one) => one.id)));
  return nearest.flatMap((one) => {
    const name = names.get(one.id);
    const similarity = Math.min(1, one.similarity);
    return name === undefined
      ? []
      : [{ id: one.id, name, similarity, plays: playsOf.get(one.id) ?? 0 }];
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
