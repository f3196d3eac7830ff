import { heldOut } from '../evaluate/held-out.ts';
import type { HeldOutCase } from '../evaluate/later-questions.ts';
import type { Goal } from '../evaluate/task.ts';
import type { LogClock } from '../log/log.ts';
import { chooseFamily, type ModelChoice } from '../model/families.ts';
import { Mix } from '../model/mix.ts';
import type { FitRun, MinuteOfWeek, Model } from '../model/model.ts';
import { popularity } from '../model/popularity.ts';
import type { Interactions } from '../plays.ts';
import { contenders } from './contenders.ts';
import { judgeModel, searchMix } from './mix-search.ts';

export interface AutoRequest {
  readonly goal: Goal;
  readonly clock: LogClock;
  readonly minuteOfWeek: MinuteOfWeek;
  readonly run: FitRun;
  /** Fraction of the allowed time that is spent, 0 … 1 and more: a setting is not begun beyond half. */
  readonly spent: () => number;
  /** Hears what was tried and how good it was, 0 … 1. */
  readonly onTried: (name: string, quality: number) => void;
}

interface Judged {
  readonly choice: ModelChoice;
  readonly model: Model;
  readonly quality: number;
}

/** Cases of the first comparison; the finalists meet on all. */
const firstCases = 1200;
const mostCases = 4800;

/** Halves the settings of a group on ever more cases until one is left. */
function bestOf(
  names: readonly string[],
  train: Interactions,
  cases: readonly HeldOutCase[],
  request: AutoRequest,
): Judged | null {
  const { goal, run, spent, onTried } = request;
  let left: Judged[] = [];
  for (const name of names) {
    if (left.length > 0 && spent() > 0.5) break;
    const choice = chooseFamily(name);
    if (typeof choice === 'string') continue;
    const model = choice.family.fit(train, choice.options, quiet(run));
    const quality = judgeModel(model, cases.slice(0, firstCases), goal);
    onTried(name, quality);
    left.push({ choice, model, quality });
  }
  for (let count = firstCases * 2; left.length > 1; count *= 2) {
    left.sort((a, b) => b.quality - a.quality);
    left = left.slice(0, Math.ceil(left.length / 2));
    if (left.length === 1 || count > cases.length * 2) break;
    left = left.map(({ choice, model }) => {
      const quality = judgeModel(model, cases.slice(0, count), goal);
      return { choice, model, quality };
    });
  }
  return left[0] ?? null;
}

/** The search reports nothing of the single fits; they end with it. */
function quiet({ onProgress: _, ...run }: FitRun): FitRun {
  return run;
}

/** A model for a log and what it consists of. */
export interface AutoChoice {
  readonly name: string;
  readonly model: Model;
}

/** Too few plays to ask anything of: what is popular is all that can be said. */
function nothingToAsk(plays: Interactions, { run, onTried }: AutoRequest): AutoChoice {
  const { kind, defaults } = popularity;
  onTried(kind, 0);
  return { name: kind, model: popularity.fit(plays, defaults, run) };
}

/**
 * Chooses models, settings and their mix on questions taken out of the training data (successive
 * halving within each group of settings: Jamieson and Talwalkar, AISTATS 2016), then fits what was
 * chosen on everything. The same seed gives the same answer while the time allows all settings.
 */
export function chooseAutomatically(plays: Interactions, request: AutoRequest): AutoChoice {
  const { goal, clock, minuteOfWeek, run, onTried } = request;
  const asked = { goal, seed: run.seed, now: run.now, minuteOfWeek, mostCases };
  const { train, cases } = heldOut(plays, asked);
  if (cases.length === 0) return nothingToAsk(plays, request);
  const groups = contenders(goal, clock, plays);
  const best = groups.flatMap((names) => bestOf(names, train, cases, request) ?? []);
  const models = best.map(({ model }) => model);
  const { weights, quality } = searchMix(models, cases, goal);
  const chosen = best.flatMap(({ choice }, place) =>
    weights[place]! > 0 ? [{ choice, weight: weights[place]! }] : [],
  );
  const name = chosen.map(({ choice, weight }) => `${weight} ${choice.name}`).join(' + ');
  onTried(name, quality);
  const parts = chosen.map(({ choice, weight }) => ({
    model: choice.family.fit(plays, choice.options, quiet(run)),
    weight,
  }));
  run.onProgress?.(1);
  return { name, model: new Mix(parts) };
}
