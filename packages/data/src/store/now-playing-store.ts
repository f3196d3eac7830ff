import type { NowPlaying, PlayingTrack } from '../domain/now-playing.ts';

/** What plays now: a track a listener, until it must be over. */
export interface NowPlayingStore {
  /** Replaces what played before. Throws listener-unknown. */
  set(listenerId: number, playing: PlayingTrack): Promise<NowPlaying>;
  /** Null where nothing plays, or what did must be over. */
  get(listenerId: number): Promise<NowPlaying | null>;
  clear(listenerId: number): Promise<void>;
  /** Removes what must be over, of everybody. */
  tidy(): Promise<void>;
}
