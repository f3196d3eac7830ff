import { EngineError } from './error.ts';
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
  let span = itemCount;
  for (const [listener, plays] of histories.entries()) {
    items.set(plays.items.subarray(0, plays.length), offsets[listener]!);
    startedAt.set(plays.startedAt.subarray(0, plays.length), offsets[listener]!);
    span = itemSpan(span, plays, plays.length);
  }
  return { itemCount: span, listenerCount: histories.length, offsets, items, startedAt };
}

/** Throws EngineError('shape-mismatch') where the columns do not belong together. */
export function checkInteractions(interactions: Interactions): void {
  const { itemCount, listenerCount, offsets, items, startedAt } = interactions;
  const fits =
    offsets.length === listenerCount + 1 &&
    offsets[0] === 0 &&
    offsets[listenerCount] === items.length &&
    startedAt.length === items.length &&
    offsets.every((offset, index) => index === 0 || offset >= offsets[index - 1]!) &&
    items.every((item) => item >= 0 && item < itemCount);
  if (!fits) throw new EngineError('shape-mismatch', 'the interactions do not fit together');
}

/** Listeners with at least one play. */
export function activeListeners({ offsets }: Interactions): number {
  let count = 0;
  for (let at = 1; at < offsets.length; at++) if (offsets[at]! > offsets[at - 1]!) count += 1;
  return count;
}
