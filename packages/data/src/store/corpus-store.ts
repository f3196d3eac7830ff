import type { PlayColumns } from '../domain/play.ts';

export interface CorpusStore {
  /** The id of the corpus with this name, new or not: loading may start again. */
  add(name: string, addedAt: number, demo: boolean): Promise<number>;
  /** The id of the listener with this key, new or not. */
  addListener(corpusId: number, key: string): Promise<number>;
  /** Plays that are there already are left as they are. Throws track-unknown. */
  addPlays(
    corpusListenerId: number,
    plays: readonly { trackId: number; startedAt: number; msPlayed: number }[],
  ): Promise<void>;
  list(): Promise<{ id: number; name: string; demo: boolean; listeners: number; plays: number }[]>;
  /** Removes it with catalogue entries that nobody else refers to. */
  remove(id: number): Promise<void>;
  /** Each corpus listener's plays, oldest first, ids 0: what training reads. */
  columns(): AsyncIterable<PlayColumns>;
}
