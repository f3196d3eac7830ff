import type { Misbehaviour } from '@echotune/connect';
import { namedTrack, unknownMs } from '@echotune/formats';
import { beforeEach, expect, it } from 'vitest';
import { recordPlays } from '../feedback/record-plays.ts';
import {
  connectAccount,
  disconnectAccount,
  retryGivenUp,
  setForwarding,
} from './connect-account.ts';
import { forwardPlays } from './forward-plays.ts';
import { scrobbleStage } from './outside.fixture.ts';
import { pullHistory } from './pull-history.ts';
import type { ScrobbleDeps } from './scrobble-deps.ts';

const day = 86_400_000;
let stage: Awaited<ReturnType<typeof scrobbleStage>>;
let deps: ScrobbleDeps;
let start: number;

beforeEach(async () => {
  stage = await scrobbleStage();
  deps = stage.process();
  start = deps.clock() - day;
  const tokens = { listenbrainz: 'token', lastfm: 'approved' };
  for (const [provider, token] of Object.entries(tokens)) {
    const place = at(provider);
    expect(await connectAccount(deps, place, { user: null, token })).toMatchObject({ user: 'ada' });
    await setForwarding(deps, place, true);
  }
});

const at = (provider: string) => ({ listenerId: stage.listenerId, provider });

/** Plays as a scrobbler tells them, a minute apart. */
const play = (minutes: readonly number[], source = 'listenbrainz-api', kept = '{}') =>
  recordPlays(
    stage.store,
    { listenerId: stage.listenerId, source, now: deps.clock() },
    minutes.map((minute) => ({
      track: namedTrack(`Song ${minute}`, 'A'),
      startedAt: start + minute * 60_000,
      ...{ msPlayed: unknownMs, kept },
    })),
  );

const { signal } = new AbortController();
const forward = () => forwardPlays(deps, { signal });
const listened = () =>
  (stage.listenbrainz.listens.get('ada') ?? []).map((one) => one.track_metadata.track_name);
const scrobbled = () => (stage.lastfm.scrobbles.get('ada') ?? []).map((one) => one.track);
const counts = (provider: string) =>
  stage.store.scrobbleAccounts.counts(stage.listenerId, provider);
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
  const jobs = await stage.store.jobs.list({ kind: 'scrobble-forward' });
  expect(jobs).toHaveLength(1);
  expect(await stage.store.jobs.due(['scrobble-forward'])).toBe(false);
  stage.advance(15_000);
  expect(await stage.store.jobs.due(['scrobble-forward'])).toBe(true);
});

it('killed after sending and before noting so, it sends again, and the services keep one', async () => {
  await play([1, 2]);
  const transaction = { value: () => Promise.reject(new Error('killed')) };
  const dying = { ...deps, store: Object.create(stage.store, { transaction }) };
  await expect(forwardPlays(dying, { signal })).rejects.toThrow('killed');
  expect(await counts('lastfm')).toEqual({ waiting: 2, givenUp: 0 });
  deps = stage.process();
  await forward();
  expect(scrobbled()).toEqual(['Song 1', 'Song 2']);
  expect(listened()).toEqual(['Song 1', 'Song 2']);
});

const faults: readonly Misbehaviour[] = [
  ...([{ kind: 'server-error' }, { kind: 'half-a-body' }, { kind: 'quota-exceeded' }] as const),
  ...([{ kind: 'wrong-schema' }, { kind: 'expired-token' }] as const),
  ...(['removed', 'renamed', 'retyped'] as const).map(
    (how) => ({ kind: 'drift', field: 'status', how }) as const,
  ),
];
/** For as long as it takes. */
const lasting = (fault: Misbehaviour) => Array.from({ length: 50 }, () => fault);

it.each(faults.map((fault) => [Object.values(fault).join(' '), fault] as const))(
  '%s at one service holds nothing up at the other, and its plays go when it is over',
  async (_name, fault) => {
    await play([1, 2, 3]);
    stage.listenbrainz.server.misbehave(...lasting(fault));
    expect(await forward()).toEqual({ sent: 3, givenUp: 0, failed: 1 });
    expect(scrobbled()).toEqual(songs([1, 2, 3]));
    const account = await stage.store.scrobbleAccounts.get(stage.listenerId, 'listenbrainz');
    expect(account?.problem).toMatch(/listenbrainz/i);
    expect(await forward()).toEqual({ sent: 0, givenUp: 0, failed: 0 });
    stage.listenbrainz.server.behave();
    stage.advance(day + 60_000);
    expect(await stage.store.jobs.due(['scrobble-forward'])).toBe(true);
    await play([4]);
    await forward();
    expect(listened()).toEqual(songs([1, 2, 3, 4]));
  },
);

