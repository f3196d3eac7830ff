import {
  type Comparison,
  evaluateModel,
  type PartOutcome,
  type PartSummary,
  pairedBootstrap,
  summarise,
  type Task,
} from '@echotune/engine';
import { type ChooseTerms, checkModel, chooseModel } from './choose-model.ts';

export interface CompareRequest extends ChooseTerms {
  /** As `chooseModel` takes them; each may take as long. */
  readonly models: readonly string[];
  /** Those among them that the others are measured against. */
  readonly baselines: readonly string[];
  /** Lengths of list; the first decides. */
  readonly ks: readonly number[];
  /** How often the bootstrap draws. */
  readonly rounds: number;
  readonly onProgress?: (model: string, step: 'fit' | 'cases', fraction: number) => void;
}

/** How a model did in one part, beside the best baseline there. */
export interface ComparedPart extends PartSummary {
  /** Null where the model is that baseline, or there is none. */
  readonly againstBaseline: (Comparison & { readonly baseline: string }) | null;
}

export interface ComparedModel {
  readonly model: string;
  readonly baseline: boolean;
  readonly fitSeconds: number;
  readonly msPerCase: number;
  readonly parts: readonly ComparedPart[];
}

/** What one model was measured at. */
interface Measured {
  readonly model: string;
  readonly fitSeconds: number;
  readonly msPerCase: number;
  readonly outcomes: readonly PartOutcome[];
}

function measure(task: Task, model: string, request: CompareRequest): Measured {
  const { ks, stopwatch, onProgress } = request;
  const begun = stopwatch();
  const { goal, train: plays, now, clock, minuteOfWeek } = task;
  const part = { plays, now, clock, minuteOfWeek };
  const chosen = chooseModel(part, {
    ...{ ...request, goal, model },
    onProgress: (fraction) => onProgress?.(model, 'fit', fraction),
  });
  const ready = stopwatch();
  const outcomes = evaluateModel(chosen.model, task, {
    ks,
    onCase: (done) => onProgress?.(model, 'cases', done / task.caseCount),
  });
  const msPerCase = (stopwatch() - ready) / Math.max(1, task.caseCount);
  return { model, fitSeconds: (ready - begun) / 1000, msPerCase, outcomes };
}

const mean = (column: readonly number[]) =>
  column.reduce((sum, value) => sum + value, 0) / column.length;

/**
 * Fits models on the training part of a task, one after the other, measures them on its cases, and
 * compares each by nDCG with the baseline that is best in the part. Throws model-unknown,
 * input-invalid.
 */
export function compareModels(task: Task, request: CompareRequest): ComparedModel[] {
  for (const model of request.models) checkModel(model);
  const deciding = `ndcg@${request.ks[0]}`;
  const columnOf = ({ outcomes }: Measured, part: number) =>
    outcomes[part]?.columns.get(deciding) ?? [];
  const measured = request.models.map((model) => measure(task, model, request));
  const isBaseline = ({ model }: Measured) => request.baselines.includes(model);
  const best = task.parts.map((_, part) =>
    measured
      .filter(isBaseline)
      .toSorted((a, b) => mean(columnOf(b, part)) - mean(columnOf(a, part)))
      .at(0),
  );
  const against = (one: Measured, part: number) => {
    const other = best[part];
    if (other === undefined || other === one) return null;
    const { seed, rounds } = request;
    const compared = pairedBootstrap(columnOf(one, part), columnOf(other, part), { seed, rounds });
    return { ...compared, baseline: other.model };
  };
  return measured.map((one) => ({
    model: one.model,
    baseline: isBaseline(one),
    fitSeconds: one.fitSeconds,
    msPerCase: one.msPerCase,
    parts: one.outcomes.map((outcome, part) => ({
      ...summarise(outcome),
      againstBaseline: against(one, part),
    })),
  }));
}
