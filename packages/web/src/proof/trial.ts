import type { BacktestResult } from '../api.generated.ts';

type Week = BacktestResult['weeks'][number];
export type Trial = BacktestResult['trials'][number];
export type ShelfOfTrial = Trial['shelf'];
export type Suggester = Trial['suggesters'][number]['by'];

/** A week in which there was something to foretell. */
export interface TrialWeek {
  readonly startsAt: number;
  /** Excluded. */
  readonly endsAt: number;
  /** Different songs that there were to foretell. */
  readonly right: number;
  /** What EchoTune named, best first, and what of it was played. */
  readonly named: readonly number[];
  readonly hits: readonly number[];
  /** Hits of the naive list that did best over all weeks. */
  readonly naiveHits: number;
}

/** What one shelf came to, week by week, beside the best naive list. */
export interface ShownTrial {
  readonly shelf: ShelfOfTrial;
  readonly weeks: readonly TrialWeek[];
  readonly summary: Trial;
  /** The naive list that did best; null where there was no week. */
  readonly naive: Suggester | null;
}

function weekOf(week: Week, shelf: ShelfOfTrial, naive: Suggester | null): TrialWeek[] {
  const trial = week.trials.find((each) => each.shelf === shelf);
  if (trial === undefined || trial.right === 0) return [];
  const listBy = (by: Suggester | null) => trial.lists.find((list) => list.by === by);
  const own = listBy('echotune');
  const { startsAt, endsAt } = week;
  return [
    {
      ...{ startsAt, endsAt, right: trial.right },
      ...{ named: own?.items ?? [], hits: own?.hits ?? [] },
      naiveHits: listBy(naive)?.hits.length ?? 0,
    },
  ];
}

/** One shelf of a backtest, ready to be shown; null where the backtest did not try it. */
export function trialOf({ weeks, trials }: BacktestResult, shelf: ShelfOfTrial): ShownTrial | null {
  const summary = trials.find((trial) => trial.shelf === shelf);
  if (summary === undefined) return null;
  const naive = summary.against?.by ?? null;
  return { shelf, summary, naive, weeks: weeks.flatMap((week) => weekOf(week, shelf, naive)) };
}

/** What the numbers allow to be said of EchoTune beside the best naive list. */
export type Finding = 'ahead' | 'behind' | 'even' | 'too-few';

/** With fewer weeks an interval means little. */
const fewestWeeks = 6;

/** Ahead or behind only where the whole 95 % interval is; else it may be chance. */
export function findingOf({ weeks, against }: Trial): Finding {
  if (against === null || weeks < fewestWeeks) return 'too-few';
  if (against.low > 0) return 'ahead';
  return against.high < 0 ? 'behind' : 'even';
}
