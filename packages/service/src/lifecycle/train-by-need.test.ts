import { namedTrack } from '@echotune/formats';
import { expect, it } from 'vitest';
import { openStore } from '../../../../tests/kit/open-store.ts';
import { recordPlays } from '../feedback/record-plays.ts';
import { trainModels } from '../train/train-models.ts';
import { trainByNeed, trainingNeed } from './train-by-need.ts';

const hour = 3_600_000;

it.each([
  [{ plays: 0, learned: null, ageMs: null }, null],
  [{ plays: 1, learned: null, ageMs: null }, 'first'],
  // Trained by a release that did not count.
  [{ plays: 10, learned: null, ageMs: hour }, 'first'],
  [{ plays: 10_000, learned: 9_501, ageMs: 30 * hour }, null],
  [{ plays: 10_000, learned: 9_500, ageMs: 30 * hour }, 'new-plays'],
  [{ plays: 10_000, learned: 9_500, ageMs: 5 * hour }, null],
  [{ plays: 104_999, learned: 100_000, ageMs: 30 * hour }, null],
  [{ plays: 105_000, learned: 100_000, ageMs: 30 * hour }, 'new-plays'],
  [{ plays: 100_001, learned: 100_000, ageMs: 167 * hour }, null],
  [{ plays: 100_001, learned: 100_000, ageMs: 168 * hour }, 'age'],
  [{ plays: 100_000, learned: 100_000, ageMs: 900 * hour }, null],
  // Some were forgotten: that trains by itself.
  [{ plays: 90_000, learned: 100_000, ageMs: 900 * hour }, null],
] as const)('of %o the need is %s', (state, need) => {
  expect(trainingNeed(state)).toBe(need);
});

it('queues one training where there is enough to learn, and none right after it', async () => {
  const { store, folder, deps, advance, close } = await openStore();
  try {
    const { id } = await store.listeners.create({ name: 'Ada', timeZone: 'UTC', demo: false });
    const play = (count: number) =>
      recordPlays(
        store,
        { listenerId: id, source: 'api', now: 4e12 },
        Array.from({ length: count }, (_, nth) => ({
          track: namedTrack(`Song ${nth % 9}`, 'Noor'),
          startedAt: deps.clock() + nth * 240_000,
          msPlayed: 200_000,
        })),
      );
    expect(await trainByNeed(deps)).toEqual({ need: null });
    await play(20);
    expect(await trainByNeed(deps)).toEqual({ need: 'first' });
    expect(await trainByNeed(deps)).toEqual({ need: 'first' });
    expect(await store.jobs.list({ kind: 'train' })).toHaveLength(1);
    await trainModels({ ...deps, modelsFolder: folder, codeVersion: 'test' });
    expect(await trainByNeed(deps)).toEqual({ need: null });
    advance(7 * 24 * hour);
    expect(await trainByNeed(deps)).toEqual({ need: null });
    await play(1);
    expect(await trainByNeed(deps)).toEqual({ need: 'age' });
  } finally {
    await close();
  }
});
