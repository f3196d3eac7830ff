import { z } from 'zod';
import { JobFailure, JobState } from './job-state.ts';
import { Song } from './recommendation.ts';

const Suggester = z.enum(['echotune', 'most-recent', 'frequency', 'popularity']);
const Shelf = z.enum(['for-you', 'discover']);

export const NewBacktest = z
  .strictObject({
    weeks: z.int().min(1).max(104).default(12).describe('How many weeks back'),
    size: z.int().min(1).max(100).default(20).describe('Songs on a list'),
    seed: z.int().min(0).default(1),
  })
  .meta({ id: 'NewBacktest' });

/** What would have been recommended week by week, and what was then played. */
export const BacktestResult = z
  .object({
    timeZone: z.string(),
    weeks: z.array(
      z.object({
        startsAt: z.number(),
        endsAt: z.number(),
        listens: z.int(),
        songs: z.int(),
        trials: z.array(
          z.object({
            shelf: Shelf,
            right: z.int().describe('Different songs that there were to hit'),
            lists: z.array(
              z.object({ by: Suggester, items: z.array(z.int()), hits: z.array(z.int()) }),
            ),
          }),
        ),
      }),
    ),
    trials: z.array(
      z.object({
        shelf: Shelf,
        weeks: z.int(),
        rightPerWeek: z.number(),
        suggesters: z.array(
          z.object({ by: Suggester, hitsPerWeek: z.number(), weeksWithHit: z.number() }),
        ),
        against: z
          .object({
            by: Suggester,
            difference: z.number(),
            low: z.number().describe('Of the 95 % interval'),
            high: z.number(),
            p: z.number(),
          })
          .nullable()
          .describe('EchoTune beside the best naive list, hits a week'),
      }),
    ),
    songs: z.array(Song).describe('Every song that a list holds'),
  })
  .meta({ id: 'BacktestResult' });

/** How far one is; what it found is asked for by its id. */
export const BacktestStatus = z
  .object({
    id: z.int(),
    state: JobState,
    weeksDone: z.int(),
    weeksAsked: z.int(),
    size: z.int().describe('Songs on a list'),
    askedAt: z.number().describe('UTC epoch ms'),
    finishedAt: z.number().nullable(),
    failure: JobFailure,
  })
  .meta({ id: 'BacktestStatus' });

export const Backtests = z
  .object({ backtests: z.array(BacktestStatus).describe('The newest first') })
  .meta({ id: 'Backtests' });

export const Backtest = z
  .object({ ...BacktestStatus.shape, result: BacktestResult.nullable() })
  .meta({ id: 'Backtest' });
