import { namedTrack } from '@echotune/formats';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../../../tests/kit/open-store.ts';
import { recordPlays } from '../feedback/record-plays.ts';
import { SongPlays } from './keep-song-plays.ts';

const minuteMs = 60_000;

/** Somebody who plays songs by their titles, a minute after the other. */
async function stage() {
  const opened = await openStore();
  onTestFinished(opened.close);
  const { store, deps } = opened;
  const now = deps.clock();
  let nth = 0;
  const listener = async (name: string) =>
    (await store.listeners.create({ name, timeZone: 'UTC', demo: false })).id;
  const plays = async (listenerId: number, ...titles: string[]) => {
    const told = titles.map((title) => {
      nth += 1;
      const startedAt = now - 1000 * minuteMs + nth * minuteMs;
      return { track: namedTrack(title, 'Somebody'), startedAt, msPlayed: 40_000 };
    });
    await recordPlays(store, { listenerId, source: 'api', now }, told);
  };
  const counts = new SongPlays(store);
  const told = async () => {
    const found = await counts.current();
    const cards = await store.catalogue.cards([...found.keys()]);
    return Object.fromEntries([...found].map(([id, n]) => [cards.get(id)?.title ?? '', n]));
  };
  return { store, listener, plays, told };
}

it('counts what everybody played, and then what they have played since', async () => {
  const { listener, plays, told } = await stage();
  const [ada, bob] = [await listener('Ada'), await listener('Bob')];
  await plays(ada, 'A', 'A', 'B');
  await plays(bob, 'B');
  expect(await told()).toEqual({ A: 2, B: 2 });
  await plays(bob, 'B', 'C');
  expect(await told()).toEqual({ A: 2, B: 3, C: 1 });
  expect(await told()).toEqual({ A: 2, B: 3, C: 1 });
});

it('what was deleted, merged or forgotten is counted no more', async () => {
  const { store, listener, plays, told } = await stage();
  const [ada, bob] = [await listener('Ada'), await listener('Bob')];
  await plays(ada, 'A', 'B', 'C');
  await plays(bob, 'A', 'A');
  expect(await told()).toEqual({ A: 3, B: 1, C: 1 });
  const [newest] = await store.plays.recent(ada, 1);
  await store.plays.delete(ada, newest?.id ?? 0);
  expect(await told()).toEqual({ A: 3, B: 1 });
  const [a, b] = (await store.identity.names()).songs.map(({ songId }) => songId);
  await store.identity.decide({ kind: 'merge-songs', songId: b ?? 0, intoId: a ?? 0 }, 'test');
  expect(await told()).toEqual({ A: 4 });
  await store.listeners.forget(bob);
  expect(await told()).toEqual({ A: 2 });
});
