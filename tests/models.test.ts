/** Models by the command: the same from the same plays, and what became of each. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runEchotune, temporaryHome } from './kit/echotune.ts';

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

it('where the newest file is gone the one before answers, and a person is told', async () => {
  const { artifact } = await json('models', 'show', '2');
  rmSync(join(home, 'models', artifact));
  const { shelves, model } = await json('recommend');
  expect(JSON.stringify(shelves ?? model)).toContain('blend@1');
  const { events } = await json('models', 'show', '2');
  expect(events[0]).toMatchObject({ what: 'rolled-back', why: { reason: 'unreadable', to: 1 } });
  const { stdout } = await runEchotune(home, ['doctor']);
  expect(stdout).toMatch(/blend@1.*blend@2 was rolled back/);
});
