import type { Misbehaviour } from '@echotune/connect';
import { beforeEach, expect, it } from 'vitest';
import { connectAccount } from './connect-account.ts';
import { scrobbleStage } from './outside.fixture.ts';
import { type PulledTotals, pullHistory } from './pull-history.ts';
import type { ScrobbleDeps } from './scrobble-deps.ts';

const first = 1_700_000_000;
let stage: Awaited<ReturnType<typeof scrobbleStage>>;
let deps: ScrobbleDeps;

beforeEach(async () => {
  stage = await scrobbleStage();
  deps = stage.process();
});

/** As anybody may who knows the name. */
const connect = (provider: string, user = 'ada') =>
  connectAccount(deps, { listenerId: stage.listenerId, provider }, { user, token: null });

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
    listenerId: stage.listenerId,
    provider,
    again: more.again ?? false,
    signal,
    onProgress,
  });
};
const count = () => stage.store.plays.count(stage.listenerId);

it('every listen of ListenBrainz comes in once, page by page, also where many began in one second', async () => {
  const times = Array.from({ length: 2500 }, (_, i) => first + i * 400);
  const together = Array.from({ length: 30 }, (_, i) => listen(times[1500] ?? 0, `Together ${i}`));
  stage.listenbrainz.listens.set('ada', [...times.map((at) => listen(at)), ...together]);
  await connect('listenbrainz');
  const totals = await pull('listenbrainz');
  expect(totals.added).toBe(2530);
  expect(await count()).toBe(2530);
});

it('the next reading ends where the known begins, and brings what is new', async () => {
  const times = Array.from({ length: 2500 }, (_, i) => first + i * 400);
  stage.listenbrainz.listens.set(
    'ada',
    times.map((at) => listen(at)),
  );
  await connect('listenbrainz');
  await pull('listenbrainz');
  const before = stage.listenbrainz.server.asked.length;
  const fresh = [1, 2, 3].map((i) => listen(first + 2_000_000 + i * 400));
  stage.listenbrainz.listens.get('ada')?.push(...fresh);
  expect((await pull('listenbrainz')).added).toBe(3);
  expect(stage.listenbrainz.server.asked.length - before).toBe(1);
  expect((await pull('listenbrainz', { again: true })).added).toBe(0);
});

it('a reading that was broken off goes on where it was, and fetches what came meanwhile', async () => {
  const times = Array.from({ length: 3000 }, (_, i) => first + i * 400);
  stage.listenbrainz.listens.set(
    'ada',
    times.map((at) => listen(at)),
  );
  await connect('listenbrainz');
  await expect(pull('listenbrainz', { stopAfter: 1 })).rejects.toThrow();
  const stored = await count();
  expect(stored).toBe(1000);
  deps = stage.process();
  stage.listenbrainz.listens.get('ada')?.push(listen(first + 2_000_000));
  expect((await pull('listenbrainz')).added).toBe(2001);
  expect(await count()).toBe(3001);
});

it('the history of Last.fm comes in whole, without what plays now', async () => {
  const times = Array.from({ length: 450 }, (_, i) => first + i * 400);
  stage.lastfm.scrobbles.set('ada', times.map(scrobble));
  await connect('lastfm');
  expect((await pull('lastfm')).added).toBe(450);
  expect((await pull('lastfm')).added).toBe(0);
});

it('what an export of the service told already is known', async () => {
  stage.listenbrainz.listens.set('ada', [listen(first), listen(first + 400)]);
  stage.lastfm.scrobbles.set('ada', [scrobble(first), scrobble(first + 400)]);
  for (const provider of ['listenbrainz', 'lastfm']) {
    await connect(provider);
    await pull(provider);
  }
  expect(await count()).toBe(2);
});

const faults: readonly Misbehaviour[] = [
  ...([{ kind: 'server-error' }, { kind: 'half-a-body' }, { kind: 'quota-exceeded' }] as const),
  ...([{ kind: 'wrong-schema' }, { kind: 'expired-token' }] as const),
  ...(['removed', 'renamed', 'retyped'] as const).map(
    (how) => ({ kind: 'drift', field: 'uts', how }) as const,
  ),
];
/** For as long as it takes. */
const lasting = (fault: Misbehaviour) => Array.from({ length: 50 }, () => fault);

it.each(faults.map((fault) => [Object.values(fault).join(' '), fault] as const))(
  '%s in the middle of a history loses nothing: the next call brings the rest',
  async (_name, fault) => {
    const times = Array.from({ length: 500 }, (_, i) => first + i * 400);
    stage.lastfm.scrobbles.set('ada', times.map(scrobble));
    await connect('lastfm');
    await expect(pull('lastfm', { stopAfter: 1 })).rejects.toThrow();
    stage.lastfm.server.misbehave(...lasting(fault));
    const code = await pull('lastfm').catch((cause: { code: string }) => cause.code);
    expect(code).toMatch(/^provider-/);
    expect(await count()).toBe(200);
    stage.lastfm.server.behave();
    stage.advance(2 * 86_400_000);
    await pull('lastfm');
    expect(await count()).toBe(500);
  },
);

it('a name that is not there, a service without a key and one that is not connected are told apart', async () => {
  await expect(connect('lastfm', 'nobody')).rejects.toMatchObject({
    code: 'provider-unknown-name',
  });
  await expect(pull('listenbrainz')).rejects.toMatchObject({ code: 'provider-not-connected' });
  const keyless = { ...deps, scrobbling: { ...deps.scrobbling, lastfm: null } };
  const asked = connectAccount(
    keyless,
    { listenerId: stage.listenerId, provider: 'lastfm' },
    { user: 'a', token: null },
  );
  await expect(asked).rejects.toMatchObject({ code: 'provider-not-configured' });
});

it('what was read of one account is not noted of another that took its place meanwhile', async () => {
  const times = Array.from({ length: 1500 }, (_, i) => first + i * 400);
  stage.listenbrainz.listens.set(
    'ada',
    times.map((at) => listen(at)),
  );
  await connect('listenbrainz');
  const { scrobbleAccounts } = stage.store;
  const { listenerId } = stage;
  let pages = 0;
  const reading = pullHistory(deps, {
    ...{ listenerId, provider: 'listenbrainz', again: false },
    signal: new AbortController().signal,
    onProgress: () => {
      pages += 1;
      if (pages === 1) replaced = scrobbleAccounts.put(listenerId, 'listenbrainz', 'eve');
    },
  });
  let replaced: Promise<unknown> = Promise.resolve();
  await expect(reading).rejects.toMatchObject({ code: 'provider-not-connected' });
  await replaced;
  expect(await scrobbleAccounts.get(listenerId, 'listenbrainz')).toMatchObject({
    ...{ user: 'eve', reading: { knownTo: null, top: null, cursor: null } },
  });
});
