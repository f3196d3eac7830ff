import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { silentTelemetry } from '@echotune/data';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { temporaryHome } from '../../../../tests/kit/echotune.ts';
import { readConfig } from '../config/config.ts';
import { type EchoTune, wire } from '../wire.ts';
import { WorkerProcess } from './worker-process.ts';

let echotune: EchoTune;
let remove: () => Promise<void>;
let said: string[];
let now: number;

beforeEach(async () => {
  const { home, remove: removeHome } = await temporaryHome();
  now = Date.now();
  said = [];
  const wired = await wire(readConfig({ ECHOTUNE_HOME: home, ECHOTUNE_LOG_LEVEL: 'silent' }));
  echotune = {
    ...wired,
    clock: () => now,
    telemetry: { ...silentTelemetry, log: (_level, event) => said.push(event) },
  };
  await echotune.store.jobs.enqueue('train', {});
  remove = async () => {
    await wired.close();
    await removeHome();
  };
});

afterEach(() => remove());

/** A background process that notes its start, and then does as the text says. */
function program(text: string): string {
  const path = join(echotune.config.home, 'program.mjs');
  const starts = JSON.stringify(join(echotune.config.home, 'starts'));
  const note = `import { appendFileSync } from 'node:fs';\nappendFileSync(${starts}, 'x');\n`;
  writeFileSync(path, `${note}${text}`);
  return path;
}

function starts(): number {
  try {
    return readFileSync(join(echotune.config.home, 'starts'), 'utf8').length;
  } catch {
    return 0;
  }
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await wait(10);
}

it('a background process that cannot be started takes nothing down, and stopping does not wait for it', async () => {
  const worker = new WorkerProcess(echotune, { node: join(echotune.config.home, 'no-node') });
  worker.wake();
  await worker.stop();
  const other = new WorkerProcess(echotune, { node: join(echotune.config.home, 'no-node') });
  other.wake();
  await until(() => said.includes('worker-ended'));
  await other.stop();
});

it('a background process that dies is not started again and again', async () => {
  const worker = new WorkerProcess(echotune, { program: program('process.exit(1)') });
  const ended = () => said.filter((event) => event === 'worker-ended').length;
  worker.wake();
  await until(() => ended() === 1);
  worker.wake();
  now += 2_000;
  worker.wake();
  await until(() => ended() === 2);
  now += 3_000;
  worker.wake();
  await wait(100);
  expect(starts()).toBe(2);
  now += 1_000;
  worker.wake();
  await until(() => ended() === 3);
  await worker.stop();
});

it('what a background process counts is counted here once, though it is killed and started again', async () => {
  let counted = 0;
  echotune.meter.flowTo(({ name, value }) => {
    if (name === 'plays_stored') counted += value;
  });
  const message = "{ is: 'count', name: 'plays_stored', value: 3, labels: {} }";
  const told = `for (let n = 0; n < 100; n += 1) process.send(${message});`;
  const killed = program(
    `${told}\nprocess.send('nonsense');\nprocess.kill(process.pid, 'SIGKILL');`,
  );
  const worker = new WorkerProcess(echotune, { program: killed });
  for (const run of [1, 2, 3]) {
    now += 60_000;
    worker.wake();
    await until(() => said.filter((event) => event === 'worker-ended').length === run);
    await until(() => counted === run * 300);
  }
  await worker.stop();
  expect([starts(), counted]).toEqual([3, 900]);
});

it('a background process that does not heed is killed', async () => {
  const deaf = "process.on('SIGTERM', () => {});\nsetInterval(() => {}, 1000);";
  const worker = new WorkerProcess(echotune, { program: program(deaf), graceMs: 100 });
  worker.wake();
  await until(() => starts() === 1);
  await worker.stop();
  expect(starts()).toBe(1);
});
