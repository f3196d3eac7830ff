import { rowStartsOf } from '../matrix/csr.ts';
import type { Interactions } from '../plays.ts';

/** Where each item was played: item i owns cells starts[i] … starts[i + 1] − 1 of `positions`. */
export interface Occurrences {
  readonly starts: Int32Array;
  /** Positions in the interactions, ascending within an item, so listener by listener. */
  readonly positions: Int32Array;
  /** Listener of each position of the interactions. */
  readonly listenerOf: Int32Array;
}

/** The interactions item by item; plays after `now` are left out. Linear. */
export function occurrencesOf(interactions: Interactions, now: number): Occurrences {
  const { items, offsets, startedAt } = interactions;
  const counts = new Int32Array(interactions.itemCount);
  const listenerOf = new Int32Array(items.length);
  for (let at = 0; at < items.length; at++) if (startedAt[at]! <= now) counts[items[at]!]! += 1;
  for (let listener = 0; listener < interactions.listenerCount; listener++) {
    listenerOf.fill(listener, offsets[listener]!, offsets[listener + 1]!);
  }
  const starts = rowStartsOf(counts);
  const next = starts.slice();
  const positions = new Int32Array(starts[interactions.itemCount]!);
  for (let at = 0; at < items.length; at++) {
    if (startedAt[at]! <= now) positions[next[items[at]!]!++] = at;
  }
  return { starts, positions, listenerOf };
}
