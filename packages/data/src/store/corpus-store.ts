import type { Corpus, CorpusPlay } from '../domain/corpus.ts';
import type { PlayColumns } from '../domain/play.ts';

export interface CorpusStore {
  /** The id of the corpus with this name, new or not: loading may start again. */
  add(name: string, addedAt: number, demo: boolean): Promise<number>;
  /**
   * Begins to store a corpus, or takes up one of the same name and source: it is incomplete from now
   * on. The salt given is that of a new one; the one returned is the corpus's own.
   * Throws corpus-exists where the name belongs to another.
   */
  begin(corpus: {
    name: string;
    source: string;
    salt: string;
    addedAt: number;
  }): Promise<{ id: number; salt: string }>;
  /** The id of the listener with this key, new or not. */
  addListener(corpusId: number, key: string): Promise<number>;
  /** The ids of the listeners with these keys, new or not, in the given order. */
  addListeners(corpusId: number, keys: readonly string[]): Promise<number[]>;
  /** Plays that are there already are left as they are. Throws track-unknown. */
  addPlays(
    corpusListenerId: number,
    plays: readonly Omit<CorpusPlay, 'listenerId'>[],
  ): Promise<void>;
  /** The same for plays of many; how many of each listener were new. */
  appendPlays(plays: readonly CorpusPlay[]): Promise<Map<number, number>>;
  /** Removes listeners with their plays; unused catalogue entries stay until `finish`. */
  removeListeners(corpusListenerIds: readonly number[]): Promise<void>;
  /**
   * Marks a corpus as complete. Where `keepers` is not null, all others of its listeners are removed,
   * and catalogue entries that nobody refers to.
   */
  finish(corpusId: number, keepers: readonly number[] | null): Promise<void>;
  list(): Promise<Corpus[]>;
  /** Removes it with catalogue entries that nobody else refers to. */
  remove(id: number): Promise<void>;
  /** The plays of each listener of the complete corpora, oldest first, ids 0: what training reads. */
  columns(): AsyncIterable<PlayColumns>;
}
