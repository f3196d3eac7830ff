import { EchoError } from '@echotune/data';
import { nextTask, type Task, temporalTask, topNTask } from '@echotune/engine';
import { type ComparedModel, type CompareRequest, compareModels } from './compare-models.ts';
import type { PredictMode } from './read-cases.ts';
import { minuteOf, readLog } from './read-log.ts';

/** What is measured: the last fifth of one log's time, or a log that comes after another. */
export type EvaluatedLogs =
  | { readonly log: string }
  | { readonly train: string; readonly test: string; readonly mode: PredictMode };

/** `models` are measured beside the baselines. */
export interface EvaluateRequest extends Omit<CompareRequest, 'baselines' | 'ks'> {
  readonly logs: EvaluatedLogs;
  readonly k: number;
}

export interface EvaluatedModels {
  readonly cases: number;
  readonly plays: number;
  readonly tracks: number;
  readonly models: readonly ComparedModel[];
}

/** What every model has to beat; a week ahead the chain is asked what follows the last song. */
const baselines: Readonly<Record<Task['goal'], readonly string[]>> = {
  weeks: [
    ...['popularity', 'most-recent', 'frequency', 'neighbours'],
    'chain:sessionGapMinutes=1000000',
  ],
  next: ['popularity', 'most-recent', 'frequency', 'neighbours', 'chain'],
  'top-n': ['popularity', 'neighbours'],
};

/** Where the questions of the temporal task begin, as a quantile of time. */
const trainedShare = 0.8;

async function taskOf(logs: EvaluatedLogs): Promise<Task> {
  if ('log' in logs) {
    const log = await readLog(logs.log);
    if (log.clock !== 'real') {
      throw new EchoError('log-unfit', 'The log does not say when its plays were.');
    }
    const range = { from: trainedShare, to: 1 };
    return temporalTask(log, { ...range, minuteOfWeek: minuteOf(log) });
  }
  const train = await readLog(logs.train);
  const ordered = logs.mode === 'next' || train.clock !== 'none';
  const test = await readLog(logs.test, { after: train, ordered });
  const make = logs.mode === 'next' ? nextTask : topNTask;
  return make(train, test, minuteOf(train));
}

/**
 * Measures models on logs, beside the baselines of the task. Throws model-unknown, log-unfit where there
 * is nothing to measure, and as `readRows`.
 */
export async function evaluateLog(request: EvaluateRequest): Promise<EvaluatedModels> {
  const task = await taskOf(request.logs);
  if (task.caseCount === 0) {
    throw new EchoError('log-unfit', 'The log has no cases: nothing can be measured on it.');
  }
  const own = baselines[task.goal];
  const models = compareModels(task, {
    ...request,
    models: [...own, ...request.models.filter((name) => !own.includes(name))],
    baselines: own,
    ks: [request.k],
  });
  const { items, itemCount } = task.train;
  return { cases: task.caseCount, plays: items.length, tracks: itemCount, models };
}
