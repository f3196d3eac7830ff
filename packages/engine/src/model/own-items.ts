import type { ItemCounts } from '../matrix/listener-items.ts';
import { lowerBound } from '../matrix/lower-bound.ts';
import type { Plays } from '../plays.ts';
import { itemSpan, playsUntil } from '../profile.ts';
import type { Query } from './model.ts';
import { PerQuery } from './per-query.ts';

/** What a listener has played, and where each play's item stands among it. */
export interface OwnItems extends ItemCounts {
  /** By play: position in `items`, at or beyond its end for an item that is not there. */
  readonly places: Int32Array;
}

/**
 * The items of the first `count` plays. They are numbered in an array of all items and not in a map, which
 * takes ten times as long where a history is long: linear in the plays and the largest item.
 */
function placed(plays: Plays, count: number): OwnItems {
  const placeOf = new Int32Array(itemSpan(0, plays, count)).fill(-1);
  let distinct = 0;
  for (let at = 0; at < count; at++) {
    const item = plays.items[at]!;
    if (placeOf[item]! >= 0) continue;
    placeOf[item] = 0;
    distinct += 1;
  }
  const items = new Int32Array(distinct);
  for (let item = 0, place = 0; place < distinct; item++) {
    if (placeOf[item]! < 0) continue;
    items[place] = item;
    placeOf[item] = place++;
  }
  const counts = new Float64Array(distinct);
  const places = new Int32Array(count);
  for (let at = 0; at < count; at++) {
    const place = placeOf[plays.items[at]!]!;
    places[at] = place;
    counts[place]! += plays.counts?.[at] ?? 1;
  }
  return { items, counts, places };
}

/** Several models of a blend ask for the same. */
const all = new PerQuery(({ plays, now }) => placed(plays, playsUntil(plays, now)));

/** Of the plays until a question's time, the items below `itemCount`; all unless told. */
export function ownItems(query: Query, itemCount = Number.POSITIVE_INFINITY): OwnItems {
  const { items, counts, places } = all.of(query);
  const end = lowerBound(items, itemCount);
  return { items: items.subarray(0, end), counts: counts.subarray(0, end), places };
}
