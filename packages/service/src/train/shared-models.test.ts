import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type ModelVersion, silentTelemetry } from '@echotune/data';
import { namedTrack } from '@echotune/formats';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../../tests/kit/open-store.ts';
import { recordPlays } from '../feedback/record-plays.ts';
import { listModels } from '../lifecycle/list-models.ts';
import { bringArtifact, isWhole, readArtifact } from '../lifecycle/read-artifact.ts';
import { SongCatalogue } from '../recommend/keep-catalogue.ts';
import { ChampionModel } from '../recommend/load-champion.ts';
import { SharedFolder } from '../shared-files/shared-folder.ts';
import { tidyModels } from './discard-old.ts';
import { trainModels } from './train-models.ts';
import { unlearn } from './unlearn.ts';

let test: TestStore;
beforeEach(async () => {
  test = await openStore();
  for (const folder of ['shared', 'a', 'b']) mkdirSync(join(test.folder, folder));
  await listen();
});
afterEach(() => test.close());

/** What a training makes of it is another model. */
async function listen(): Promise<void> {
  const { store, deps } = test;
  const [known] = await store.listeners.list();
  const { id } =
    known ?? (await store.listeners.create({ name: 'Ada', timeZone: 'UTC', demo: false }));
  const startedAt = (await store.plays.count(id)) * 1000;
  const track = namedTrack(`Song ${startedAt}`, 'Massive Attack');
  const plays = [{ track, startedAt, msPlayed: 200_000 }];
  await recordPlays(store, { listenerId: id, source: 'api', now: deps.clock() }, plays);
}

/** A process whose home is `home`. */
const at = (home: 'a' | 'b') => ({
  ...{ ...test.deps, modelsFolder: join(test.folder, home), codeVersion: 'test' },
  sharedFiles: new SharedFolder(join(test.folder, 'shared')),
});
const begun = (home: 'a' | 'b') => {
  const { store, modelsFolder, sharedFiles } = at(home);
  const catalogue = new SongCatalogue(store);
  const deps = { store, catalogue, telemetry: silentTelemetry };
  return new ChampionModel(deps, modelsFolder, sharedFiles);
};
const trainAt = async (home: 'a' | 'b') => {
  await listen();
  return trainModels(at(home));
};
const filesIn = (home: 'a' | 'b') => readdirSync(join(test.folder, home));
const shared = () => {
  const folder = join(test.folder, 'shared', 'models');
  return existsSync(folder) ? readdirSync(folder) : [];
};
const sharedFile = ({ checksum }: ModelVersion) => join(test.folder, 'shared', 'models', checksum);

it('a model trained in one home answers in another, which fetches it by its digest, once', async () => {
  const model = await trainAt('a');
  expect(shared()).toEqual([model.checksum]);
  const names = await Promise.all([begun('b'), begun('b')].map((one) => one.current()));
  expect(names.map(({ name }) => name)).toEqual(['blend@1', 'blend@1']);
  expect(filesIn('b')).toEqual([model.artifact]);
  rmSync(sharedFile(model));
  expect((await begun('b').current()).name).toBe('blend@1');
});

it('a file that is damaged in a home is fetched again; damaged among the shared ones it is not taken', async () => {
  const model = await trainAt('a');
  const path = await bringArtifact(at('b'), model);
  writeFileSync(path, 'of another release');
  expect(await readArtifact(at('b'), model)).toEqual(readFileSync(sharedFile(model)));
  for (const spoil of [
    () => writeFileSync(sharedFile(model), 'half of'),
    () => rmSync(sharedFile(model)),
  ]) {
    spoil();
    rmSync(path, { force: true });
    await expect(readArtifact(at('b'), model)).rejects.toMatchObject({ code: 'model-corrupt' });
    expect(await isWhole(at('b'), model)).toBe(false);
    expect(filesIn('b')).toEqual([]);
  }
  // Who has it puts it there again.
  await tidyModels(at('a'));
  expect(await isWhole(at('b'), model)).toBe(true);
});

it('what is no longer kept goes there, and in every home that loads what answers now', async () => {
  const first = await trainAt('a');
  const other = begun('b');
  await other.current();
  for (let nth = 0; nth < 4; nth += 1) await trainAt('a');
  expect(shared()).toHaveLength(3);
  expect(shared()).not.toContain(first.checksum);
  expect((await other.current()).name).toBe('blend@5');
  expect(filesIn('b')).toHaveLength(1);
  const listed = await listModels(at('b'));
  expect(listed.map(({ isKept }) => isKept)).toEqual([true, true, true, false, false]);
});

it('what models had learned from is forgotten in every home, though one has a copy', async () => {
  const model = await trainAt('a');
  await begun('b').current();
  await unlearn(at('a'), 'later', async () => true);
  expect([...shared(), ...filesIn('a')]).toEqual([]);
  await expect(readArtifact(at('b'), model)).rejects.toMatchObject({ code: 'model-corrupt' });
  expect((await begun('b').current()).name).toBe('personal');
  await tidyModels(at('b'));
  expect([...shared(), ...filesIn('b')]).toEqual([]);
  await trainModels(at('b'));
  expect((await begun('a').current()).name).toBe('blend@2');
});

it('a place that is away is no damage: nobody steps back, what answered last answers, and no training begins', async () => {
  await trainAt('a');
  const other = begun('b');
  await other.current();
  await trainAt('a');
  const place = join(test.folder, 'shared');
  renameSync(place, `${place}-away`);
  expect((await other.current()).name).toBe('blend@1');
  expect((await begun('b').current()).name).toBe('personal');
  await expect(trainModels(at('b'))).rejects.toMatchObject({ code: 'shared-files-away' });
  await listen();
  await expect(trainModels(at('a'))).rejects.toMatchObject({ code: 'shared-files-away' });
  expect(filesIn('a')).toHaveLength(2);
  expect((await test.store.models.byAlias('blend', 'champion'))?.version).toBe(2);
  expect(await test.store.jobs.list({ kind: 'train' })).toEqual([]);
  renameSync(`${place}-away`, place);
  expect((await begun('b').current()).name).toBe('blend@2');
});
