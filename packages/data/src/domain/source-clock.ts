import type { SourceClock } from '@echotune/formats';

/** How the clock of each source works, by source name; one that is not listed counts as `usualClock`. */
export type SourceClocks = ReadonlyMap<string, SourceClock>;

/** A live report: the start, to the second. */
const usualClock: SourceClock = { precision: 'second', stamps: 'start', zone: 'utc' };

export function clockOf(clocks: SourceClocks, source: string): SourceClock {
  return clocks.get(source) ?? usualClock;
}
