import type { Impression } from '../domain/impression.ts';

export interface ImpressionStore {
  /**
   * Ids in the same order. Those of the last instants may be lost in a power cut. Throws input-invalid where listener or song is not there.
   */
  add(impressions: readonly Omit<Impression, 'id'>[]): Promise<number[]>;
  get(listenerId: number, id: number): Promise<Impression | null>;
  /** The newest in which a song was shown; null where it was not. */
  newestOf(listenerId: number, songId: number): Promise<number | null>;
  /** When each song was last shown on a shelf within from <= at < to: songId -> UTC epoch ms. */
  lastShown(
    listenerId: number,
    shelf: string,
    from: number,
    to: number,
  ): Promise<Map<number, number>>;
  /** What was shown within from <= at < to, in that order, and by which model. */
  shown(
    listenerId: number,
    from: number,
    to: number,
  ): Promise<Pick<Impression, 'at' | 'songId' | 'model'>[]>;
  /** In the order of their ids, those after `afterId`. */
  list(listenerId: number, afterId: number, limit: number): Promise<Impression[]>;
  /** Removes what a listener was shown before `at`. Returns how many slots. */
  removeBefore(listenerId: number, at: number): Promise<number>;
}
