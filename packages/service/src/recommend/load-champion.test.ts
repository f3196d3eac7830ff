import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { silentTelemetry } from '@echotune/data';
import { namedTrack } from '@echotune/formats';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../../tests/kit/open-store.ts';
import { recordPlays } from '../feedback/record-plays.ts';
import { startCanary } from '../lifecycle/promote-model.ts';
import { isAnsweredBy } from '../lifecycle/toss-coin.ts';
import { trainModels } from '../train/train-models.ts';
import { SongCatalogue } from './keep-catalogue.ts';
import { ChampionModel } from './load-champion.ts';

const now = Date.UTC(2026, 0, 1);
let test: TestStore;

beforeEach(async () => {
  test = await openStore(now);
  const { id } = await test.store.listeners.create({ name: 'Ada', timeZone: 'UTC', demo: false });
  const track = namedTrack('Teardrop', 'Massive Attack');
  const plays = [{ track, startedAt: 1, msPlayed: 200_000 }];
  await recordPlays(test.store, { listenerId: id, source: 'api', now }, plays);
});
afterEach(() => test.close());

const deps = () => ({ ...test.deps, modelsFolder: test.folder, codeVersion: 'test' });
const train = () => trainModels(deps());
/** As a process has it that has just begun. */
function begun(): ChampionModel {
  const { store, folder } = test;
  const catalogue = new SongCatalogue(store);
  return new ChampionModel({ store, catalogue, telemetry: silentTelemetry }, folder);
}
const queued = async () => (await test.store.jobs.list({ kind: 'train' })).length;
const damage = async (version: number) => {
  const { artifact = '' } = (await test.store.models.get('blend', version)) ?? {};
  writeFileSync(join(test.folder, artifact), 'of another release');
};

it('is loaded once, however many ask for it before it is there, and again once there is another', async () => {
  await train();
  const champion = begun();
  const asked = () => Promise.all(Array.from({ length: 20 }, () => champion.current()));
  const [first, ...others] = await asked();
  expect(first?.name).toBe('blend@1');
  expect(others.every(({ set }) => set === first?.set)).toBe(true);
  await train();
  const later = await asked();
  expect(new Set(later.map(({ name }) => name))).toEqual(new Set(['blend@2']));
  expect(new Set(later.map(({ set }) => set)).size).toBe(1);
});

it('a canary answers its half of the listeners', async () => {
  await train();
  await train();
  await startCanary(deps(), 1);
  const [canary] = await test.store.models.aliased('blend', ['canary']);
  const champion = begun();
  const listeners = Array.from({ length: 40 }, (_, at) => at + 1);
  const names = await Promise.all(
    listeners.map(async (listener) => (await champion.of(listener)).name),
  );
  expect(names).toEqual(
    listeners.map((listener) => (canary && isAnsweredBy(canary, listener) ? 'blend@1' : 'blend@2')),
  );
  expect(new Set(names).size).toBe(2);
});

describe('where a file cannot be read', () => {
  it('what answered before answers, in every process, and one training is queued', async () => {
    await train();
    await train();
    await damage(2);
    const champion = begun();
    const asked = await Promise.all(Array.from({ length: 9 }, (_, at) => champion.of(at)));
    expect(new Set(asked.map(({ name }) => name))).toEqual(new Set(['blend@1']));
    expect((await begun().current()).name).toBe('blend@1');
    const [event] = await test.store.models.notes('blend', 1);
    expect(event).toMatchObject({ version: 2, what: 'rolled-back', why: { reason: 'unreadable' } });
    expect(await queued()).toBe(1);
  });

  it('the models that need no training answer where nothing else is whole, and one is queued', async () => {
    await train();
    const { artifact = '' } = (await test.store.models.byAlias('blend', 'champion')) ?? {};
    rmSync(join(test.folder, artifact));
    const champion = begun();
    expect((await champion.current()).name).toBe('personal');
    expect((await begun().current()).name).toBe('personal');
    expect(await queued()).toBe(1);
    await train();
    expect((await champion.current()).name).toBe('blend@2');
  });

  it('a canary ends, and the champion answers everybody', async () => {
    await train();
    await train();
    await startCanary(deps(), 1);
    await damage(1);
    const champion = begun();
    const names = await Promise.all(
      Array.from({ length: 20 }, async (_, at) => (await champion.of(at)).name),
    );
    expect(new Set(names)).toEqual(new Set(['blend@2']));
    const [event] = await test.store.models.notes('blend', 1);
    expect(event).toMatchObject({
      version: 1,
      what: 'canary-ended',
      why: { reason: 'unreadable' },
    });
  });
});
