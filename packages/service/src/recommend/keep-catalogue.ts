import type { Store } from '@echotune/data';
import type { Catalogue } from '@echotune/engine';
import { takeTurns } from './take-turns.ts';

/** The catalogue as the engine reads it, kept in memory and renewed when songs were added. */
export class SongCatalogue {
  readonly #store: Store;
  readonly #inTurn = takeTurns();
  #version = -1;
  #catalogue: Catalogue = { itemCount: 0, artistOf: new Int32Array(0) };

  constructor(store: Store) {
    this.#store = store;
  }

  async current(): Promise<Catalogue> {
    const version = await this.#store.catalogue.version();
    return version === this.#version ? this.#catalogue : this.#inTurn(() => this.#renew());
  }

  async #renew(): Promise<Catalogue> {
    const version = await this.#store.catalogue.version();
    if (version !== this.#version) {
      const { length, songIds, artistIds } = await this.#store.catalogue.songs();
      const itemCount = length === 0 ? 0 : (songIds[length - 1] ?? 0) + 1;
      const artistOf = new Int32Array(itemCount);
      for (let i = 0; i < length; i += 1) artistOf[songIds[i] ?? 0] = artistIds[i] ?? 0;
      this.#catalogue = { itemCount, artistOf };
      this.#version = version;
    }
    return this.#catalogue;
  }
}
