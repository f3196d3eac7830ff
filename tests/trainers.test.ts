/** What one machine cannot train another program can: its factors are imported, proved and served. */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { seededRandom } from '@echotune/engine';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runEchotune, temporaryHome } from './kit/echotune.ts';

const trainer = fileURLToPath(new URL('kit/trainer/train.js', import.meta.url));
const dayMs = 86_400_000;
const tastes = 6;
const songs = 80;
const people = 90;
/** Of the day that begins the newest week, and of today: the same plays whatever the hour. */
const midnight = Math.floor(Date.now() / dayMs) * dayMs;
const until = new Date(midnight - 7 * dayMs).toISOString();

let home: string;
let remove: () => Promise<void>;
const at = (name: string) => join(home, name);

const json = async (...args: string[]) =>
  JSON.parse((await runEchotune(home, [...args, '--json'])).stdout);

/**
 * Everybody plays songs of one taste, six a day: a favourite, or any of the taste's, the well-known ones more
 * often. What is new to somebody is what others of the taste play.
 */
function plays(person: number, days: number): string[] {
  const random = seededRandom(person + 1);
  return Array.from({ length: days * 6 }, (_, nth) => {
    const song =
      nth % 2 === 0 ? (person * 7 + (nth % 5)) % songs : Math.floor(songs * random() ** 2);
    const startedAt = new Date(midnight - days * dayMs + nth * (dayMs / 6)).toISOString();
    return `${person},Song ${song},Band ${person % tastes},${startedAt},200000`;
  });
}

function log(name: string, persons: readonly number[]): string {
  const rows = persons.flatMap((person) => plays(person, 28));
  writeFileSync(at(name), `${['listener,track,artist,timestamp,ms_played', ...rows].join('\n')}\n`);
  return at(name);
}

/** The other program, in a process of its own. */
async function trainElsewhere(folder: string, ...how: string[]): Promise<void> {
  await promisify(execFile)(process.execPath, [trainer, at('counts.parquet'), at(folder), ...how]);
}
const importing = (...args: string[]) =>
  json('models', 'import', ...args, '--trained-on', at('counts.parquet'));

beforeAll(async () => {
  ({ home, remove } = await temporaryHome());
  const community = Array.from({ length: people }, (_, person) => person);
  await json('corpus', 'add', 'community', log('community.csv', community), '--no-train');
  await json('import', log('mine.csv', [people]), '--new', '--listener', 'me');
  const asked = ['--format', 'counts', '--until', until, '--into', at('counts.parquet')];
  const exported = await json('interactions', 'export', ...asked);
  expect(exported).toMatchObject({ format: 'counts', until, listeners: people + 1 });
  await trainElsewhere('good');
  await trainElsewhere('noise', 'noise');
});
afterAll(() => remove?.());

it('factors that are noise are registered and do not answer', async () => {
  const noise = await importing(at('noise/factors.safetensors'));
  expect(noise).toMatchObject({ version: 2, stage: 'challenger', coverage: 1, isOff: true });
  expect(noise.objections).toContain('factors-worse');
  const { models } = await json('models');
  expect(models[0]).toMatchObject({ version: 2, stage: 'challenger' });
});

it('factors that another program trained are proved, answer, and are explained to the last addend', async () => {
  const good = await importing(at('good/factors.safetensors'), '--trainer', 'train.js');
  expect(good).toMatchObject({ version: 3, stage: 'champion', rank: 8, coverage: 1, isOff: false });
  // Nobody told how it weighed plays.
  expect(good.rule.confidence).toBeCloseTo(2, 3);
  expect(good.rule.regularisation).toBeCloseTo(0.05, 3);
  const { params, metrics, stage } = await json('models', 'show', '3');
  expect(stage).toBe('champion');
  expect(params).toMatchObject({ provedAgainst: 1, imported: { trainer: 'train.js', until } });
  expect(params.imported.tracks['factors.safetensors']).toMatch(/^[0-9a-f]{64}$/);
  expect(metrics['imported.deviation']).toBeLessThan(0.001);
  const { items, model } = await json('recommend', '--shelf', 'discover');
  expect(model).toBe('blend@3/blend');
  const [{ impression }] = items;
  const { addends, score } = await json('explain', `${impression}`);
  const sum = addends.reduce((total: number, { value }: { value: number }) => total + value, 0);
  expect(Math.abs(sum - score)).toBeLessThan(1e-4);
  const sources = addends.flatMap(({ source }: { source: string }) => source.split('+'));
  expect(sources).toContain('als');
});

it('a folder of Parquet parts, as Spark writes it, is the same factors', async () => {
  const parts = await importing(
    at('good/tracks.parquet'),
    '--listeners',
    at('good/listeners.parquet'),
  );
  expect(parts).toMatchObject({
    version: 4,
    stage: 'champion',
    rank: 8,
    coverage: 1,
    isOff: false,
  });
  // What stands now holds the same: neither is better.
  for (const { gain } of parts.proof) expect(Math.abs(gain.difference)).toBeLessThan(0.001);
});

it('what is wrong is said with a code, and nothing is registered', async () => {
  const code = async (...args: string[]) => (await importing(...args)).error.code;
  expect(await code(at('counts.parquet'))).toBe('factors-invalid');
  expect(await code(at('community.csv'))).toBe('factors-unreadable');
  const { error } = await json(
    ...['models', 'import', at('good/factors.safetensors'), '--trained-on', at('mine.csv')],
  );
  expect(error.code).toBe('snapshot-unrecognised');
  // After somebody's plays were removed no model is made of them any more.
  await json('corpus', 'remove', 'community', '--no-train');
  expect(await code(at('good/factors.safetensors'))).toBe('snapshot-changed');
  const { models } = await json('models');
  expect(models[0].version).toBe(4);
});
