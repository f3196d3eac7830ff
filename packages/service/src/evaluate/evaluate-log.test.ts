import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type EvaluateRequest, evaluateLog } from './evaluate-log.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'echotune-'));
});
afterEach(() => rm(folder, { recursive: true }));

const request = { k: 5, seed: 1, seconds: 60, rounds: 200, stopwatch: () => 0 };

async function written(name: string, lines: readonly string[]): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, lines.join('\n'));
  return path;
}

const first = Date.UTC(2024, 0, 1);
const dayMs = 86_400_000;

/** Ten listeners over 100 days: each plays two tracks of their own again and again. */
const habits = Array.from({ length: 1000 }, (_, at) => {
  const listener = at % 10;
  const track = `${listener}${at % 3 === 0 ? 'a' : 'b'}`;
  return `${listener},${new Date(first + Math.floor(at / 10) * dayMs).toISOString()},${track}`;
});
const header = 'listener,timestamp,track';

async function evaluate(rows: readonly string[], rest: Partial<EvaluateRequest> = {}) {
  const log = await written('plays.csv', [header, ...rows]);
  return evaluateLog({ logs: { log }, models: ['repeat'], ...request, ...rest });
}

it('measures week by week, in all, repeats and discoveries, beside the baselines', async () => {
  const { models, cases } = await evaluate(habits);
  expect(cases).toBeGreaterThanOrEqual(30);
  const repeat = models.find(({ model }) => model === 'repeat');
  expect(repeat?.parts.map(({ part }) => part)).toEqual(['all', 'repeat', 'discovery']);
  expect(repeat?.parts[0]?.means['ndcg@5']).toBeGreaterThan(0.9);
  expect(models.filter(({ baseline }) => baseline)).toHaveLength(5);
  const popularity = models.find(({ model }) => model === 'popularity');
  expect(popularity?.parts[0]?.means['ndcg@5']).toBeLessThan(0.7);
});

it('learns nothing of what comes after the cut: models are asked alike whatever follows later', async () => {
  const untouched = await evaluate(habits);
  const last = habits.map((row, at) => (at < 990 ? row : row.replace(/,[^,]+$/, ',new')));
  const changed = await evaluate(last);
  expect(changed.plays).toBe(untouched.plays);
  expect(changed.tracks).toBe(untouched.tracks);
});

it('measures what a listener plays besides in a test file', async () => {
  const train = await written('train.csv', ['listener,track', '1,a', '1,b', '2,a', '2,b', '2,c']);
  const test = await written('test.csv', ['listener,track', '1,c', '1,a', '3,a']);
  const logs = { train, test, mode: 'top-n' } as const;
  const { models, cases } = await evaluateLog({ logs, models: ['ease'], ...request });
  // Listener 1 knows a already.
  expect(cases).toBe(2);
  const ease = models.find(({ model }) => model === 'ease');
  expect(ease?.parts[0]?.means['recall@5']).toBe(0.5);
});

it('says what is missing in a log that cannot be measured', async () => {
  const untimed = await written('untimed.csv', ['listener,track', '1,a']);
  const asked = evaluateLog({ logs: { log: untimed }, models: ['repeat'], ...request });
  await expect(asked).rejects.toMatchObject({ code: 'log-unfit' });
});
