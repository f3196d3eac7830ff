/** What comes back from a trainer elsewhere: of which plays, by whom it is compared, and what is refused. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { namedTrack } from '@echotune/formats';
import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../../tests/kit/open-store.ts';
import { tensorOf, writeSafetensors } from '../../../../tests/kit/safetensors.ts';
import { recordPlays } from '../feedback/record-plays.ts';
import { exportInteractions } from './export-interactions.ts';
import { type ImportFactorsRequest, importFactors } from './import-factors.ts';
import { factorsAsParquet } from './spark-factors.fixture.ts';
import { type TrainDeps, trainModels } from './train-models.ts';

const now = Date.UTC(2026, 0, 1);
const dayMs = 86_400_000;
const people = 24;
const rank = 3;

let test: TestStore;
let deps: TrainDeps;
let ids: number[];
const at = (name: string) => join(test.folder, name);

beforeEach(async () => {
  test = await openStore(now);
  deps = { ...test.deps, modelsFolder: test.folder, codeVersion: 'test' };
  ids = [];
  for (let person = 0; person < people; person += 1) {
    const asked = { name: `P${person}`, timeZone: 'UTC', demo: false };
    ids.push((await test.store.listeners.create(asked)).id);
  }
});
afterEach(() => test.close());

/** Everybody plays twelve songs of their colour, six a day. */
async function play(days: number, listeners: readonly number[] = ids): Promise<void> {
  for (const [person, listenerId] of listeners.entries()) {
    const startsAt = deps.clock();
    const plays = Array.from({ length: days * 6 }, (_, nth) => ({
      track: namedTrack(`Habit ${person % 4} ${(nth * 7) % 12}`, 'Noor'),
      startedAt: startsAt + nth * 4 * 3_600_000,
      msPlayed: 200_000,
    }));
    await recordPlays(test.store, { listenerId, source: 'api', now: 4e12 }, plays);
  }
  test.advance(days * dayMs);
}

const exporting = (asked: { until?: number; shape?: 'plays' | 'counts' } = {}) =>
  exportInteractions(deps, { into: at('export.parquet'), shape: 'plays', ...asked });

async function rowsOf(file: string) {
  const bytes = readFileSync(file);
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const { key_value_metadata: told = [] } = await parquetMetadataAsync(buffer);
  const facts = Object.fromEntries(told.map(({ key, value }) => [key, value]));
  return { rows: await parquetReadObjects({ file: buffer }), facts };
}

/** Factors in which songs of a colour lie together; as tensors, of these tracks. */
function tensors(tracks: readonly number[], rows = tracks.map((id) => [1, id % 4, (id % 3) - 1])) {
  return {
    'track.id': tensorOf('I64', [tracks.length], BigInt64Array.from(tracks, BigInt)),
    'track.factors': tensorOf('F32', [tracks.length, rank], Float32Array.from(rows.flat())),
  };
}
const write = (name: string, bytes: Uint8Array) => writeFileSync(at(name), bytes);
const importing = (asked: Partial<ImportFactorsRequest> = {}) =>
  importFactors(deps, {
    ...{ tracks: [at('f.safetensors')], trainedOn: at('export.parquet'), rule: {}, ...asked },
  });
async function exportedTracks(): Promise<number[]> {
  const { rows } = await rowsOf(at('export.parquet'));
  return [...new Set(rows.map(({ track }) => Number(track)))];
}
async function written(): Promise<void> {
  write('f.safetensors', writeSafetensors(tensors(await exportedTracks())));
}
const champion = async () => (await test.store.models.byAlias('blend', 'champion'))?.version;

