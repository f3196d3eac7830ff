import type { CacheNamespace, Store } from '@echotune/data';
import { listenerRequest } from '../cache/listener-request.ts';
import type { FilledShelf } from './filled-shelf.ts';
import type { ChampionModel } from './load-champion.ts';
import type { Recommender, RecommendRequest } from './recommend-songs.ts';

export interface KeptShelvesDeps {
  readonly store: Pick<Store, 'listeners' | 'catalogue' | 'features'>;
  readonly champion: Pick<ChampionModel, 'of'>;
  readonly shelves: CacheNamespace<FilledShelf>;
}

/**
 * Answers that are given again, with the impressions of the first time, for as long as they would be the same: the
 * listener has played and said nothing new, and the same model answers. What others have played meanwhile, and that
 * it grew later, shows when the answer's time is over.
 */
export class KeptShelves implements Pick<Recommender, 'recommend' | 'prepare'> {
  readonly #deps: KeptShelvesDeps;
  readonly #recommender: Recommender;

  constructor(deps: KeptShelvesDeps, recommender: Recommender) {
    this.#deps = deps;
    this.#recommender = recommender;
  }

  prepare(): Promise<void> {
    return this.#recommender.prepare();
  }

  /** Throws as `Recommender.recommend`. */
  async recommend(request: RecommendRequest): Promise<FilledShelf> {
    const { store, champion, shelves } = this.#deps;
    const { name } = await champion.of(request.listenerId);
    const asked = await listenerRequest(store, request.listenerId, [request, name]);
    const make = () => this.#recommender.recommend(request);
    // Whom nobody knows is told so by who makes the answer.
    return asked === null ? make() : shelves.get(asked, make, isWhole);
  }
}

/** Not where a part failed, or the disk had no room for what was shown: the next may do better. */
function isWhole({ degraded, items }: FilledShelf): boolean {
  return (
    degraded.every(({ why }) => why !== 'failed') &&
    items.every(({ impression }) => impression !== 0)
  );
}
