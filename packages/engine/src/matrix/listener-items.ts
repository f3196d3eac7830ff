import type { Interactions, Plays } from '../plays.ts';
import { playsUntil } from '../profile.ts';
import { type Csr, rowStartsOf } from './csr.ts';

/** What a listener has played of each item: items ascending, plays of each. */
export interface ItemCounts {
  readonly items: Int32Array;
  readonly counts: Float64Array;
}

/** Plays of each item below `itemCount` among the first `count` plays. */
function itemCounts(plays: Plays, count: number, itemCount: number): ItemCounts {
  const sums = new Map<number, number>();
  for (let at = 0; at < count; at++) {
    const item = plays.items[at]!;
    if (item < itemCount) sums.set(item, (sums.get(item) ?? 0) + (plays.counts?.[at] ?? 1));
  }
  const items = Int32Array.from(sums.keys()).sort();
  return { items, counts: Float64Array.from(items, (item) => sums.get(item) ?? 0) };
}

/** Listeners × items with the plays until `now`; columns ascend. */
export function listenerItems(interactions: Interactions, now: number): Csr {
  const { itemCount, listenerCount, offsets, items, startedAt, counts } = interactions;
  const rows: ItemCounts[] = [];
  for (let listener = 0; listener < listenerCount; listener++) {
    const from = offsets[listener]!;
    const to = offsets[listener + 1]!;
    const plays = {
      ...{ length: to - from, ids: new Float64Array(0), msPlayed: new Int32Array(0) },
      ...{ items: items.subarray(from, to), startedAt: startedAt.subarray(from, to) },
      ...(counts && { counts: counts.subarray(from, to) }),
    };
    rows.push(itemCounts(plays, playsUntil(plays, now), itemCount));
  }
  const rowStarts = rowStartsOf(Int32Array.from(rows, ({ items: own }) => own.length));
  const columns = new Int32Array(rowStarts[listenerCount]!);
  const values = new Float64Array(columns.length);
  for (const [listener, row] of rows.entries()) {
    columns.set(row.items, rowStarts[listener]!);
    values.set(row.counts, rowStarts[listener]!);
  }
  return { rowCount: listenerCount, columnCount: itemCount, rowStarts, columns, values };
}
