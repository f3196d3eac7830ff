import { availableParallelism } from 'node:os';
import { EchoError } from '@echotune/data';
import {
  type ComparedModel,
  type EvaluatedLogs,
  evaluateLog,
  type PredictMode,
} from '@echotune/service';
import { bar, openOutput } from '../terminal/output.ts';
import { count, counted, table } from '../terminal/words.ts';

export interface EvaluateOptions {
  readonly log?: string;
  readonly train?: string;
  readonly test?: string;
  readonly mode: PredictMode;
  readonly models: string;
  readonly k: number;
  readonly seed: number;
  readonly seconds: number;
  readonly json?: boolean;
}

const rounds = 2000;

function logsOf({ log, train, test, mode }: EvaluateOptions): EvaluatedLogs {
  if (log !== undefined && train === undefined && test === undefined) return { log };
  if (log === undefined && train !== undefined && test !== undefined) return { train, test, mode };
  throw new EchoError('input-invalid', 'Give either --log, or --train and --test.');
}

const shown = (value: number | null | undefined) => value?.toFixed(4) ?? '–';

/** A table of one part: a line a model, the best first. */
function partLines(models: readonly ComparedModel[], part: number, k: number): string[] {
  const measures = ['ndcg', 'recall', 'hit', 'mrr'].map((name) => `${name}@${k}`);
  const first = measures[0] ?? '';
  const meanOf = ({ parts }: ComparedModel, name: string) => parts[part]?.means[name];
  const sorted = models.toSorted((a, b) => (meanOf(b, first) ?? 0) - (meanOf(a, first) ?? 0));
  const rows = sorted.map((one) => {
    const than = one.parts[part]?.againstBaseline;
    const gain = than
      ? `${than.difference >= 0 ? '+' : ''}${shown(than.difference)} [${shown(than.low)}, ${shown(than.high)}] p ${than.p.toFixed(3)}`
      : '';
    const numbers = measures.map((name) => shown(meanOf(one, name)));
    const coverage = shown(one.parts[part]?.coverage);
    return [`${one.model}${one.baseline ? ' *' : ''}`, ...numbers, coverage, gain];
  });
  return table([['', ...measures, 'coverage', 'against the best baseline, 95 %'], ...rows]);
}

/** `echotune evaluate`: how good models are on a log; no store is touched. */
export async function evaluateCommand(options: EvaluateOptions): Promise<void> {
  const { k, seed, seconds } = options;
  const output = openOutput(options.json === true);
  const evaluated = await evaluateLog({
    logs: logsOf(options),
    models: options.models.split(',').map((name) => name.trim()),
    ...{ k, seed, seconds, rounds },
    threads: availableParallelism(),
    stopwatch: () => performance.now(),
    onProgress: (model, step, fraction) =>
      output.progress.show(`${model}, ${step === 'fit' ? 'learning' : 'asked'} ${bar(fraction)}`),
  });
  output.progress.clear();
  const { cases, plays, tracks, models } = evaluated;
  const known = `${count(plays)} plays of ${counted(tracks, 'track', 'tracks')}`;
  output.say(`${counted(cases, 'case', 'cases')}, learnt from ${known}.`);
  for (const [part, { part: name, cases: counting }] of (models[0]?.parts ?? []).entries()) {
    output.say(`\n${name}: ${counted(counting, 'case', 'cases')} (* baseline)`);
    if (counting === 0) continue;
    for (const line of partLines(models, part, k)) output.say(line);
  }
  output.answer(evaluated);
}
