import type { Store } from '@echotune/data';
import type { ReleaseCatalogue } from '@echotune/engine';
import { takeTurns } from './take-turns.ts';

const nothing: ReleaseCatalogue = {
  ...{ itemCount: 0, artistOf: new Int32Array(0), releaseOf: new Int32Array(0) },
};

/**
 * The catalogue as the engine reads it, in memory: songs that were added are read alone, all of them only
 * where others have changed.
 */
export class SongCatalogue {
  readonly #store: Store;
  readonly #inTurn = takeTurns();
  #known = { version: -1, rewritten: -1 };
  #catalogue = nothing;

  constructor(store: Store) {
    this.#store = store;
  }

  async current(): Promise<ReleaseCatalogue> {
    const { version } = await this.#store.catalogue.version();
    return version === this.#known.version ? this.#catalogue : this.#inTurn(() => this.#renew());
  }

  async #renew(): Promise<ReleaseCatalogue> {
    const { catalogue } = this.#store;
    const { version, rewritten } = await catalogue.version();
    if (version === this.#known.version) return this.#catalogue;
    const isAddedTo = rewritten === this.#known.rewritten;
    const before = isAddedTo ? this.#catalogue : nothing;
    const { length, songIds, artistIds, releaseIds } = await catalogue.songs(before.itemCount - 1);
    const itemCount = Math.max(before.itemCount, (songIds[length - 1] ?? -1) + 1);
    const artistOf = new Int32Array(itemCount);
    const releaseOf = new Int32Array(itemCount);
    artistOf.set(before.artistOf);
    releaseOf.set(before.releaseOf);
    for (let i = 0; i < length; i += 1) {
      artistOf[songIds[i] ?? 0] = artistIds[i] ?? 0;
      releaseOf[songIds[i] ?? 0] = releaseIds[i] ?? 0;
    }
    this.#catalogue = { itemCount, artistOf, releaseOf };
    this.#known = { version, rewritten };
    return this.#catalogue;
  }
}
