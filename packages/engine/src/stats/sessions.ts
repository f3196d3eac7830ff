import { type History, positionsIn, type Range } from './history.ts';

const gapMs = 30 * 60_000;

export interface Sessions {
  readonly count: number;
  /** From the start of the first to the end of the last play, milliseconds; 0 without sessions. */
  readonly meanMs: number;
  readonly longestMs: number;
  readonly meanPlays: number;
}

/** Sittings within a range: plays with no more than 30 minutes of silence between them. */
export function sessions(history: History, range: Range): Sessions {
  const { startedAt, msPlayed } = history.plays;
  const { first, end } = positionsIn(history, range);
  if (first === end) return { count: 0, meanMs: 0, longestMs: 0, meanPlays: 0 };
  let count = 1;
  let totalMs = 0;
  let longestMs = 0;
  let sessionStart = startedAt[first]!;
  let sessionEnd = sessionStart;
  for (let at = first; at < end; at++) {
    const start = startedAt[at]!;
    if (start - sessionEnd > gapMs) {
      totalMs += sessionEnd - sessionStart;
      longestMs = Math.max(longestMs, sessionEnd - sessionStart);
      count += 1;
      sessionStart = start;
      sessionEnd = start;
    }
    sessionEnd = Math.max(sessionEnd, start + Math.max(0, msPlayed[at]!));
  }
  totalMs += sessionEnd - sessionStart;
  longestMs = Math.max(longestMs, sessionEnd - sessionStart);
  return { count, meanMs: totalMs / count, longestMs, meanPlays: (end - first) / count };
}
