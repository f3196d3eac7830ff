import { listenMs } from '../listen.ts';
import { type History, positionsIn, type Range } from './history.ts';
import { bestRows } from './tops.ts';

export interface SkippedItem {
  readonly id: number;
  /** Of known length. */
  readonly plays: number;
  readonly skips: number;
}

/** What ended before 30 s, of the plays whose length is known; rates are 0 where there are none. */
export interface Skips {
  readonly rate: number;
  /** Of plays that were the first ever of their item, and of all others. */
  readonly firstRate: number;
  readonly laterRate: number;
  /** Most skips first, then the fewest plays, then smaller id; once skipped is not yet a habit. */
  readonly items: readonly SkippedItem[];
}

const fewestSkips = 2;

/** How a listener skips in a range, and the k items that they skip most. */
export function skips(history: History, range: Range, k: number): Skips {
  const { first, end } = positionsIn(history, range);
  const { plays, firsts, places, items } = history;
  const playsOf = new Int32Array(items.length);
  const skipsOf = new Int32Array(items.length);
  let [firstTimed, firstSkips, laterTimed, laterSkips] = [0, 0, 0, 0];
  for (let at = first; at < end; at++) {
    const msPlayed = plays.msPlayed[at]!;
    if (msPlayed < 0) continue;
    const isFirst = firsts[at]!;
    const isSkip = msPlayed < listenMs ? 1 : 0;
    firstTimed += isFirst;
    firstSkips += isFirst & isSkip;
    laterTimed += 1 - isFirst;
    laterSkips += (1 - isFirst) & isSkip;
    const place = places[at]!;
    playsOf[place]! += 1;
    skipsOf[place]! += isSkip;
  }
  const rate = (part: number, of: number) => (of > 0 ? part / of : 0);
  const rows = bestRows(
    items.length,
    k,
    (a, b) => (skipsOf[a]! - skipsOf[b]! || playsOf[b]! - playsOf[a]! || items[b]! - items[a]!) > 0,
  );
  return {
    rate: rate(firstSkips + laterSkips, firstTimed + laterTimed),
    firstRate: rate(firstSkips, firstTimed),
    laterRate: rate(laterSkips, laterTimed),
    items: rows
      .filter((place) => skipsOf[place]! >= fewestSkips)
      .map((place) => ({ id: items[place]!, plays: playsOf[place]!, skips: skipsOf[place]! })),
  };
}
