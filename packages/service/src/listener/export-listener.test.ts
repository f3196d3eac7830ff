import { type ArchiveLine, namedTrack } from '@echotune/formats';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../../tests/kit/open-store.ts';
import { recordPlays } from '../feedback/record-plays.ts';
import { exportListener } from './export-listener.ts';

let test: TestStore;
let listenerId: number;

beforeEach(async () => {
  test = await openStore();
  const listener = await test.store.listeners.create({ name: 'Ada', timeZone: 'UTC', demo: false });
  listenerId = listener.id;
  const track = namedTrack('Hyperballad', 'Björk');
  const plays = [1, 2, 3].map((nth) => ({ track, startedAt: nth * 1e6, msPlayed: 90_000 }));
  await recordPlays(test.store, { listenerId, source: 'api', now: Date.now() }, plays);
});
afterEach(() => test.close());

async function archive(afterLine: (line: ArchiveLine) => Promise<void> = async () => {}) {
  const lines: ArchiveLine[] = [];
  for await (const line of exportListener(test.store, listenerId)) {
    lines.push(line);
    await afterLine(line);
  }
  return lines;
}

it('names plays, verdicts and exclusions by what they are called', async () => {
  const { songIds } = await test.store.plays.columns(listenerId);
  const target = { songId: songIds[0] ?? 0, artistId: null };
  await test.store.verdicts.set(listenerId, { kind: 'love', ...target, at: 5 });
  await test.store.verdicts.exclude(listenerId, { ...target, from: 1, to: null });
  const lines = await archive();
  const named = { track: { title: 'Hyperballad', artist: 'Björk' } };
  expect(lines).toMatchObject([
    { kind: 'echotune-archive', listener: 'Ada' },
    { kind: 'play', ...named, startedAt: 1e6, source: 'api' },
    { kind: 'play', ...named, startedAt: 2e6 },
    { kind: 'play', ...named, startedAt: 3e6 },
    { kind: 'verdict', verdict: 'love', ...named },
    { kind: 'exclusion', from: 1, to: null, ...named },
  ]);
});

it('goes on when a play is deleted meanwhile', async () => {
  const lines = await archive(async (line) => {
    if (line.kind === 'play') await test.store.plays.delete(listenerId, line.play);
  });
  expect(lines.filter(({ kind }) => kind === 'play')).toHaveLength(3);
});

it('does not pass for whole when the listener is forgotten meanwhile', async () => {
  const cut = archive(async (line) => {
    if (line.kind === 'echotune-archive') await test.store.listeners.forget(listenerId);
  });
  await expect(cut).rejects.toMatchObject({ code: 'listener-unknown' });
});
