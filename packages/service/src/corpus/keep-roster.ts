import { ListenerSampler } from './sample-listeners.ts';
import type { CorpusListener } from './store-plays.ts';

/** How many listeners a corpus takes, and by which seed they are drawn. */
export interface CorpusSample {
  readonly listeners: number;
  readonly seed: number;
}

/** Where everybody is taken, listeners remembered before remembering begins anew. */
const remembered = 100_000;

/** Who is in a corpus while it is read. */
export class Roster {
  readonly #sampler: ListenerSampler | null;
  readonly #listeners = new Map<string, CorpusListener>();

  constructor(sample: CorpusSample | null) {
    this.#sampler = sample === null ? null : new ListenerSampler(sample.listeners, sample.seed);
  }

  /** The listener of this name; null for one who is not of the sample. */
  find(name: string): CorpusListener | null {
    if (this.#sampler?.admit(name) === false) return null;
    let listener = this.#listeners.get(name);
    if (listener === undefined) {
      listener = { name, id: null, added: 0, duplicates: 0 };
      this.#listeners.set(name, listener);
    }
    return listener;
  }

  /** Ends a batch: who has left the sample during it. */
  takeLeaving(): CorpusListener[] {
    const leaving: CorpusListener[] = [];
    for (const name of this.#sampler?.takeEvicted() ?? []) {
      const listener = this.#listeners.get(name);
      if (listener !== undefined) leaving.push(listener);
      this.#listeners.delete(name);
    }
    if (this.#sampler === null && this.#listeners.size > remembered) this.#listeners.clear();
    return leaving;
  }

  /** The ids of the sample; null where everybody is taken. */
  get keeperIds(): number[] | null {
    if (this.#sampler === null) return null;
    return [...this.#listeners.values()].flatMap(({ id }) => id ?? []);
  }
}
