import type { ZonedClock } from '../clock/zoned-clock.ts';
import { countsAsListen } from '../listen.ts';
import type { Plays } from '../plays.ts';
import { itemSpan } from '../profile.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;
/** 1970-01-01 was a Thursday, three days after Monday. */
const mondayShift = 3;

/** A stretch of time, UTC epoch milliseconds: `from` included, `to` not. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A listener's plays with what every statistic asks of them, worked out once. */
export interface History {
  readonly plays: Plays;
  /** 1 where the play counts as a listen. */
  readonly listens: Uint8Array;
  /** 1 where the item had never been played before. */
  readonly firsts: Uint8Array;
  /** Local date of each play as days since 1970-01-01. */
  readonly localDays: Int32Array;
  /** Local weekday · 24 + hour, Monday first. */
  readonly weekHours: Uint8Array;
  /** Every item once, in the order of their first plays. */
  readonly items: Int32Array;
  /** Position of the first play of each of `items`. */
  readonly firstPositions: Int32Array;
  /** Position in `items` of each play's. */
  readonly places: Int32Array;
  readonly clock: ZonedClock;
}

export interface HistoryOptions {
  /** Track length by item, milliseconds; 0 or missing where it is not known. */
  readonly durationMsOf?: Int32Array;
}

/** One pass over the plays: local times, listens and first plays. Keep it for as long as the plays stand. */
export function history(plays: Plays, clock: ZonedClock, options: HistoryOptions = {}): History {
  const { length, items, startedAt, msPlayed } = plays;
  const listens = new Uint8Array(length);
  const firsts = new Uint8Array(length);
  const localDays = new Int32Array(length);
  const weekHours = new Uint8Array(length);
  const distinct = new Int32Array(length);
  const firstPositions = new Int32Array(length);
  const places = new Int32Array(length);
  // One more than the place, by item: 0 where it was not played yet.
  const known = new Int32Array(itemSpan(0, plays, length));
  let count = 0;
  for (let at = 0; at < length; at++) {
    const item = items[at]!;
    const duration = options.durationMsOf?.[item] ?? 0;
    listens[at] = countsAsListen(msPlayed[at]!, duration > 0 ? duration : null) ? 1 : 0;
    if (known[item] === 0) {
      firsts[at] = 1;
      firstPositions[count] = at;
      distinct[count++] = item;
      known[item] = count;
    }
    places[at] = known[item]! - 1;
    const local = clock.localMs(startedAt[at]!);
    const day = Math.floor(local / dayMs);
    localDays[at] = day;
    const weekday = (((day + mondayShift) % 7) + 7) % 7;
    weekHours[at] = weekday * 24 + Math.floor((local - day * dayMs) / hourMs);
  }
  const own = {
    items: distinct.slice(0, count),
    firstPositions: firstPositions.slice(0, count),
    places,
  };
  return { plays, listens, firsts, localDays, weekHours, ...own, clock };
}

/** Positions of the plays in a range: first, and one past the last. */
export function positionsIn(
  { plays }: Pick<History, 'plays'>,
  range: Range,
): { first: number; end: number } {
  const placeOf = (epochMs: number) => {
    let low = 0;
    let high = plays.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (plays.startedAt[middle]! < epochMs) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const first = placeOf(range.from);
  return { first, end: Math.max(first, placeOf(range.to)) };
}
