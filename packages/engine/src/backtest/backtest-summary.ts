import { type Comparison, pairedBootstrap } from '../evaluate/paired-bootstrap.ts';
import type { BacktestWeek, ShelfTrial, Suggester } from './backtest.ts';

/** How one did over all weeks. */
export interface SuggesterSummary {
  readonly by: Suggester;
  /** Songs of the list that were played, a week. */
  readonly hitsPerWeek: number;
  /** Share of the weeks in which at least one was, 0 … 1. */
  readonly weeksWithHit: number;
}

export interface TrialSummary {
  readonly shelf: ShelfTrial['shelf'];
  /** Those in which there was something to hit. */
  readonly weeks: number;
  /** Different songs to hit, a week. */
  readonly rightPerWeek: number;
  /** EchoTune's first. */
  readonly suggesters: readonly SuggesterSummary[];
  /** EchoTune's hits a week beside those of the best naive list; null without weeks. */
  readonly against: (Comparison & { readonly by: Suggester }) | null;
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

function summaryOf(
  trials: readonly ShelfTrial[],
  shelf: ShelfTrial['shelf'],
  options: { readonly seed: number; readonly rounds: number },
): TrialSummary {
  const asked = trials.filter((trial) => trial.shelf === shelf && trial.right > 0);
  const names = asked[0]?.lists.map(({ by }) => by) ?? [];
  const columns = names.map((_, at) => asked.map(({ lists }) => lists[at]?.hits.length ?? 0));
  const suggesters = names.map((by, at) => ({
    by,
    hitsPerWeek: mean(columns[at]!),
    weeksWithHit: mean(columns[at]!.map((hits) => (hits > 0 ? 1 : 0))),
  }));
  const [, ...naive] = suggesters.keys();
  const best = naive.toSorted((a, b) => mean(columns[b]!) - mean(columns[a]!))[0];
  return {
    shelf,
    weeks: asked.length,
    rightPerWeek: mean(asked.map(({ right }) => right)),
    suggesters,
    against:
      best === undefined
        ? null
        : { ...pairedBootstrap(columns[0]!, columns[best]!, options), by: names[best]! },
  };
}

/** How the weeks of a backtest went together, shelf by shelf. */
export function summariseBacktest(
  weeks: readonly BacktestWeek[],
  options: { readonly seed: number; readonly rounds: number },
): TrialSummary[] {
  const trials = weeks.flatMap((week) => week.trials);
  return (['for-you', 'discover'] as const).map((shelf) => summaryOf(trials, shelf, options));
}
