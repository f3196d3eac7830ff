import { contentOfItems } from '../content/item-content.ts';
import { countsAsListen, listenMs } from '../listen.ts';
import type { Log } from '../log/log.ts';
import { rowStartsOf } from '../matrix/csr.ts';
import type { Interactions } from '../plays.ts';

/** The listens of a log with a clock: what a model may learn from, and what counts as right. */
export interface Listens {
  /** Owner by owner, each oldest first; items are numbered in the order of their first listen. */
  readonly plays: Interactions;
  readonly msPlayed: Int32Array;
  /** By item; 0 where the artist is not known. */
  readonly artistOf: Int32Array;
  /** Item of the log by item here. */
  readonly trackOf: Int32Array;
}

/**
 * Plays that count as a listen, once each. A start of the same song by the same listener less than 30 s
 * after the one before cannot be a listen of its own: it is the same play told twice, and would be
 * known to a model before it has to be foreseen.
 */
function keptRows({ plays, msPlayed }: Log): number[] {
  const kept: number[] = [];
  for (let owner = 0; owner < plays.listenerCount; owner++) {
    const latest = new Map<number, number>();
    for (let at = plays.offsets[owner]!; at < plays.offsets[owner + 1]!; at++) {
      if (!countsAsListen(msPlayed[at]!, null)) continue;
      const item = plays.items[at]!;
      const before = latest.get(item) ?? Number.NEGATIVE_INFINITY;
      latest.set(item, plays.startedAt[at]!);
      if (plays.startedAt[at]! - before >= listenMs) kept.push(at);
    }
  }
  return kept;
}

/** Items by first listen of anybody, so that at any time those heard so far are the first numbers. */
function numberByTime({ plays }: Log, rows: readonly number[]): Map<number, number> {
  const inTime = rows.toSorted((a, b) => plays.startedAt[a]! - plays.startedAt[b]! || a - b);
  const numbers = new Map<number, number>();
  for (const row of inTime) {
    const item = plays.items[row]!;
    if (!numbers.has(item)) numbers.set(item, numbers.size);
  }
  return numbers;
}

/** n log n in plays. */
export function listensOf(log: Log): Listens {
  const { plays } = log;
  const { counts, content } = plays;
  const rows = keptRows(log);
  const numbers = numberByTime(log, rows);
  const lengths = new Int32Array(plays.listenerCount);
  let owner = 0;
  for (const row of rows) {
    while (row >= plays.offsets[owner + 1]!) owner += 1;
    lengths[owner]! += 1;
  }
  const trackOf = Int32Array.from(numbers.keys());
  return {
    plays: {
      itemCount: numbers.size,
      listenerCount: plays.listenerCount,
      offsets: rowStartsOf(lengths),
      items: Int32Array.from(rows, (row) => numbers.get(plays.items[row]!)!),
      startedAt: Float64Array.from(rows, (row) => plays.startedAt[row]!),
      ...(counts && { counts: Float64Array.from(rows, (row) => counts[row]!) }),
      ...(content && { content: contentOfItems(content, trackOf) }),
    },
    msPlayed: Int32Array.from(rows, (row) => log.msPlayed[row]!),
    artistOf: trackOf.map((track) => log.artistOf[track]!),
    trackOf,
  };
}
