import type { Exclusion, Store } from '@echotune/data';
import type { Plays } from '@echotune/engine';
import { namedTrack } from '@echotune/formats';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../../tests/kit/open-store.ts';
import { recordPlays } from '../feedback/record-plays.ts';
import { SongCatalogue } from './keep-catalogue.ts';
import { ListenerProfiles } from './keep-profiles.ts';

const hourMs = 3_600_000;
let test: TestStore;
let store: Store;
let profiles: ListenerProfiles;
let id: number;

const fresh = () => new ListenerProfiles(store, new SongCatalogue(store));
const create = async (name: string) =>
  (await store.listeners.create({ name, timeZone: 'UTC', demo: false })).id;
const playAt = (...hours: number[]) =>
  recordPlays(
    store,
    { listenerId: id, source: 'api', now: Date.now() },
    hours.map((hour) => ({
      track: namedTrack(`Song ${hour % 3}`, `Artist ${hour % 3}`),
      startedAt: hour * hourMs,
      msPlayed: 90_000,
    })),
  );
const hoursOf = ({ length, startedAt }: Plays) =>
  [...startedAt.slice(0, length)].map((at) => at / hourMs);
/** What a profile says, to be compared with one that was read anew. */
const said = async (from: ListenerProfiles) => {
  const { all, taste, playCounts, listener } = await from.get(id);
  return {
    all: hoursOf(all),
    taste: hoursOf(taste),
    playCounts: [...playCounts].toSorted(([a], [b]) => a - b),
    listener,
  };
};

beforeEach(async () => {
  test = await openStore();
  store = test.store;
  profiles = fresh();
  id = await create('Ada');
  await playAt(10, 20, 30);
});
afterEach(() => test.close());

it('requests at the same time after one new play all hold it once', async () => {
  await profiles.get(id);
  await playAt(40);
  const held = await Promise.all(Array.from({ length: 5 }, () => profiles.get(id)));
  for (const { all, taste } of held) {
    expect(hoursOf(all)).toEqual([10, 20, 30, 40]);
    expect(hoursOf(taste)).toEqual([10, 20, 30, 40]);
  }
});

it('who holds a profile keeps it as it was, whatever is played, earlier or later', async () => {
  const held = await profiles.get(id);
  await playAt(40);
  const next = await profiles.get(id);
  await playAt(5, 25, 50);
  await profiles.get(id);
  expect([held.all, held.taste].map(hoursOf)).toEqual([
    [10, 20, 30],
    [10, 20, 30],
  ]);
  expect(hoursOf(next.all)).toEqual([10, 20, 30, 40]);
  expect(hoursOf((await profiles.get(id)).taste)).toEqual([5, 10, 20, 25, 30, 40, 50]);
});

it('a new play joins the others without a copy of them', async () => {
  await profiles.get(id);
  await playAt(40);
  const before = await profiles.get(id);
  await playAt(50);
  expect((await profiles.get(id)).all.ids).toBe(before.all.ids);
});

const period = { songId: null, artistId: null, from: 15 * hourMs, to: 25 * hourMs };
const changes: [string, () => Promise<unknown>][] = [
  ['newer plays', () => playAt(40, 50)],
  ['older plays', () => playAt(15, 1, 2)],
  ['the same play once more', () => playAt(20)],
  [
    'a play that is deleted',
    async () => {
      const [newest] = await store.plays.recent(id, 1);
      await store.plays.delete(id, newest?.id ?? 0);
    },
  ],
  [
    'one play deleted, another stored',
    async () => {
      const [newest] = await store.plays.recent(id, 1);
      await store.plays.delete(id, newest?.id ?? 0);
      await playAt(7);
    },
  ],
  ['an exclusion', () => store.verdicts.exclude(id, period)],
  [
    'a verdict',
    () => {
      const verdict = { kind: 'like', songId: 1, artistId: null, at: 1 } as const;
      return store.verdicts.set(id, verdict);
    },
  ],
  ['another time zone', () => store.listeners.setTimeZone(id, 'Asia/Tokyo')],
];

it.each(changes)('%s counts as if all were read anew', async (_what, change) => {
  const before = await profiles.get(id);
  await change();
  expect(await said(profiles)).toEqual(await said(fresh()));
  expect(hoursOf(before.all)).toEqual([10, 20, 30]);
});

it('an exclusion leaves the history whole, and taken back it counts no more', async () => {
  await profiles.get(id);
  const { id: exclusionId }: Exclusion = await store.verdicts.exclude(id, period);
  expect(await said(profiles)).toMatchObject({ all: [10, 20, 30], taste: [10, 30] });
  await store.verdicts.unexclude(id, exclusionId);
  expect(await said(profiles)).toMatchObject({ all: [10, 20, 30], taste: [10, 20, 30] });
});

it('statistics follow the time zone', async () => {
  const { clock } = await profiles.get(id);
  await store.listeners.setTimeZone(id, 'Asia/Tokyo');
  const moved = await profiles.get(id);
  expect(moved.clock.minuteOfWeek(0)).not.toBe(clock.minuteOfWeek(0));
});

it('a forgotten listener is unknown and leaves memory', async () => {
  const { all } = await profiles.get(id);
  await store.listeners.forget(id);
  await profiles.drop(id);
  await expect(profiles.get(id)).rejects.toMatchObject({ code: 'listener-unknown' });
  expect(hoursOf(all)).toEqual([10, 20, 30]);
});

it('keeps profiles up to so many plays, and of those the ones last used', async () => {
  profiles = new ListenerProfiles(store, new SongCatalogue(store), 60);
  const held = await profiles.get(id);
  const others: number[] = [];
  for (let nth = 0; nth < 5; nth += 1) others.push(await create(`listener ${nth}`));
  for (const other of others.slice(0, 4)) await profiles.get(other);
  expect(await profiles.get(id)).toBe(held);
  for (const other of others) await profiles.get(other);
  expect(await profiles.get(id)).not.toBe(held);
});
