/** Models by the command: the same from the same plays, and what became of each. */
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runEchotune, spawnEchotune, temporaryHome } from './kit/echotune.ts';

let home: string;
let remove: () => Promise<void>;

beforeAll(async () => {
  ({ home, remove } = await temporaryHome());
  expect((await runEchotune(home, ['demo'])).code).toBe(0);
});
afterAll(() => remove());

async function json(...args: readonly string[]) {
  const { stdout } = await runEchotune(home, [...args, '--json']);
  return JSON.parse(stdout);
}

it('the same plays give the same bytes, in another process, a moment later, on one thread and on two', async () => {
  await json('models', 'train', '--threads', '2');
  const { models } = await json('models');
  expect(models).toHaveLength(2);
  const of = (name: string) => new Set(models.map((model: Record<string, unknown>) => model[name]));
  expect(of('dataDigest').size).toBe(1);
  expect(of('createdAt').size).toBe(2);
  expect(of('checksum').size).toBe(1);
});

it('what became of a training is told with its reasons', async () => {
  const { events } = await json('models', 'show', '2');
  expect(events.map(({ what }: { what: string }) => what)).toEqual(['promoted', 'trained']);
  const { stdout } = await runEchotune(home, ['models', 'show', '2']);
  expect(stdout).toMatch(/what became of it\n.*UTC {2}trained\n.*UTC {2}promoted: instead 1/);
});

it('a look says what would be done, and does it only when it is asked to', async () => {
  const { act } = await json('models', 'tend', '--dry-run');
  expect(act).toBeNull();
  const { stdout } = await runEchotune(home, ['models', 'tend']);
  expect(stdout).toContain('Nothing has to be done.');
  const { code, stderr } = await runEchotune(home, ['models', 'promote', '2', '--canary']);
  expect(code).not.toBe(0);
  expect(stderr).toContain('answers everybody already');
});

it('killed at any moment, a training leaves the one before answering, and the next goes through', async () => {
  const before = (await json('models')).models;
  for (const afterMs of [300, 1200, 2500, 4000]) {
    const child = spawnEchotune(home, ['models', 'train']);
    await wait(afterMs);
    child.kill('SIGKILL');
    await once(child, 'close');
    const { models } = await json('models');
    // It may have been quicker: then it is registered, and answers.
    expect(models.length - before.length).toBeGreaterThanOrEqual(0);
    expect(models.filter(({ stage }: { stage: string }) => stage === 'champion')).toHaveLength(1);
    const { stdout, code } = await runEchotune(home, ['doctor']);
    expect(stdout).toMatch(/blend@\d+, checksum right/);
    expect(code).toBe(0);
  }
  expect((await json('models', 'train')).stage).toBe('champion');
});

it('where the newest file is gone the one before answers, and a person is told', async () => {
  const [{ version, artifact }, { version: earlier }] = (await json('models')).models;
  rmSync(join(home, 'models', artifact));
  expect(JSON.stringify(await json('recommend'))).toContain(`blend@${earlier}/`);
  const { events } = await json('models', 'show', `${version}`);
  expect(events[0]).toMatchObject({
    what: 'rolled-back',
    why: { reason: 'unreadable', to: earlier },
  });
  const { stdout } = await runEchotune(home, ['doctor']);
  expect(stdout).toContain(`blend@${earlier}; blend@${version} was rolled back (unreadable)`);
});
