import type { Interactions, Plays } from './plays.ts';

/** Position of the first play that started after `now` (or at it, with `before`). */
export function playsUntil(plays: Pick<Plays, 'length' | 'startedAt'>, now: number): number {
  let low = 0;
  let high = plays.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (plays.startedAt[middle]! <= now) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Length of a score array: all items of the model and those of the first `count` plays. */
export function itemSpan(itemCount: number, plays: Plays, count: number): number {
  let span = itemCount;
  for (let at = 0; at < count; at++) {
    if (plays.items[at]! >= span) span = plays.items[at]! + 1;
  }
  return span;
}

/** 1 for every item with at least one play, 0 elsewhere; at least `itemCount` long. */
export function heardItems(plays: Plays, itemCount: number, count = plays.length): Uint8Array {
  const heard = new Uint8Array(itemSpan(itemCount, plays, count));
  for (let at = 0; at < count; at++) heard[plays.items[at]!] = 1;
  return heard;
}

/** The training snapshot: the listeners' plays one after the other. */
export function joinPlays(histories: readonly Plays[], itemCount: number): Interactions {
  const offsets = new Int32Array(histories.length + 1);
  for (const [listener, plays] of histories.entries()) {
    offsets[listener + 1] = offsets[listener]! + plays.length;
  }
  const total = offsets[histories.length]!;
  const items = new Int32Array(total);
  const startedAt = new Float64Array(total);
  let span = itemCount;
  for (const [listener, plays] of histories.entries()) {
    items.set(plays.items.subarray(0, plays.length), offsets[listener]!);
    startedAt.set(plays.startedAt.subarray(0, plays.length), offsets[listener]!);
    span = itemSpan(span, plays, plays.length);
  }
  return { itemCount: span, listenerCount: histories.length, offsets, items, startedAt };
}
