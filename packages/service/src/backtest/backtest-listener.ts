import { setImmediate as nextTurn } from 'node:timers/promises';
import { EchoError, type SongCard, type Store } from '@echotune/data';
import {
  type BacktestWeek,
  backtest,
  completeWeeks,
  summariseBacktest,
  type TrialSummary,
} from '@echotune/engine';
import type { SongCatalogue } from '../recommend/keep-catalogue.ts';
import type { ListenerProfiles } from '../recommend/keep-profiles.ts';
import { gatherSnapshot } from '../train/gather-snapshot.ts';

export interface BacktestDeps {
  readonly store: Store;
  readonly catalogue: SongCatalogue;
  readonly profiles: ListenerProfiles;
  readonly clock: () => number;
}

export interface BacktestRequest {
  readonly listenerId: number;
  /** How many weeks back, of those that are over. */
  readonly weeks: number;
  /** Songs on a shelf. */
  readonly size: number;
  readonly seed: number;
  /** Weeks done of those asked for. */
  readonly onProgress?: (done: number) => void;
  readonly signal?: AbortSignal;
}

export interface Backtest {
  readonly timeZone: string;
  /** Oldest first; weeks without listens, or with none before them, are left out. */
  readonly weeks: readonly BacktestWeek[];
  readonly trials: readonly TrialSummary[];
  /** Every song that any list holds. */
  readonly songs: ReadonlyMap<number, SongCard>;
}

const rounds = 2000;

/**
 * What EchoTune would have recommended a listener week by week, and what they then played, beside naive
 * lists. For each week everything is learnt anew from what was played before it. Throws
 * listener-unknown, history-too-short.
 */
export async function backtestListener(
  { store, catalogue, profiles, clock }: BacktestDeps,
  request: BacktestRequest,
): Promise<Backtest> {
  const { size, seed, onProgress, signal } = request;
  const profile = await profiles.get(request.listenerId);
  const { interactions: everybody } = await gatherSnapshot(store);
  const asked = completeWeeks(profile.clock, clock(), request.weeks);
  const source = {
    ...{ everybody, taste: profile.taste, clock: profile.clock },
    catalogue: await catalogue.current(),
  };
  const weeks: BacktestWeek[] = [];
  for (const [done, week] of asked.entries()) {
    onProgress?.(done);
    await nextTurn();
    weeks.push(...backtest(source, { weeks: [week], size, seed, ...(signal && { signal }) }));
  }
  if (weeks.length === 0) {
    const what = `None of the last ${request.weeks} weeks has listens, and listens before it.`;
    throw new EchoError('history-too-short', what);
  }
  const listed = weeks.flatMap(({ trials }) => trials.flatMap(({ lists }) => lists));
  const songs = await store.catalogue.cards([...new Set(listed.flatMap(({ items }) => items))]);
  const { timeZone } = profile.listener;
  return { timeZone, weeks, trials: summariseBacktest(weeks, { seed, rounds }), songs };
}
