import { availableParallelism } from 'node:os';
import { EchoError } from '@echotune/data';
import {
  type ComparedModel,
  type EvaluatedLogs,
  evaluateLog,
  type PredictMode,
} from '@echotune/service';
import { bar, type Output, openOutput } from '../terminal/output.ts';
import { count, counted } from '../terminal/words.ts';
import { byQuality, likenessTable, qualityTable, segmentTable } from './evaluation-tables.ts';

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

/** What came out in one part of the task, and of the first part also what the lists are like. */
function sayPart(output: Output, models: readonly ComparedModel[], part: number, k: number): void {
  const { part: name = '', cases = 0 } = models[0]?.parts[part] ?? {};
  output.say(`\n${name}: ${counted(cases, 'case', 'cases')} (* baseline)`);
  if (cases === 0) return;
  const sorted = byQuality(models, part, k);
  for (const line of qualityTable(sorted, part, k)) output.say(line);
  if (part > 0) return;
  output.say(
    `\nWhat the lists are like: the share of the catalogue that any holds, how rare and how`,
  );
  output.say('popular their songs are (beside what was played), and how their artists are mixed');
  for (const line of likenessTable(sorted, part)) output.say(line);
  output.say(`\nndcg@${k} by kind of case`);
  for (const line of segmentTable(sorted, part, k)) output.say(line);
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
  for (const part of models[0]?.parts.keys() ?? []) sayPart(output, models, part, k);
  output.answer(evaluated);
}
