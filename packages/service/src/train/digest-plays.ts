import { createHash } from 'node:crypto';
import type { Interactions, Plays } from '@echotune/engine';

/** What of a history is trained on. */
type Trained = Pick<Plays, 'length' | 'items' | 'startedAt'>;

/** The part of a history that had been played before a moment, UTC epoch milliseconds. */
export function playedBefore(history: Trained, until: number): Trained {
  let length = 0;
  while (length < history.length && (history.startedAt[length] ?? until) < until) length += 1;
  return { length, items: history.items, startedAt: history.startedAt };
}

/**
 * A digest of what was played before a moment, listener by listener, of those who had played: whoever comes
 * later changes nothing of it, and whatever is forgotten, excluded, added or called otherwise does.
 */
export class PlaysDigest {
  readonly #hash = createHash('sha256');

  add({ length, items, startedAt }: Trained): void {
    if (length === 0) return;
    this.#hash.update(Int32Array.of(length));
    this.#hash.update(items.subarray(0, length));
    this.#hash.update(startedAt.subarray(0, length));
  }

  /** Once. */
  hex(): string {
    return this.#hash.digest('hex');
  }
}

/** One listener's part of a snapshot. */
export function historyOf({ offsets, items, startedAt }: Interactions, listener: number): Trained {
  const [from = 0, to = 0] = [offsets[listener], offsets[listener + 1]];
  return {
    ...{ length: to - from, items: items.subarray(from, to) },
    startedAt: startedAt.subarray(from, to),
  };
}
