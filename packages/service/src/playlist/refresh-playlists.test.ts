import type { NewPlaylist, Playlist } from '@echotune/data';
import { namedTrack } from '@echotune/formats';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../../tests/kit/open-store.ts';
import { recordPlays } from '../feedback/record-plays.ts';
import { jobHandlers } from '../jobs/handle-jobs.ts';
import { workOffJobs } from '../jobs/work-off-jobs.ts';
import { answering } from '../recommend/answering.fixture.ts';
import { type PlaylistRules, rulesOf, storedRules } from './check-rules.ts';
import { fillPlaylist } from './fill-playlist.ts';
import { refreshPlaylists, scheduleRefreshes } from './refresh-playlists.ts';
import { showEntries } from './show-entries.ts';

const hourMs = 3_600_000;
/** A Wednesday in Berlin, an hour before midnight there. */
const now = Date.UTC(2026, 0, 7, 22);
let test: TestStore;
let deps: ReturnType<typeof answering>;
let listenerId: number;

beforeEach(async () => {
  test = await openStore(now);
  deps = answering(test);
  const zone = { timeZone: 'Europe/Berlin', demo: false };
  ({ id: listenerId } = await test.store.listeners.create({ name: 'Ada', ...zone }));
  const plays = Array.from({ length: 40 }, (_, nth) => ({
    track: namedTrack(`Song ${nth % 8}`, `Artist ${nth % 8}`),
    startedAt: now - (40 - nth) * 2 * hourMs,
    msPlayed: 200_000,
  }));
  await recordPlays(test.store, { listenerId, source: 'api', now }, plays);
});
afterEach(() => test.close());

const repeated = { shelf: 'on-repeat', limit: 3, language: 'en' } as const;
const related = { shelf: 'more-like-this', limit: 5, language: 'en' } as const;

function make(rules: PlaylistRules, more: Partial<NewPlaylist> = {}): Promise<Playlist> {
  const rest = { name: 'Mine', description: '', refresh: null, ...more };
  return test.store.playlists.create(listenerId, { ...rest, ...storedRules(rules), ...more });
}

it('rules fill a playlist as they fill a shelf, each song with its reason in words', async () => {
  const controls = { limit: 5, familiarity: 1, popularity: 0.5 } as const;
  const rules = { shelf: 'on-repeat', language: 'en', ...controls } as const;
  const made = await make(rules);
  expect(rulesOf(made)).toEqual(rules);
  const { playlist, empty } = await fillPlaylist(deps, made);
  expect({ empty, ...playlist }).toMatchObject({ empty: null, entryCount: 5, filledAt: now });
  const shelf = await deps.recommender.recommend({ listenerId, ...rules });
  const entries = await showEntries(test.store, playlist, 0, 9);
  expect(new Set(entries.map(({ song }) => song.songId))).toEqual(
    new Set(shelf.items.map(({ song }) => song.songId)),
  );
  for (const { reason } of entries) expect(reason).toMatch(/^You played it 5 times since/);
});

it('rules that start from songs keep to them, whatever they come to be called', async () => {
  const [first, second] = await test.store.plays.recent(listenerId, 2);
  const [songId, intoId] = [first?.songId ?? 0, second?.songId ?? 0];
  const made = await make({ ...related, seeds: { songs: [songId] } });
  await test.store.identity.decide({ kind: 'merge-songs', songId, intoId }, 'Ada');
  const now = await test.store.playlists.get(listenerId, made.id);
  expect(now && rulesOf(now)).toEqual({ ...related, seeds: { songs: [intoId] } });
});

it('what stands in a playlist stays where the rules find nothing, and they say why', async () => {
  const made = await make(repeated);
  const { playlist: filled } = await fillPlaylist(deps, made);
  const rules = storedRules({ ...repeated, shelf: 'daily-mix', seeds: { mix: 9 } });
  const ref = { listenerId, id: made.id, version: filled.version };
  const changed = await test.store.playlists.change(ref, rules);
  const { playlist, empty } = await fillPlaylist(deps, changed);
  expect(empty).not.toBeNull();
  expect(playlist).toEqual(changed);
  expect(playlist.entryCount).toBe(3);
});

it('rules that are none, or of another release, are refused and fill nothing', async () => {
  expect(() => storedRules({ ...repeated, limit: 101 })).toThrow('not there');
  const byHand = await make(repeated, { rules: null });
  await expect(fillPlaylist(deps, byHand)).rejects.toMatchObject({ code: 'input-invalid' });
  const later = await make(repeated, { rules: { shelf: 'x', limit: 3 } });
  expect(rulesOf(later)).toBeNull();
  await expect(fillPlaylist(deps, later)).rejects.toThrow('rules of another release');
});

it('a playlist that was changed meanwhile is not overwritten', async () => {
  const made = await make(repeated);
  await test.store.playlists.change({ listenerId, id: made.id, version: 1 }, { name: 'Other' });
  await expect(fillPlaylist(deps, made)).rejects.toMatchObject({ code: 'playlist-changed' });
});

it('playlists are filled when a day or a week has begun where their listener is', async () => {
  await make(repeated, { refresh: 'daily' });
  await make(repeated, { refresh: 'weekly' });
  await make(repeated);
  const refreshed = async () => (await refreshPlaylists(deps)).refreshed;
  expect(await refreshed()).toBe(2);
  test.advance(hourMs - 1);
  expect(await refreshed()).toBe(0);
  test.advance(1);
  expect(await refreshed()).toBe(1);
  test.advance(4 * 24 * hourMs - 1);
  expect(await refreshed()).toBe(1);
  test.advance(1);
  expect(await refreshed()).toBe(2);
});

it('one playlist that cannot be filled holds up no other, and a job sees to them every hour', async () => {
  const bad = { rules: { shelf: 'x', limit: 3 }, refresh: 'daily' } as const;
  await make(repeated, bad);
  const good = await make(repeated, { refresh: 'daily' });
  await scheduleRefreshes(test.store);
  const folders = { modelsFolder: test.folder, spoolFolder: test.folder, codeVersion: 'test' };
  const handlers = jobHandlers({ ...deps, ...folders });
  const work = () => workOffJobs(test.store, handlers, { telemetry: deps.telemetry });
  expect(await work()).toBe(0);
  test.advance(hourMs);
  expect(await work()).toBe(1);
  const [job] = await test.store.jobs.list({});
  expect(job).toMatchObject({ state: 'done', result: { refreshed: 1, failed: 1 } });
  expect((await test.store.playlists.get(listenerId, good.id))?.entryCount).toBe(3);
});
