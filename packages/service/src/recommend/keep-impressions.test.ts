import { EchoError, type Store, silentTelemetry } from '@echotune/data';
import { namedTrack } from '@echotune/formats';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../../tests/kit/open-store.ts';
import { recordPlays } from '../feedback/record-plays.ts';
import { answering } from './answering.fixture.ts';
import { Recommender } from './recommend-songs.ts';

let test: TestStore;
let listenerId: number;

beforeEach(async () => {
  test = await openStore();
  const { store, deps } = test;
  ({ id: listenerId } = await store.listeners.create({ name: 'A', timeZone: 'UTC', demo: false }));
  const plays = Array.from({ length: 9 }, (_, nth) => ({
    track: namedTrack(`Song ${nth % 3}`, 'Noor'),
    startedAt: deps.clock() - (9 - nth) * 3_600_000,
    msPlayed: 200_000,
  }));
  await recordPlays(store, { listenerId, source: 'api', now: deps.clock() }, plays);
});
afterEach(() => test.close());

const failing = (code: 'disk-full' | 'store-unreachable'): Store => ({
  ...test.store,
  impressions: new Proxy(test.store.impressions, {
    get: (of, name) =>
      name === 'add'
        ? () => Promise.reject(new EchoError(code, 'No.'))
        : Reflect.get(of, name).bind(of),
  }),
});
const ask = (store: Store) =>
  new Recommender({ ...answering(test), telemetry: silentTelemetry, store }).recommend({
    ...{ listenerId, shelf: 'on-repeat', limit: 3, language: 'en' },
  });

it('what is shown has an id each, and none where the disk is full: the answer comes all the same', async () => {
  const usual = await ask(test.store);
  expect(usual.items.every(({ impression }) => impression > 0)).toBe(true);
  const full = await ask(failing('disk-full'));
  expect(full.items.map(({ song }) => song.title)).toEqual(
    usual.items.map(({ song }) => song.title),
  );
  expect(new Set(full.items.map(({ impression }) => impression))).toEqual(new Set([0]));
});

it('a store that is away is no full disk', async () => {
  await expect(ask(failing('store-unreachable'))).rejects.toMatchObject({
    code: 'store-unreachable',
  });
});
