import { namedTrack, unknownMs } from '@echotune/formats';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../../tests/kit/open-store.ts';
import { recordPlays } from '../feedback/record-plays.ts';
import { connectAccount, disconnectAccount, setForwarding } from './connect-account.ts';
import { forwardPlays } from './forward-plays.ts';
import { openFakes } from './outside.fixture.ts';
import { pullHistory } from './pull-history.ts';

const day = 86_400_000;
let test: TestStore;
let fakes: Awaited<ReturnType<typeof openFakes>>;
let deps: ReturnType<typeof fakes.restart>;
let listenerId: number;
let start: number;

beforeEach(async () => {
  test = await openStore();
  fakes = await openFakes(test);
  deps = fakes.restart();
  start = deps.clock() - day;
  listenerId = (await test.store.listeners.create({ name: 'Ada', timeZone: 'UTC', demo: false }))
    .id;
  const tokens = { listenbrainz: 'token', lastfm: 'approved' };
  for (const [provider, token] of Object.entries(tokens)) {
    const ref = { listenerId, provider };
    expect(await connectAccount(deps, ref, { user: null, token })).toMatchObject({ user: 'ada' });
    await setForwarding(deps, ref, true);
  }
});

afterEach(async () => {
  await fakes.close();
  await test.close();
});

/** Plays as a scrobbler tells them, a minute apart. */
const play = (minutes: readonly number[], source = 'listenbrainz-api', kept = '{}') =>
  recordPlays(
    test.store,
    { listenerId, source, now: deps.clock() },
    minutes.map((minute) => ({
      track: namedTrack(`Song ${minute}`, 'A'),
      startedAt: start + minute * 60_000,
      ...{ msPlayed: unknownMs, kept },
    })),
  );

const forward = () => forwardPlays(deps, new AbortController().signal);
const listened = () =>
  (fakes.listenbrainz.listens.get('ada') ?? []).map((one) => one.track_metadata.track_name);
const scrobbled = () => (fakes.lastfm.scrobbles.get('ada') ?? []).map((one) => one.track);
const counts = (provider: string) => test.store.connections.counts(listenerId, provider);
const songs = (minutes: readonly number[]) => minutes.map((minute) => `Song ${minute}`);
const range = (count: number) => Array.from({ length: count }, (_, i) => i);

it('plays go to both services in the order in which they came, each once', async () => {
  await play(range(120));
  await play([500, 400]);
  await play([500]);
  expect(await forward()).toEqual({ sent: 244, givenUp: 0, failed: 0 });
  expect(listened()).toEqual(songs([...range(120), 500, 400]));
  expect(scrobbled()).toEqual(listened());
  expect(await forward()).toEqual({ sent: 0, givenUp: 0, failed: 0 });
});

it('a play has its job, which runs once all of its seconds are over', async () => {
  await play([1]);
  await play([2]);
  const jobs = await test.store.jobs.list({ kind: 'forward' });
  expect(jobs).toHaveLength(1);
  expect(await test.store.jobs.due(['forward'])).toBe(false);
  test.advance(15_000);
  expect(await test.store.jobs.due(['forward'])).toBe(true);
});

it('killed after sending and before noting so, it sends again, and the services keep one', async () => {
  await play([1, 2]);
  const { store } = deps;
  const dying = {
    ...deps,
    store: {
      ...{ connections: store.connections, jobs: store.jobs },
      transaction: () => Promise.reject(new Error('killed')),
    },
  };
  Object.setPrototypeOf(dying.store, store);
  await expect(
    forwardPlays(Object.assign({}, deps, dying), new AbortController().signal),
  ).rejects.toThrow('killed');
  expect(await counts('lastfm')).toEqual({ waiting: 2, givenUp: 0 });
  deps = fakes.restart();
  await forward();
  expect(scrobbled()).toEqual(['Song 1', 'Song 2']);
  expect(listened()).toEqual(['Song 1', 'Song 2']);
});

