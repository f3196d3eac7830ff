import type { Store } from '@echotune/data';
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
  const learnedFrom = await removalVersions(store);
  const histories: Plays[] = [];
  for await (const history of trainableHistories(store, artistOf, learnedFrom.keys()))
    histories.push(history);
  const content = await gatherContent(store, artistOf);
  return { interactions: { ...joinPlays(histories, itemCount), content }, learnedFrom };
}

/** The trainable listens of one listener after the other, in an order that stays. */
export async function* trainableHistories(
  store: Store,
  artistOf: Int32Array,
  listenerIds: Iterable<number>,
): AsyncGenerator<Plays> {
  const artistOfSong = (song: number) => artistOf[song] ?? 0;
  for (const id of listenerIds) {
    const columns = await store.plays.columns(id);
    yield tastePlays(columns, await store.verdicts.exclusions(id), artistOfSong);
  }
  for await (const columns of store.corpora.columns()) yield tastePlays(columns, [], artistOfSong);
}