it('whoever asks need not wait, as what sends by itself does after a failure', async () => {
  await play([1]);
  stage.listenbrainz.server.misbehave(...lasting({ kind: 'server-error' }));
  await forward();
  stage.listenbrainz.server.behave();
  expect(await forward()).toEqual({ sent: 0, givenUp: 0, failed: 0 });
  expect(await forwardPlays(deps, { signal, tryWaiting: true })).toMatchObject({ sent: 1 });
  expect(listened()).toEqual(['Song 1']);
});

it('what came from a service does not go back there, nor what an EchoTune sent, nor what was deleted', async () => {
  await play([1, 2, 3]);
  await play([9], 'api', '{"submission_client":"EchoTune"}');
  const names = { artist_name: 'A', track_name: 'Song 1' };
  const listened_at = Math.floor((start + 60_000) / 1000);
  stage.listenbrainz.listens.set('ada', [{ listened_at, track_metadata: names }]);
  await pullHistory(deps, { ...at('listenbrainz'), again: false, signal });
  const [newest] = await stage.store.plays.recent(stage.listenerId, 1);
  await stage.store.plays.delete(stage.listenerId, newest?.id ?? 0);
  const third = (await stage.store.plays.recent(stage.listenerId, 1))[0];
  await stage.store.plays.delete(stage.listenerId, third?.id ?? 0);
  await forward();
  expect(listened()).toEqual(['Song 1', 'Song 2']);
  expect(scrobbled()).toEqual(['Song 1', 'Song 2']);
  expect(stage.listenbrainz.server.asked.at(-1)?.text).not.toContain('Song 1');
});

it('what a reading brought is sent nowhere', async () => {
  const names = { artist_name: 'A', track_name: 'Old' };
  stage.listenbrainz.listens.set('ada', [{ listened_at: 1_700_000_000, track_metadata: names }]);
  await pullHistory(deps, { ...at('listenbrainz'), again: false, signal });
  expect(await forward()).toEqual({ sent: 0, givenUp: 0, failed: 0 });
  expect(scrobbled()).toEqual([]);
});

it('one play that a service refuses is given up with its reason, the others go; what is too old for it too', async () => {
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
  const [given] = await stage.store.scrobbleAccounts.givenUp(stage.listenerId, 'listenbrainz', 5);
  expect(given).toMatchObject({
    title: 'Song 1',
    reason: 'It was played more than 365 days ago: ListenBrainz takes no plays that old.',
  });
  expect(await retryGivenUp(deps, at('lastfm'))).toBe(2);
  expect(await counts('lastfm')).toEqual({ waiting: 2, givenUp: 0 });
  expect(await forward()).toEqual({ sent: 0, givenUp: 2, failed: 0 });
});

it('a token that is no longer good stops sending with a reason, and nothing is lost when there is a new one', async () => {
  await play([1]);
  stage.listenbrainz.tokens.delete('token');
  expect((await forward()).failed).toBe(1);
  const place = at('listenbrainz');
  expect(
    (await stage.store.scrobbleAccounts.get(stage.listenerId, 'listenbrainz'))?.problem,
  ).toContain('token');
  stage.listenbrainz.tokens.set('new', 'ada');
  await connectAccount(deps, place, { user: null, token: 'new' });
  await forward();
  expect(listened()).toEqual(['Song 1']);
});

it('without a token nothing is forwarded; disconnecting takes token and queue along', async () => {
  const place = at('lastfm');
  await play([1]);
  await disconnectAccount(deps, place);
  await expect(disconnectAccount(deps, place)).rejects.toMatchObject({
    code: 'provider-not-connected',
  });
  stage.lastfm.scrobbles.set('ada', []);
  await connectAccount(deps, place, { user: 'ada', token: null });
  await expect(setForwarding(deps, place, true)).rejects.toMatchObject({
    ...{ code: 'provider-consent-needed', message: expect.stringContaining('connect approve') },
  });
  await forward();
  expect(scrobbled()).toEqual([]);
});