it.each(['server-error', 'half-body', 'day-long-wait', 'wrong-schema', 'drifted-field'] as const)(
  '%s at one service holds nothing up at the other, and its plays go when it is over',
  async (fault) => {
    await play([1, 2, 3]);
    fakes.listenbrainz.server.misbehave(fault, 50);
    const { failed, sent } = await forward();
    // Its field does not occur in the answer to a submission.
    const harmless = fault === 'drifted-field';
    expect({ failed, sent }).toEqual(harmless ? { failed: 0, sent: 6 } : { failed: 1, sent: 3 });
    expect(scrobbled()).toEqual(songs([1, 2, 3]));
    if (harmless) return;
    const connection = await test.store.connections.get(listenerId, 'listenbrainz');
    expect(connection?.problem).toContain('listenbrainz');
    expect(await forward()).toEqual({ sent: 0, givenUp: 0, failed: 0 });
    fakes.listenbrainz.server.behave();
    test.advance(day + 60_000);
    expect(await test.store.jobs.due(['forward'])).toBe(true);
    await play([4]);
    await forward();
    expect(listened()).toEqual(songs([1, 2, 3, 4]));
  },
);

it('what came from a service does not go back there, nor what an EchoTune sent, nor what was deleted', async () => {
  await play([1, 2, 3]);
  await play([9], 'api', '{"submission_client":"EchoTune"}');
  const names = { artist_name: 'A', track_name: 'Song 1' };
  const at = Math.floor((start + 60_000) / 1000);
  fakes.listenbrainz.listens.set('ada', [{ listened_at: at, track_metadata: names }]);
  const { signal } = new AbortController();
  await pullHistory(deps, { listenerId, provider: 'listenbrainz', again: false, signal });
  const [newest] = await test.store.plays.recent(listenerId, 1);
  await test.store.plays.delete(listenerId, newest?.id ?? 0);
  const third = (await test.store.plays.recent(listenerId, 1))[0];
  await test.store.plays.delete(listenerId, third?.id ?? 0);
  await forward();
  expect(listened()).toEqual(['Song 1', 'Song 2']);
  expect(scrobbled()).toEqual(['Song 1', 'Song 2']);
  expect(fakes.listenbrainz.server.asked.at(-1)?.body).not.toContain('Song 1');
});

it('what a reading brought is sent nowhere', async () => {
  const names = { artist_name: 'A', track_name: 'Old' };
  fakes.listenbrainz.listens.set('ada', [{ listened_at: 1_700_000_000, track_metadata: names }]);
  const { signal } = new AbortController();
  await pullHistory(deps, { listenerId, provider: 'listenbrainz', again: false, signal });
  expect(await forward()).toEqual({ sent: 0, givenUp: 0, failed: 0 });
  expect(scrobbled()).toEqual([]);
});

it('one play that a service refuses is given up with its reason, the others go; what waited too long too', async () => {
  start = Date.UTC(2001, 0, 1);
  await play([1]);
  start = deps.clock() - 30 * day;
  await play([2]);
  start = deps.clock() - day;
  await play([3]);
  await forward();
  expect(listened()).toEqual(['Song 2', 'Song 3']);
  expect(scrobbled()).toEqual(['Song 3']);
  expect(await counts('lastfm')).toEqual({ waiting: 0, givenUp: 2 });
  const [given] = await test.store.connections.givenUp(listenerId, 'listenbrainz', 5);
  expect(given).toMatchObject({ title: 'Song 1', reason: expect.stringContaining('longer') });
});

it('a token that is no longer good stops sending with a reason, and nothing is lost when there is a new one', async () => {
  await play([1]);
  fakes.listenbrainz.tokens.delete('token');
  expect((await forward()).failed).toBe(1);
  const ref = { listenerId, provider: 'listenbrainz' };
  expect((await test.store.connections.get(listenerId, 'listenbrainz'))?.problem).toContain(
    'token',
  );
  fakes.listenbrainz.tokens.set('new', 'ada');
  await connectAccount(deps, ref, { user: null, token: 'new' });
  await forward();
  expect(listened()).toEqual(['Song 1']);
});

it('without a token nothing is forwarded; disconnecting takes token and queue along', async () => {
  const ref = { listenerId, provider: 'lastfm' };
  await play([1]);
  await disconnectAccount(deps, ref);
  await expect(disconnectAccount(deps, ref)).rejects.toMatchObject({ code: 'connection-unknown' });
  await connectAccount(deps, ref, { user: 'ada', token: null });
  await expect(setForwarding(deps, ref, true)).rejects.toMatchObject({ code: 'input-invalid' });
  await forward();
  expect(scrobbled()).toEqual([]);
});
