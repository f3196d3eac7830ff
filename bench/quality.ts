/**
 * How good the models are. `--set ml1m|lastfm-2k|hetrec|newcomers|nowplaying|histories|demo`; on the validation side
 * unless `--on test` says otherwise: that is for reporting, once. `--models` takes names with
 * options: `neighbours,neighbours:halfHours=6`.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { type ComparedModel, compareModels } from '@echotune/service';
import { machine } from './kit/machine.ts';
import { baselines, missingFiles, sets } from './quality/sets.ts';
import type { Side } from './quality/side.ts';

const { values } = parseArgs({
  options: {
    set: { type: 'string', default: 'demo' },
    models: { type: 'string' },
    on: { type: 'string', default: 'validation' },
    seed: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '1000' },
  },
});

function fail(problem: string): never {
  console.error(problem);
  process.exit(2);
}

const set = sets[values.set] ?? fail(`--set is one of ${Object.keys(sets).join(', ')}`);
const side: Side =
  values.on === 'test' || values.on === 'validation'
    ? values.on
    : fail('--on is validation or test');

/** One row a model and part; numbers as papers print them. */
function tableOf(compared: readonly ComparedModel[], part: number, ks: readonly number[]) {
  const shown = (value: number | null | undefined) => value?.toFixed(4) ?? '–';
  return compared.map(({ model, fitSeconds, msPerCase, parts }) => {
    const { means, againstBaseline: than } = parts[part]!;
    const accuracy = ks.flatMap((k) =>
      ['ndcg', 'recall', 'hit', 'mrr'].map((name) => [
        `${name}@${k}`,
        shown(means[`${name}@${k}`]),
      ]),
    );
    return {
      model,
      ...Object.fromEntries(accuracy),
      'to best baseline': than === null ? '' : `${shown(than.difference)} (p ${shown(than.p)})`,
      'fit s': fitSeconds.toFixed(1),
      'ms/case': msPerCase.toFixed(2),
    };
  });
}

const missing = missingFiles(set);
if (missing.length > 0) {
  console.log(`skipped: ${values.set} needs ${missing.join(', ')} in ../shared/data`);
} else {
  const models = values.models?.split(',') ?? set.models;
  const task = await set.open(side);
  const compared = compareModels(task, {
    models,
    baselines,
    ks: set.ks,
    seed: Number(values.seed),
    seconds: 600,
    rounds: Number(values.rounds),
    stopwatch: () => performance.now(),
    threads: availableParallelism(),
    onTried: (name, quality) => console.error(`${quality.toFixed(4)} ${name}`),
    onProgress: (model, step, fraction) => {
      if (fraction === 1) console.error(`${model}: ${step} done`);
    },
  });
  const { caseCount, train } = task;
  const sizes = { cases: caseCount, plays: train.items.length, items: train.itemCount };
  const head = { benchmark: 'quality', ...machine(), set: values.set, side, seed: values.seed };
  console.log(JSON.stringify({ ...head, ...sizes, models: compared }, null, 2));
  for (const [part, { name }] of task.parts.entries()) {
    console.log(`${values.set}, ${side}, ${name}: ${compared[0]?.parts[part]?.cases} cases`);
    console.table(tableOf(compared, part, set.ks));
  }
}
