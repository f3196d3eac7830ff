import type { DemoTrack } from './artist-maker.ts';
import type { DemoListener } from './listener.ts';
import { type DemoOptions, demoWorld } from './world.ts';

export interface DemoCommunity {
  /** The demo listener, with a rich history. */
  readonly you: DemoListener;
  /** The others; `you` is not among them. */
  readonly listeners: readonly DemoListener[];
  /** All there is to hear. Plays hold the same `SourceTrack` objects. */
  readonly tracks: readonly DemoTrack[];
}

/** The whole demo world in memory. By default about 40,000 plays, made in well under a second. */
export function demoCommunity(options: DemoOptions): DemoCommunity {
  const world = demoWorld(options);
  return { you: world.you(), listeners: [...world.listeners()], tracks: world.tracks };
}
