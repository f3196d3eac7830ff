import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '@echotune/data';
import { namedTrack } from '@echotune/formats';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../../tests/kit/open-store.ts';
import { removeDemo } from '../demo/remove-demo.ts';
import { recordPlays } from '../feedback/record-plays.ts';
import { trainModels } from '../train/train-models.ts';
import { type ForgetDeps, forgetListener } from './forget-listener.ts';
import { forgetDeps } from './forgetting.fixture.ts';

let test: TestStore;
let deps: ForgetDeps;
let ada: number;
let bob: number;

beforeEach(async () => {
  test = await openStore();
  deps = forgetDeps(test);
  [ada, bob] = [await listener('Ada'), await listener('Bob')];
});
afterEach(() => test.close());

async function listener(name: string, demo = false): Promise<number> {
  const { id } = await test.store.listeners.create({ name, timeZone: 'UTC', demo });
  const plays = Array.from({ length: 30 }, (_, nth) => ({
    track: namedTrack(`Song ${nth % 6}`, name),
    startedAt: nth * 1e6,
    msPlayed: 200_000,
  }));
  await recordPlays(test.store, { listenerId: id, source: 'api', now: Date.now() }, plays);
  return id;
}

const files = () => readdirSync(deps.modelsFolder);
const train = (more: Partial<ForgetDeps> = {}) => trainModels({ ...deps, ...more }, { seed: 1 });
const champion = () => test.store.models.byAlias('blend', 'champion');

it('leaves only the file of a model that was trained without the forgotten', async () => {
  for (let nth = 0; nth < 4; nth += 1) await train();
  expect(files()).toHaveLength(3);
  await forgetListener(deps, ada, 'now');
  const newest = await champion();
  expect(newest).toMatchObject({ version: 5, metrics: { listeners: 1, listens: 30 } });
  expect(files()).toEqual([newest?.artifact]);
  expect((await test.store.listeners.list()).map(({ id }) => id)).toEqual([bob]);
});

it('queued, it leaves no model file until the training, whatever trains already', async () => {
  await train();
  await test.store.jobs.enqueue('train', {}, { uniqueKey: 'train' });
  await test.store.jobs.claim(['train'], 60_000);
  // What a training left that was killed before it could register its model.
  writeFileSync(join(deps.modelsFolder, 'blend-left.etm'), '');
  await forgetListener(deps, ada, 'queued');
  expect(files()).toEqual([]);
  expect(await test.store.jobs.list({ kind: 'train', state: 'queued' })).toHaveLength(1);
});

it('a training that had begun before does not bring the forgotten back', async () => {
  const { store } = test;
  let isForgotten = false;
  const transaction: Store['transaction'] = async (work) => {
    if (!isForgotten) await forgetListener(deps, ada, 'queued');
    isForgotten = true;
    return store.transaction(work);
  };
  const model = await train({ store: Object.assign(Object.create(store), { transaction }) });
  expect(model.metrics).toMatchObject({ listeners: 1, listens: 30 });
  expect(files()).toEqual([model.artifact]);
});

it('somebody unknown is named, and no model goes for it', async () => {
  await train();
  const work = forgetListener(deps, 99, 'now');
  await expect(work).rejects.toMatchObject({ code: 'listener-unknown' });
  expect(files()).toHaveLength(1);
});

it('the demo goes by the same rule, once there is one, and takes nobody with it', async () => {
  await train();
  expect(await removeDemo(deps, 'now')).toBe(false);
  await listener('Demo', true);
  await test.store.corpora.add('demo community', 1, true);
  await train();
  expect(await removeDemo(deps, 'now')).toBe(true);
  expect(files()).toEqual([(await champion())?.artifact]);
  expect((await test.store.listeners.list()).map(({ id }) => id)).toEqual([ada, bob]);
  expect(await test.store.corpora.list()).toEqual([]);
});
