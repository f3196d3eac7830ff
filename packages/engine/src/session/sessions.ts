import type { Interactions, Plays } from '../plays.ts';
import { IntList } from './int-list.ts';

/** What decides where a session ends: `msPlayed` is absent in training snapshots. */
export type Timing = Pick<Plays, 'startedAt'> & Partial<Pick<Plays, 'msPlayed'>>;

/**
 * Whether a moment (UTC epoch milliseconds) still belongs to the session of the play at a position: no
 * more than `gapMs` of silence after its end, or after its start where the end is not known.
 */
export function isWithin(plays: Timing, at: number, epochMs: number, gapMs: number): boolean {
  const end = plays.startedAt[at]! + Math.max(0, plays.msPlayed?.[at] ?? 0);
  return epochMs - end <= gapMs;
}

/**
 * Position of the first play of the session that runs at `now`, of the first `count` plays; `count`
 * where none does.
 */
export function runningSession(plays: Timing, count: number, now: number, gapMs: number): number {
  if (count === 0 || !isWithin(plays, count - 1, now, gapMs)) return count;
  let first = count - 1;
  while (first > 0 && isWithin(plays, first - 1, plays.startedAt[first]!, gapMs)) first -= 1;
  return first;
}

/** Sessions of a snapshot by start, equal starts in the order of listeners: plays from … to − 1. */
export interface Sessions {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** The sessions of all listeners, one listener after the other, each in the order of time. */
function cutSessions(
  { offsets, startedAt, listenerCount }: Interactions,
  gapMs: number,
  now: number,
): Sessions & { readonly ofListener: IntList } {
  const [from, to, ofListener] = [new IntList(), new IntList(), new IntList()];
  for (let listener = 0; listener < listenerCount; listener++) {
    ofListener.push(from.length);
    const end = offsets[listener + 1]!;
    let begin = offsets[listener]!;
    for (let at = begin; at < end && startedAt[at]! <= now; at++) {
      const goesOn = at + 1 < end && startedAt[at + 1]! <= now;
      if (goesOn && isWithin({ startedAt }, at, startedAt[at + 1]!, gapMs)) continue;
      from.push(begin);
      to.push(at + 1);
      begin = at + 1;
    }
  }
  ofListener.push(from.length);
  return { from: from.trimmed(), to: to.trimmed(), ofListener };
}

/**
 * Places 0 … keys.length − 1 in ascending order of their keys, equal ones as they stand. Keys ascend from one
 * start of a run to the next; two neighbouring runs become one until there is one: n log runs, and nothing
 * where a single listener has all.
 */
function mergedRuns(keys: Float64Array, runStarts: Int32Array): Int32Array {
  let order = Int32Array.from(keys, (_, place) => place);
  let spare = new Int32Array(order.length);
  let bounds = runStarts;
  while (bounds.length > 2) {
    const fewer = new IntList();
    for (let run = 0; run + 1 < bounds.length; run += 2) {
      const [low, middle] = [bounds[run]!, bounds[run + 1]!];
      const high = bounds[run + 2] ?? middle;
      fewer.push(low);
      let [left, right] = [low, middle];
      for (let at = low; at < high; at++) {
        const isLeft =
          right === high || (left < middle && keys[order[left]!]! <= keys[order[right]!]!);
        spare[at] = order[isLeft ? left++ : right++]!;
      }
    }
    fewer.push(order.length);
    [order, spare] = [spare, order];
    bounds = fewer.trimmed();
  }
  return order;
}

/**
 * Cuts every listener's plays until `now` where more than `gapMs` lie between two starts. n log listeners in
 * sessions, 24 bytes each. A log of sessions without listeners is one where each listener has a single session.
 */
export function sessionsOf(interactions: Interactions, gapMs: number, now: number): Sessions {
  const { from, to, ofListener } = cutSessions(interactions, gapMs, now);
  const starts = new Float64Array(from.length);
  for (let at = 0; at < from.length; at++) starts[at] = interactions.startedAt[from[at]!]!;
  const order = mergedRuns(starts, ofListener.trimmed());
  return { from: order.map((session) => from[session]!), to: order.map((session) => to[session]!) };
}
