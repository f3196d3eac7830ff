/** MLflow as somebody has it who has the command line, `dev fakes`, and a client of MLflow. */
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { firstJson, runEchotune, spawnEchotune, temporaryHome } from './kit/echotune.ts';
import { type Fakes, startFakes } from './kit/fakes.ts';

let home: string;
let remove: () => Promise<void>;
let fakes: Fakes;

beforeAll(async () => {
  ({ home, remove } = await temporaryHome());
  fakes = await startFakes();
});
afterAll(async () => {
  await fakes.stop();
  await remove();
});

const run = (settings: Record<string, string>, ...args: string[]) =>
  runEchotune(home, [...args, '--json'], settings);

it('a training is sent, looked at there and here, and what is in the way is said', async () => {
  const { settings } = fakes;
  const json = async (...args: string[]) => JSON.parse((await run(settings, ...args)).stdout);
  await json('demo');
  const away = { ...settings, MLFLOW_TRACKING_URI: 'http://127.0.0.1:9' };
  const failed = await run(away, 'models', 'sync');
  expect([failed.code, JSON.parse(failed.stdout)]).toMatchObject([4, { sent: 0 }]);
  const told = JSON.parse((await run(away, 'doctor')).stdout).findings;
  const detail = expect.stringMatching(/^1 of the models wait since .+ no answer/);
  const advice = expect.stringContaining('echotune models sync');
  expect(told).toContainEqual({ part: 'mlflow', ok: false, detail, advice });
  expect(await json('models', 'sync')).toEqual({ sent: 1, updated: 0, aliases: 1, problem: null });
  expect(await json('models', 'sync')).toEqual({ sent: 0, updated: 0, aliases: 0, problem: null });
  const { findings } = await json('doctor');
  expect(findings).toContainEqual({
    ...{ part: 'mlflow', ok: true, detail: expect.stringContaining('it had everything') },
  });
  const unset = await runEchotune(home, ['models', 'sync', '--json'], {});
  expect(JSON.parse(unset.stdout).error.code).toBe('provider-not-configured');
  const server = spawnEchotune(home, ['start', '--json'], { ...settings, ECHOTUNE_PORT: '0' });
  try {
    const here = Object(await firstJson(server)).address;
    const get = async (address: string, path: string) =>
      Object(await (await fetch(`${address}/api/2.0/mlflow/${path}`)).json());
    const path = 'registered-models/alias?name=echotune-blend&alias=champion';
    const { model_version } = await get(settings.MLFLOW_TRACKING_URI ?? '', path);
    expect(model_version).toMatchObject({ version: '1', aliases: ['champion'] });
    expect(await get(here, path)).toMatchObject({ error_code: 'UNAUTHENTICATED' });
  } finally {
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
});
