/**
 * What training costs as a community grows: seconds and peak memory of each model of the blend on made-up
 * interactions. `--plays 50e6 --listeners 1e6 --tracks 1e5 --models als,popularity`; a model is fitted in
 * a process of its own, so that its peak is its own.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { machine } from './kit/machine.ts';
import type { ScaleAnswer, ScaleOrder } from './scale/fit-child.ts';

const { values } = parseArgs({
  options: {
    plays: { type: 'string', default: '1e6' },
    listeners: { type: 'string', default: '2e4' },
    tracks: { type: 'string', default: '2e4' },
    models: { type: 'string', default: 'popularity,als,own-transitions,neighbours,blend' },
  },
});
const size = {
  plays: Number(values.plays),
  listeners: Number(values.listeners),
  tracks: Number(values.tracks),
};

function fitted(order: ScaleOrder): Promise<ScaleAnswer> {
  const child = fork(fileURLToPath(new URL('./scale/fit-child.ts', import.meta.url)), {
    execArgv: [...process.execArgv, '--max-old-space-size=16000'],
  });
  return new Promise((resolve, reject) => {
    child.once('message', (answer: ScaleAnswer) => resolve(answer));
    child.once('exit', (code) => reject(new Error(`the fit ended with ${code}`)));
    child.send(order);
  });
}

const rows: ScaleAnswer[] = [];
for (const model of values.models.split(',')) {
  const answer = await fitted({ ...size, model });
  console.error(`${model}: ${answer.seconds} s, ${answer.peakMiB} MiB`);
  rows.push(answer);
}
console.log(JSON.stringify({ benchmark: 'scale', ...machine(), ...size, models: rows }, null, 2));
console.table(rows);
