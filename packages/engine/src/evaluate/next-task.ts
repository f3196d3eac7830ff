import { joinedHistory } from '../log/histories.ts';
import type { Log } from '../log/log.ts';
import { nextBeat } from '../log/made-up-times.ts';
import type { MinuteOfWeek } from '../model/model.ts';
import type { Plays } from '../plays.ts';
import { isWithin } from '../session/sessions.ts';
import { byPosition } from './segments.ts';
import type { Case, Task } from './task.ts';

const gapMs = 30 * 60_000;

/** Positions whose play follows another of the same session, with the number of plays before in it. */
function* followers(plays: Plays, from: number): Generator<{ at: number; inSession: number }> {
  let inSession = 0;
  for (let at = 1; at < plays.length; at++) {
    inSession = isWithin(plays, at - 1, plays.startedAt[at]!, gapMs) ? inSession + 1 : 0;
    if (inSession > 0 && at >= from) yield { at, inSession };
  }
}

/**
 * The next-track task: after every play of every session of the test part but its last, which track
 * comes next? The profile is what the listener has in the training part and the test part so far, or
 * the session so far where the log knows no listeners; everything may be ranked. `test` was read
 * behind `train`.
 */
export function nextTask(train: Log, test: Log, minuteOfWeek: MinuteOfWeek): Task {
  function* cases(): Generator<Case> {
    for (const [owner, name] of test.owners.names.entries()) {
      const { plays, before } = joinedHistory(train, test, owner, name);
      for (const { at, inSession } of followers(plays, before)) {
        const last = plays.startedAt[at - 1]!;
        const isReal = test.clock === 'real';
        const now = isReal ? Math.max(last, plays.startedAt[at]! - 1) : nextBeat(last);
        yield {
          query: { plays: { ...plays, length: at }, now, minuteOfWeek },
          relevant: new Set([plays.items[at]!]),
          owner: name,
          segment: byPosition(inSession),
        };
      }
    }
  }
  let caseCount = 0;
  for (const [owner, name] of test.owners.names.entries()) {
    const { plays, before } = joinedHistory(train, test, owner, name);
    caseCount += followers(plays, before).reduce((count) => count + 1, 0);
  }
  return {
    goal: 'next',
    clock: train.clock,
    minuteOfWeek,
    train: train.plays,
    now: train.endsAt,
    parts: [{ name: 'all', candidates: 'all' }],
    cases: { [Symbol.iterator]: cases },
    caseCount,
    artistOf: test.artistOf,
  };
}
