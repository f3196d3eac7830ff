import { availableParallelism } from 'node:os';
import { type PredictRequest, predictCases } from '@echotune/service';
import { bar, openOutput } from '../terminal/output.ts';
import { count, counted } from '../terminal/words.ts';

/** What commander reads: the request without what the command itself brings. */
export interface PredictOptions
  extends Omit<PredictRequest, 'stopwatch' | 'threads' | 'onTried' | 'onProgress'> {
  readonly json?: boolean;
}

const doing = { read: 'reading', fit: 'learning', cases: 'answering' } as const;

/** `echotune predict`: answers a file of cases from a log; no store is touched. */
export async function predictCommand(options: PredictOptions): Promise<void> {
  const output = openOutput(options.json === true);
  const tried: { model: string; quality: number }[] = [];
  const predicted = await predictCases({
    ...options,
    threads: availableParallelism(),
    stopwatch: () => performance.now(),
    onTried(model, quality) {
      tried.push({ model, quality });
      output.progress.clear();
      output.say(`  tried ${model}: ${quality.toFixed(4)}`);
    },
    onProgress: (step, fraction) => output.progress.show(`${doing[step]} ${bar(fraction)}`),
  });
  output.progress.clear();
  const { model, plays, tracks, cases, short } = predicted;
  output.say(
    `Learnt from ${count(plays)} plays of ${counted(tracks, 'track', 'tracks')}: ${model}`,
  );
  output.say(`${counted(cases, 'case', 'cases')} answered in ${options.out}.`);
  if (short > 0) output.say(`For ${count(short)} there were fewer than ${options.k} tracks.`);
  output.answer({ ...predicted, tried });
}
