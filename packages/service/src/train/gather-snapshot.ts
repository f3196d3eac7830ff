import type { PlayColumns, Store } from '@echotune/data';
import { type Interactions, joinPlays, type Plays } from '@echotune/engine';
import { SongCatalogue } from '../recommend/keep-catalogue.ts';
import { tastePlays } from '../recommend/select-taste.ts';
import { gatherContent } from './gather-content.ts';

export interface Snapshot {
  readonly interactions: Interactions;
  /** The listeners here among them, with their removal versions. */
  readonly learnedFrom: ReadonlyMap<number, number>;
}

export async function removalVersions({ listeners }: Store): Promise<Map<number, number>> {
  return new Map((await listeners.list()).map(({ id, removalVersion }) => [id, removalVersion]));
}

/**
 * All trainable listens: of the listeners here, each with their exclusions, then of the corpora; and what
 * may be learned of the songs themselves.
 */
export async function gatherSnapshot(store: Store): Promise<Snapshot> {
  const { itemCount, artistOf } = await new SongCatalogue(store).current();
  const artistOfSong = (song: number) => artistOf[song] ?? 0;
  const histories: Plays[] = [];
  const add = async (columns: PlayColumns, listenerId: number | null) => {
    const exclusions = listenerId === null ? [] : await store.verdicts.exclusions(listenerId);
    histories.push(tastePlays(columns, exclusions, artistOfSong));
  };
  const learnedFrom = await removalVersions(store);
  for (const id of learnedFrom.keys()) await add(await store.plays.columns(id), id);
  for await (const columns of store.corpora.columns()) await add(columns, null);
  const content = await gatherContent(store, artistOf);
  return { interactions: { ...joinPlays(histories, itemCount), content }, learnedFrom };
}
