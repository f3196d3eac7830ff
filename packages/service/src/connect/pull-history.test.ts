import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../../tests/kit/open-store.ts';
import { connectAccount } from './connect-account.ts';
import { openFakes } from './outside.fixture.ts';
import { type PulledTotals, pullHistory } from './pull-history.ts';

const first = 1_700_000_000;
let test: TestStore;
let fakes: Awaited<ReturnType<typeof openFakes>>;
let deps: ReturnType<typeof fakes.restart>;
let listenerId: number;

beforeEach(async () => {
  test = await openStore();
  fakes = await openFakes(test);
  deps = fakes.restart();
  listenerId = (await test.store.listeners.create({ name: 'Ada', timeZone: 'UTC', demo: false }))
    .id;
});

afterEach(async () => {
  await fakes.close();
  await test.close();
});

function listen(at: number, track = `Song ${at % 97}`) {
  return { listened_at: at, track_metadata: { artist_name: 'A', track_name: track } };
}

function scrobble(at: number) {
  return { artist: 'A', track: `Song ${at % 97}`, album: '', uts: at };
}

const pull = (provider: string, more: { again?: boolean; stopAfter?: number } = {}) => {
  const stop = new AbortController();
  let pages = 0;
  const onProgress = (_totals: PulledTotals) => {
    pages += 1;
    if (pages === more.stopAfter) stop.abort();
  };
  const { signal } = stop;
  return pullHistory(deps, {
    listenerId,
    provider,
    again: more.again ?? false,
    signal,
    onProgress,
  });
};
const count = () => test.store.plays.count(listenerId);

it('every listen of ListenBrainz comes in once, page by page, also where many began in one second', async () => {
  const times = Array.from({ length: 2500 }, (_, i) => first + i * 400);
  const together = Array.from({ length: 30 }, (_, i) => listen(times[1500] ?? 0, `Together ${i}`));
  fakes.listenbrainz.listens.set('ada', [...times.map((at) => listen(at)), ...together]);
  await connectAccount(
    deps,
    { listenerId, provider: 'listenbrainz' },
    { user: 'ada', token: null },
  );
  const totals = await pull('listenbrainz');
  expect(totals.added).toBe(2530);
  expect(await count()).toBe(2530);
});

it('the next reading ends where the known begins, and brings what is new', async () => {
  const times = Array.from({ length: 2500 }, (_, i) => first + i * 400);
  fakes.listenbrainz.listens.set(
    'ada',
    times.map((at) => listen(at)),
  );
  await connectAccount(
    deps,
    { listenerId, provider: 'listenbrainz' },
    { user: 'ada', token: null },
  );
  await pull('listenbrainz');
  const before = fakes.listenbrainz.server.asked.length;
  const fresh = [1, 2, 3].map((i) => listen(first + 2_000_000 + i * 400));
  fakes.listenbrainz.listens.get('ada')?.push(...fresh);
  expect((await pull('listenbrainz')).added).toBe(3);
  expect(fakes.listenbrainz.server.asked.length - before).toBe(1);
  expect((await pull('listenbrainz', { again: true })).added).toBe(0);
});

it('a reading that was broken off goes on where it was, and fetches what came meanwhile', async () => {
  const times = Array.from({ length: 3000 }, (_, i) => first + i * 400);
  fakes.listenbrainz.listens.set(
    'ada',
    times.map((at) => listen(at)),
  );
  await connectAccount(
    deps,
    { listenerId, provider: 'listenbrainz' },
    { user: 'ada', token: null },
  );
  await expect(pull('listenbrainz', { stopAfter: 1 })).rejects.toThrow();
  const stored = await count();
  expect(stored).toBe(1000);
  deps = fakes.restart();
  fakes.listenbrainz.listens.get('ada')?.push(listen(first + 2_000_000));
  expect((await pull('listenbrainz')).added).toBe(2001);
  expect(await count()).toBe(3001);
});

it('the history of Last.fm comes in whole, without what plays now', async () => {
  const times = Array.from({ length: 450 }, (_, i) => first + i * 400);
  fakes.lastfm.scrobbles.set('ada', times.map(scrobble));
  await connectAccount(deps, { listenerId, provider: 'lastfm' }, { user: 'ada', token: null });
  expect((await pull('lastfm')).added).toBe(450);
  expect((await pull('lastfm')).added).toBe(0);
});

it('what an export of the service told already is known', async () => {
  fakes.listenbrainz.listens.set('ada', [listen(first), listen(first + 400)]);
  fakes.lastfm.scrobbles.set('ada', [scrobble(first), scrobble(first + 400)]);
  for (const provider of ['listenbrainz', 'lastfm']) {
    await connectAccount(deps, { listenerId, provider }, { user: 'ada', token: null });
    await pull(provider);
  }
  expect(await count()).toBe(2);
});

it.each(['server-error', 'half-body', 'day-long-wait', 'wrong-schema', 'drifted-field'] as const)(
  '%s in the middle of a history loses nothing: the next call brings the rest',
  async (fault) => {
    const times = Array.from({ length: 500 }, (_, i) => first + i * 400);
    fakes.lastfm.scrobbles.set('ada', times.map(scrobble));
    await connectAccount(deps, { listenerId, provider: 'lastfm' }, { user: 'ada', token: null });
    await expect(pull('lastfm', { stopAfter: 1 })).rejects.toThrow();
    fakes.lastfm.server.misbehave(fault, 20);
    const code = await pull('lastfm').catch((cause: { code: string }) => cause.code);
    expect(code).toMatch(/^provider-/);
    expect(await count()).toBe(200);
    fakes.lastfm.server.behave();
    test.advance(2 * 86_400_000);
    await pull('lastfm');
    expect(await count()).toBe(500);
  },
);

it('a name that is not there, a service without a key and one that is not connected are told apart', async () => {
  await connectAccount(deps, { listenerId, provider: 'lastfm' }, { user: 'nobody', token: null });
  await expect(pull('lastfm')).rejects.toMatchObject({ code: 'provider-unknown-name' });
  await expect(pull('listenbrainz')).rejects.toMatchObject({ code: 'connection-unknown' });
  const keyless = { ...deps, clients: { ...deps.clients, lastfm: null } };
  const asked = connectAccount(
    keyless,
    { listenerId, provider: 'lastfm' },
    { user: 'a', token: null },
  );
  await expect(asked).rejects.toMatchObject({ code: 'provider-not-set-up' });
});
