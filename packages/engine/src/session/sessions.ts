import type { Interactions, Plays } from '../plays.ts';

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

/**
 * Cuts every listener's plays until `now` where more than `gapMs` lie between two starts. n log n in
 * sessions. A log of sessions without listeners is one where each listener has a single session.
 */
export function sessionsOf(interactions: Interactions, gapMs: number, now: number): Sessions {
  const { offsets, startedAt, listenerCount } = interactions;
  const cuts: { from: number; to: number }[] = [];
  for (let listener = 0; listener < listenerCount; listener++) {
    const end = offsets[listener + 1]!;
    let from = offsets[listener]!;
    for (let at = from; at < end && startedAt[at]! <= now; at++) {
      const goesOn = at + 1 < end && startedAt[at + 1]! <= now;
      if (goesOn && isWithin(interactions, at, startedAt[at + 1]!, gapMs)) continue;
      cuts.push({ from, to: at + 1 });
      from = at + 1;
    }
  }
  cuts.sort((a, b) => startedAt[a.from]! - startedAt[b.from]! || a.from - b.from);
  return {
    from: Int32Array.from(cuts, ({ from }) => from),
    to: Int32Array.from(cuts, ({ to }) => to),
  };
}
