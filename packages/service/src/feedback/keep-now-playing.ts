import type { SourceTrack } from '@echotune/formats';

/** What a listener hears at this moment, as their player says. */
export interface PlayingTrack {
  readonly track: SourceTrack;
  readonly source: string;
  /** When it was said, UTC epoch milliseconds. */
  readonly since: number;
  /** Null where it is not told. */
  readonly durationMs: number | null;
}

/** For how long it counts where nobody says how long the track is. */
const usualMs = 10 * 60_000;

/** What is playing, a track a listener, in this process's memory: it is no play yet, and may never be one. */
export class NowPlaying {
  readonly #clock: () => number;
  readonly #tracks = new Map<number, PlayingTrack>();

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Replaces what played before. */
  set(listenerId: number, playing: Omit<PlayingTrack, 'since'>): void {
    this.#tracks.set(listenerId, { ...playing, since: this.#clock() });
  }

  /** Null where nothing plays, or what did must be over. */
  get(listenerId: number): PlayingTrack | null {
    const playing = this.#tracks.get(listenerId);
    if (playing === undefined) return null;
    if (this.#clock() < playing.since + (playing.durationMs ?? usualMs)) return playing;
    this.#tracks.delete(listenerId);
    return null;
  }
}
