const minuteMs = 60_000;
/** From one session of the file to the next, of whoever it is. */
const betweenSessionsMs = minuteMs;
/** From one play of a session to the next. */
const stepMs = 3 * minuteMs;
/** Silence before the same listener's next session, at least: any model takes it for the end of one. */
const silenceMs = 60 * minuteMs;

/** A row in its place: rows come owner by owner, session by session. */
export interface Beat {
  readonly row: number;
  readonly owner: number;
  /** Numbered in the order of the file. */
  readonly session: number;
}

/** When the first session of a log begins that goes on from one that ends then: nobody's goes on. */
export function silenceAfter(endsAt: number): number {
  return nextBeat(endsAt) + silenceMs;
}

/** When a play that has just begun will be over, by made-up time. */
export function nextBeat(startedAt: number): number {
  return startedAt + stepMs;
}

/**
 * Times for a log without a clock, UTC epoch milliseconds by row: sessions begin a minute after each
 * other in the order of the file, the plays of one are three minutes apart, and a listener's next
 * session begins an hour after the end of the one before at the earliest.
 */
export function beatTimes(beats: readonly Beat[], begin: number): number[] {
  const times: number[] = [];
  let before: Beat | null = null;
  let at = begin;
  for (const beat of beats) {
    if (before?.session === beat.session) {
      at = nextBeat(at);
    } else {
      const turn = begin + (beat.session + 1) * betweenSessionsMs;
      const isSameOwner = before?.owner === beat.owner;
      at = isSameOwner ? Math.max(turn, silenceAfter(at)) : turn;
    }
    times[beat.row] = at;
    before = beat;
  }
  return times;
}
