import { median } from '../kit/median.ts';
import type { Figures } from './read-figures.ts';
import type { Watched } from './watched.ts';

export interface Comparison {
  readonly figure: string;
  /** Medians of the rounds; null where the newer has the figure no more. */
  readonly before: number;
  readonly after: number | null;
  /** By which share of the older figure the newer is better; below nothing: worse. */
  readonly gain: number | null;
  readonly verdict: 'better' | 'as before' | 'worse' | 'gone';
}

/**
 * The watched figures of rounds that were run in turns, older and newer. A figure that nobody had
 * before is not compared; one that nobody has any more is `gone`.
 */
export function compareFigures(
  figures: readonly Watched[],
  before: readonly Figures[],
  after: readonly Figures[],
): Comparison[] {
  const names = [...new Set(before.flatMap((round) => [...round.keys()]))];
  return names.flatMap((figure): Comparison[] => {
    const rule = figures.find(({ at }) => at.test(figure));
    const was = medianOf(before, figure);
    if (rule === undefined || was === null) return [];
    const is = medianOf(after, figure);
    if (is === null) return [{ figure, before: was, after: null, gain: null, verdict: 'gone' }];
    const change = was === 0 ? Math.sign(is) : (is - was) / Math.abs(was);
    const gain = rule.better === 'more' ? change : -change;
    return [{ figure, before: was, after: is, gain, verdict: verdictOf(gain, rule.slack) }];
  });
}

function verdictOf(gain: number, slack: number): Comparison['verdict'] {
  if (gain < -slack) return 'worse';
  return gain > slack ? 'better' : 'as before';
}

function medianOf(rounds: readonly Figures[], figure: string): number | null {
  const values = rounds.flatMap((round) => round.get(figure) ?? []);
  return values.length === 0 ? null : median(values);
}
