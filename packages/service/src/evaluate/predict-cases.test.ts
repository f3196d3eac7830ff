import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type PredictRequest, predictCases } from './predict-cases.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'echotune-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function predict(train: string, cases: string, rest: Partial<PredictRequest> = {}) {
  const files = { train: join(folder, 'train.csv'), cases: join(folder, 'cases.csv') };
  await writeFile(files.train, train);
  await writeFile(files.cases, cases);
  const out = join(folder, 'top.tsv');
  const fixed = { k: 3, model: 'auto', seed: 1, seconds: 60, stopwatch: () => 0 };
  const predicted = await predictCases({ ...files, out, mode: 'top-n', ...fixed, ...rest });
  const text = await readFile(out, 'utf8');
  return {
    predicted,
    lines: text
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/[\t ]/)),
  };
}

/** Listeners of two tastes, 20 each: a1 … a6 and b1 … b6, each but one of them. */
const tastes = [
  'listener,track',
  ...Array.from({ length: 240 }, (_, at) => {
    const listener = at % 40;
    const track = Math.floor(at / 40);
    return track === listener % 6 ? [] : `${listener},${listener < 20 ? 'a' : 'b'}${track}`;
  }).flat(),
].join('\n');

it('recommends a listener what they do not have, of their taste first', async () => {
  const { lines, predicted } = await predict(tastes, 'case,track,listener\nx,a1,3\nnew,b2,\n');
  expect(lines.map(([name]) => name)).toEqual(['x', 'new']);
  // Listener 3 has all of a but a3.
  expect(lines[0]?.[1]).toBe('a3');
  expect(lines[1]?.slice(1).every((track) => track.startsWith('b') && track !== 'b2')).toBe(true);
  expect(predicted).toMatchObject({ cases: 2, plays: 200, tracks: 12 });
});

it('says which track follows in a session', async () => {
  const rows = Array.from({ length: 60 }, (_, session) =>
    ['x', 'y', 'z'].map((track, order) => `${session},${order},${track}${session % 3}`),
  );
  const train = ['session,order,track', ...rows.flat()].join('\n');
  const { lines } = await predict(train, 'case,track\n1,x2\n1,y2\n', { mode: 'next' });
  expect(lines[0]?.slice(0, 2)).toEqual(['1', 'z2']);
});

it('answers alike from the same seed, and by any model by name', async () => {
  const cases = 'case,track\nx,a1\n';
  const again = await predict(tastes, cases);
  expect((await predict(tastes, cases)).lines).toEqual(again.lines);
  const { lines } = await predict(tastes, cases, { model: 'ease:regularisation=10' });
  expect(lines[0]?.[1]).toMatch(/^a/);
});

it('leaves no file behind where the log is wrong', async () => {
  const wrong = predict('listener,track,count\n1,a,-3\n', 'case,track\nx,a\n');
  await expect(wrong).rejects.toMatchObject({ code: 'log-row-invalid' });
  await expect(wrong).rejects.toThrow('line 2');
  expect(existsSync(join(folder, 'top.tsv'))).toBe(false);
  await expect(predict(tastes, 'case,track\n', { model: 'magic' })).rejects.toMatchObject({
    code: 'model-unknown',
  });
});
