import type { Store } from '@echotune/data';
import type { Catalogue } from '@echotune/engine';
import { takeTurns } from './take-turns.ts';

/**
 * The catalogue as the engine reads it, in memory: songs that were added are read alone, all of them only
 * where others have changed.
 */
export class SongCatalogue {
  readonly #store: Store;
  readonly #inTurn = takeTurns();
  #known = { version: -1, rewritten: -1 };
  #catalogue: Catalogue = { itemCount: 0, artistOf: new Int32Array(0) };

  constructor(store: Store) {
    this.#store = store;
  }

  async current(): Promise<Catalogue> {
    const { version } = await this.#store.catalogue.version();
    return version === this.#known.version ? this.#catalogue : this.#inTurn(() => this.#renew());
  }

  async #renew(): Promise<Catalogue> {
    const { catalogue } = this.#store;
    const { version, rewritten } = await catalogue.version();
    if (version === this.#known.version) return this.#catalogue;
    const isAddedTo = rewritten === this.#known.rewritten;
    const before = isAddedTo ? this.#catalogue : { itemCount: 0, artistOf: new Int32Array(0) };
    const { length, songIds, artistIds } = await catalogue.songs(before.itemCount - 1);
    const itemCount = Math.max(before.itemCount, (songIds[length - 1] ?? -1) + 1);
    const artistOf = new Int32Array(itemCount);
    artistOf.set(before.artistOf);
    for (let i = 0; i < length; i += 1) artistOf[songIds[i] ?? 0] = artistIds[i] ?? 0;
    this.#catalogue = { itemCount, artistOf };
    this.#known = { version, rewritten };
    return this.#catalogue;
  }
}
