import { checkContent, contentOfPlayed } from './content/item-content.ts';
import { EngineError } from './error.ts';
import { rowStartsOf } from './matrix/csr.ts';
import type { Interactions, Plays } from './plays.ts';
import { itemSpan } from './profile.ts';

/** The training snapshot: the listeners' plays one after the other. */
export function joinPlays(histories: readonly Plays[], itemCount: number): Interactions {
  const offsets = new Int32Array(histories.length + 1);
  for (const [listener, plays] of histories.entries()) {
    offsets[listener + 1] = offsets[listener]! + plays.length;
  }
  const total = offsets[histories.length]!;
  const items = new Int32Array(total);
  const startedAt = new Float64Array(total);
  const counts = histories.some((plays) => plays.counts) ? new Float64Array(total).fill(1) : null;
  let span = itemCount;
  for (const [listener, plays] of histories.entries()) {
    items.set(plays.items.subarray(0, plays.length), offsets[listener]!);
    startedAt.set(plays.startedAt.subarray(0, plays.length), offsets[listener]!);
    if (plays.counts) counts?.set(plays.counts.subarray(0, plays.length), offsets[listener]!);
    span = itemSpan(span, plays, plays.length);
  }
  const columns = { offsets, items, startedAt, ...(counts && { counts }) };
  return { itemCount: span, listenerCount: histories.length, ...columns };
}

/**
 * The plays that started before a time, UTC epoch milliseconds: the snapshot as it was then, when of
 * songs that nobody had played nothing was known.
 */
export function interactionsBefore(interactions: Interactions, time: number): Interactions {
  const { offsets, items, startedAt, listenerCount, counts, content } = interactions;
  const isBefore = (_: number, at: number) => startedAt[at]! < time;
  const lengths = new Int32Array(listenerCount);
  for (let listener = 0; listener < listenerCount; listener++) {
    for (let at = offsets[listener]!; at < offsets[listener + 1]! && isBefore(0, at); at++) {
      lengths[listener]! += 1;
    }
  }
  const played = items.filter(isBefore);
  return {
    ...interactions,
    offsets: rowStartsOf(lengths),
    items: played,
    startedAt: startedAt.filter(isBefore),
    ...(counts && { counts: counts.filter(isBefore) }),
    ...(content && { content: contentOfPlayed(content, played) }),
  };
}

/** More plays than that a row cannot stand for: sums of what is larger would lose all others. */
const mostPlaysOfRow = 1e9;

/**
 * Throws EngineError('shape-mismatch') where the columns do not belong together, 'bad-number' for a
 * count that is not above 0, or absurdly large, and for a time that is none.
 */
export function checkInteractions(interactions: Interactions): void {
  const { itemCount, listenerCount, offsets, items, startedAt, counts, content } = interactions;
  const fits =
    offsets.length === listenerCount + 1 &&
    offsets[0] === 0 &&
    offsets[listenerCount] === items.length &&
    startedAt.length === items.length &&
    (counts === undefined || counts.length === items.length) &&
    offsets.every((offset, index) => index === 0 || offset >= offsets[index - 1]!) &&
    items.every((item) => item >= 0 && item < itemCount);
  if (!fits) throw new EngineError('shape-mismatch', 'the interactions do not fit together');
  const timeless = startedAt.findIndex((at) => !Number.isFinite(at));
  if (timeless >= 0) {
    throw new EngineError('bad-number', `row ${timeless} starts at ${startedAt[timeless]}`);
  }
  const wrong = counts?.findIndex((count) => !(count > 0 && count <= mostPlaysOfRow)) ?? -1;
  if (wrong >= 0) {
    throw new EngineError('bad-number', `row ${wrong} stands for ${counts?.[wrong]} plays`);
  }
  if (content) checkContent(content, itemCount);
}

/** Listeners with at least one play. */
export function activeListeners({ offsets }: Interactions): number {
  let count = 0;
  for (let at = 1; at < offsets.length; at++) if (offsets[at]! > offsets[at - 1]!) count += 1;
  return count;
}
