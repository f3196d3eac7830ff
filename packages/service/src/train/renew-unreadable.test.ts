import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { silentTelemetry } from '@echotune/data';
import { namedTrack } from '@echotune/formats';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../../tests/kit/open-store.ts';
import { recordPlays } from '../feedback/record-plays.ts';
import { SongCatalogue } from '../recommend/keep-catalogue.ts';
import { ChampionModel } from '../recommend/load-champion.ts';
import { renewUnreadable } from './renew-unreadable.ts';
import { trainModels } from './train-models.ts';

const now = Date.UTC(2026, 0, 1);
let test: TestStore;
beforeEach(async () => {
  test = await openStore(now);
});
afterEach(() => test.close());

const queued = async () => (await test.store.jobs.list({ kind: 'train' })).length;
/** As a server does that has just begun. */
const begin = () => {
  const { store, folder } = test;
  const deps = { store, catalogue: new SongCatalogue(store), telemetry: silentTelemetry };
  return renewUnreadable(store, new ChampionModel(deps, folder));
};

it('a champion that cannot be read is trained anew, once; one that can is left', async () => {
  const { store, folder } = test;
  await begin();
  expect(await queued()).toBe(0);
  const { id } = await store.listeners.create({ name: 'Ada', timeZone: 'UTC', demo: false });
  const play = { track: namedTrack('Teardrop', 'Massive Attack'), startedAt: 1, msPlayed: 200_000 };
  await recordPlays(store, { listenerId: id, source: 'api', now }, [play]);
  const deps = { store, telemetry: silentTelemetry, clock: () => now, codeVersion: 'test' };
  const { artifact } = await trainModels({ ...deps, modelsFolder: folder });
  await begin();
  expect(await queued()).toBe(0);
  await writeFile(join(folder, artifact), 'of another release');
  await begin();
  await begin();
  expect(await queued()).toBe(1);
});
