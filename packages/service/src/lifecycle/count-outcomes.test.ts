import { namedTrack } from '@echotune/formats';
import { expect, it } from 'vitest';
import { openStore } from '../../../../tests/kit/open-store.ts';
import { recordPlays } from '../feedback/record-plays.ts';
import { countOutcomes, versionIn } from './count-outcomes.ts';

const start = Date.UTC(2026, 0, 1);
const hourMs = 3_600_000;

it('a song shown is an offer for a day: listened to, new, skipped, or nothing', async () => {
  const { store, close } = await openStore(start);
  try {
    const { id } = await store.listeners.create({ name: 'Ada', timeZone: 'UTC', demo: false });
    const play = (title: string, hours: number, msPlayed = 200_000) =>
      recordPlays(store, { listenerId: id, source: 'api', now: 4e12 }, [
        { track: namedTrack(title, 'Noor'), startedAt: start + hours * hourMs, msPlayed },
      ]);
    for (const title of ['Known', 'Late', 'Skipped', 'Ignored']) await play(title, -99);
    await play('New', 2);
    const { songIds } = await store.plays.columns(id);
    const songs = new Map(
      ['Known', 'Late', 'Skipped', 'Ignored', 'New'].map((n, i) => [n, songIds[i]]),
    );
    const show = (title: string, hours: number, version: number) =>
      store.impressions.add([
        {
          ...{ listenerId: id, at: start + hours * hourMs, shelf: 'for-you', slot: 0 },
          ...{ songId: songs.get(title) ?? 0, score: 1, model: `blend@${version}/blend` },
          ...{ familiarity: null, songs: null, newestPlay: null, propensity: 1, adjustments: {} },
        },
      ]);
    for (const title of ['Known', 'Late', 'Skipped', 'Ignored', 'New']) await show(title, 1, 3);
    // Shown again an hour later it is the same offer, a day later another one.
    await show('Known', 2, 3);
    await show('Known', 26, 4);
    await play('Known', 3);
    await play('Skipped', 4, 5_000);
    await play('Late', 26);
    const counted = await countOutcomes(store, id, { from: start, until: start + 48 * hourMs });
    expect(Object.fromEntries(counted)).toEqual({
      3: { shown: 5, accepted: 2, discovered: 1, skipped: 1 },
      4: { shown: 1, accepted: 0, discovered: 0, skipped: 0 },
    });
    const cut = await countOutcomes(store, id, { from: start, until: start + 2.5 * hourMs });
    expect(cut.get(3)).toEqual({ shown: 5, accepted: 1, discovered: 1, skipped: 0 });
  } finally {
    await close();
  }
});

it.each([
  ['blend@3/base-level', 3],
  ['blend@12', 12],
  ['personal/frequency', null],
  ['', null],
] as const)('the version in %s', (model, version) => {
  expect(versionIn(model)).toBe(version);
});
