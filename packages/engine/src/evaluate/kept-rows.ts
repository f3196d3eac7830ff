import { contentOfPlayed } from '../content/item-content.ts';
import type { Interactions, Plays } from '../plays.ts';

/** Rows of one owner as a profile: `rows` are positions in the interactions. */
export function profileOf(plays: Interactions, rows: readonly number[]): Plays {
  const { counts } = plays;
  return {
    length: rows.length,
    ids: Float64Array.from(rows),
    items: Int32Array.from(rows, (row) => plays.items[row]!),
    startedAt: Float64Array.from(rows, (row) => plays.startedAt[row]!),
    msPlayed: new Int32Array(rows.length).fill(-1),
    ...(counts && { counts: Float64Array.from(rows, (row) => counts[row]!) }),
  };
}

/** The interactions of the rows that are kept, as if the others were not: their songs are unknown. */
export function keptRows(plays: Interactions, isKept: Uint8Array): Interactions {
  const { offsets, listenerCount, counts, content } = plays;
  const rows: number[] = [];
  const starts = new Int32Array(listenerCount + 1);
  for (let owner = 0; owner < listenerCount; owner++) {
    for (let row = offsets[owner]!; row < offsets[owner + 1]!; row++) {
      if (isKept[row] === 1) rows.push(row);
    }
    starts[owner + 1] = rows.length;
  }
  const items = Int32Array.from(rows, (row) => plays.items[row]!);
  return {
    ...{ itemCount: plays.itemCount, listenerCount, offsets: starts, items },
    startedAt: Float64Array.from(rows, (row) => plays.startedAt[row]!),
    ...(counts && { counts: Float64Array.from(rows, (row) => counts[row]!) }),
    ...(content && { content: contentOfPlayed(content, items) }),
  };
}
