import { groupVectors, itemVectorsOf, type ModelSet, type Vectors } from '@echotune/engine';
import type { SongCatalogue } from '../recommend/keep-catalogue.ts';
import type { ChampionModel } from '../recommend/load-champion.ts';

/** Where the trained models put songs and artists, each row at its id. */
export interface Placing {
  /** `blend@3`. */
  readonly model: string;
  readonly songs: Vectors;
  readonly artists: Vectors;
}

/** The places of the champion's songs and artists, in memory; worked out once a training. */
export class KnownVectors {
  readonly #catalogue: SongCatalogue;
  readonly #champion: ChampionModel;
  #set: ModelSet | null = null;
  #artistOf: Int32Array | null = null;
  #placing: Placing | null = null;

  constructor(catalogue: SongCatalogue, champion: ChampionModel) {
    this.#catalogue = catalogue;
    this.#champion = champion;
  }

  /** Null where nothing was trained yet. */
  async current(): Promise<Placing | null> {
    const { set, name: model } = await this.#champion.current();
    const { artistOf } = await this.#catalogue.current();
    if (set === this.#set && artistOf === this.#artistOf) return this.#placing;
    const songs = set === this.#set ? this.#placing?.songs : itemVectorsOf(set);
    this.#set = set;
    this.#artistOf = artistOf;
    this.#placing =
      songs === undefined ? null : { model, songs, artists: groupVectors(songs, artistOf) };
    return this.#placing;
  }
}
