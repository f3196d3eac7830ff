import fc from 'fast-check';
import { EngineError } from '../error.ts';
import { PlayLog } from '../play-log.ts';
import { checkerboardItems, fixtureNow, minuteMs } from './community.fixture.ts';

/** The code of what an act throws. */
export const codeOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof EngineError) return error.code;
    throw error;
  }
  return 'nothing thrown';
};

/** Profiles of any shape: ties in time, one item over and over, items the model has never seen. */
export const profile = fc
  .array(
    fc.record({
      item: fc.integer({ min: 1, max: checkerboardItems + 5 }),
      minutesAgo: fc.oneof(
        fc.integer({ min: -500, max: 500 }),
        fc.integer({ min: 0, max: 500_000 }),
      ),
      msPlayed: fc.integer({ min: 0, max: 600_000 }),
    }),
    { maxLength: 60 },
  )
  .map((plays) => {
    const log = new PlayLog();
    for (const [id, { item, minutesAgo, msPlayed }] of plays.entries()) {
      log.push({ id, item, startedAt: fixtureNow - minutesAgo * minuteMs, msPlayed });
    }
    return log;
  });