it('an export holds what a training sees until a week ago, of listeners who have no name', async () => {
  await play(20);
  const [first] = ids;
  const everything = { songId: null, artistId: null, from: 0, to: 4e12 };
  await test.store.verdicts.exclude(first ?? 0, everything);
  const exported = await exporting();
  const { rows, facts } = await rowsOf(at('export.parquet'));
  expect(exported).toMatchObject({
    plays: 23 * 13 * 6,
    rows: 23 * 13 * 6,
    listeners: 23,
    tracks: 48,
  });
  expect(rows).toHaveLength(exported.rows);
  expect(rows.every(({ started_at: at }) => at < new Date(deps.clock() - 7 * dayMs))).toBe(true);
  expect(new Set(rows.map(({ listener }) => listener)).size).toBe(23);
  expect(Math.max(...rows.map(({ listener }) => listener))).toBe(22);
  expect(facts).toMatchObject({
    ...{ 'echotune.digest': exported.digest, 'echotune.until': '2026-01-14T00:00:00.000Z' },
    ...{ 'echotune.code': 'test', 'echotune.shape': 'plays', 'echotune.listeners': '23' },
  });
  expect(readdirSync(test.folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

it('counts are the plays of each track by each listener, of the same digest', async () => {
  await play(20);
  const { digest } = await exporting();
  const plays = await rowsOf(at('export.parquet'));
  const counted = await exporting({ shape: 'counts' });
  const counts = await rowsOf(at('export.parquet'));
  expect(counted.digest).toBe(digest);
  const sums = new Map<string, { plays: number; last: number }>();
  for (const { listener, track, started_at: at } of plays.rows) {
    const before = sums.get(`${listener} ${track}`)?.plays ?? 0;
    sums.set(`${listener} ${track}`, { plays: before + 1, last: Number(at) });
  }
  expect(
    new Map(
      counts.rows.map(({ listener, track, plays: count, last_at: at }) => [
        `${listener} ${track}`,
        { plays: count, last: Number(at) },
      ]),
    ),
  ).toEqual(sums);
});

it('an export of nothing, of the future or to nowhere leaves no file', async () => {
  await expect(exporting()).rejects.toMatchObject({ code: 'input-invalid' });
  await play(20);
  const later = exporting({ until: deps.clock() + 1 });
  await expect(later).rejects.toMatchObject({ code: 'input-invalid' });
  const nowhere = exportInteractions(deps, { into: at('no/where'), shape: 'plays' });
  await expect(nowhere).rejects.toMatchObject({ code: 'output-not-writable' });
  expect(existsSync(at('export.parquet'))).toBe(false);
});

it('factors answer where nothing else does', async () => {
  await play(20);
  await exporting();
  await written();
  const { trained, imported } = await importing();
  expect(trained).toMatchObject({ version: 1, stage: 'champion', proved: null });
  expect(imported).toMatchObject({ tracks: 48, rank, coverage: 1, deviation: null, isOff: false });
  expect(trained.params.imported).toMatchObject({ rank, confidence: 1, regularisation: 0.1 });
});

it('factors are proved though the champion is younger than they are', async () => {
  await play(20);
  await trainModels(deps);
  await exporting();
  await written();
  const { trained } = await importing({ trainer: 'a script' });
  expect(trained.proved?.proof.from).toBe(deps.clock() - 7 * dayMs);
  expect(trained.proved?.proof.parts[0]).toMatchObject({ name: 'repeat', listeners: people });
  expect(trained).toMatchObject({ version: 2, stage: 'champion', objections: [] });
  expect(trained.params).toMatchObject({ provedAgainst: 1, imported: { trainer: 'a script' } });
  expect(await champion()).toBe(2);
});

it('factors that saw all plays are kept, and do not answer before somebody says so', async () => {
  await play(20);
  await trainModels(deps);
  await exporting({ until: deps.clock() });
  await written();
  const { trained } = await importing();
  expect(trained).toMatchObject({ version: 2, proved: null, objections: ['not-proved'] });
  expect(await champion()).toBe(1);
  expect((await test.store.models.byAlias('blend', 'challenger'))?.version).toBe(2);
});

it('plays that come after the export are no hindrance, those before it are', async () => {
  await play(20);
  await exporting();
  await written();
  const late = await test.store.listeners.create({ name: 'late', timeZone: 'UTC', demo: false });
  await play(1, [late.id]);
  await importing();
  const track = namedTrack('Found again', 'Noor');
  const old = { track, startedAt: now + 1, msPlayed: 200_000 };
  await recordPlays(test.store, { listenerId: late.id, source: 'api', now: 4e12 }, [old]);
  await expect(importing()).rejects.toMatchObject({ code: 'snapshot-changed' });
});

it('no model is made of somebody who was forgotten since the export', async () => {
  await play(20);
  await exporting();
  await written();
  await test.store.listeners.forget(ids[5] ?? 0);
  await expect(importing()).rejects.toMatchObject({ code: 'snapshot-changed' });
  expect(await test.store.models.list('blend')).toEqual([]);
});

it('factors of unknown tracks or listeners, and of two ranks, are refused by row', async () => {
  await play(20);
  await exporting();
  const tracks = await exportedTracks();
  write('f.safetensors', writeSafetensors(tensors([...tracks.slice(1), 9999])));
  await expect(importing()).rejects.toMatchObject({
    ...{ code: 'factors-invalid', message: 'f.safetensors, row 48: the export has no track 9999.' },
  });
  const listeners = (id: number, width: number) => ({
    'listener.id': tensorOf('I32', [1], Int32Array.of(id)),
    'listener.factors': tensorOf('F32', [1, width], new Float32Array(width).fill(1)),
  });
  const both = { ...tensors(tracks), ...listeners(people, rank) };
  write('f.safetensors', writeSafetensors(both));
  const unknown = `f.safetensors, row 1: the export has no listener ${people}.`;
  await expect(importing()).rejects.toMatchObject({ code: 'factors-invalid', message: unknown });
  write('f.safetensors', writeSafetensors({ ...tensors(tracks), ...listeners(0, rank + 1) }));
  await expect(importing()).rejects.toMatchObject({ code: 'factors-invalid' });
  for (const rule of [{ confidence: 0 }, { confidence: Number.NaN }, { regularisation: -1 }]) {
    await expect(importing({ rule })).rejects.toMatchObject({ code: 'input-invalid' });
  }
});

it('Parquet with holes, rows of other lengths or numbers that are none is refused by row', async () => {
  await play(20);
  await exporting();
  const [a = 0, b = 0] = await exportedTracks();
  const wrong: [unknown[], unknown[], string][] = [
    [
      [a, null],
      [
        [1, 2],
        [1, 2],
      ],
      'f.parquet: row 2: NaN is no id',
    ],
    [[a, b], [[1, 2], null], 'f.parquet: row 2: the row has 0 factors, and those before it 2'],
    [
      [a, b],
      [
        [1, 2],
        [1, null],
      ],
      'f.parquet: row 2: factor 2 is NaN',
    ],
    [
      [a, b],
      [
        [1, 2],
        [1, Number.POSITIVE_INFINITY],
      ],
      'f.parquet: row 2: factor 2 is Infinity',
    ],
    [
      [a, a],
      [
        [1, 2],
        [1, 2],
      ],
      `f.parquet: row 2: the id ${a} is that of another row`,
    ],
    [
      [a, -4],
      [
        [1, 2],
        [1, 2],
      ],
      'f.parquet: row 2: -4 is no id',
    ],
  ];
  for (const [rows, features, message] of wrong) {
    write('f.parquet', factorsAsParquet(rows, features));
    const refused = importing({ tracks: [at('f.parquet')] });
    await expect(refused).rejects.toMatchObject({ code: 'factors-invalid', message });
  }
});
