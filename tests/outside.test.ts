/** Every provider misbehaves in every way at once, under load: the server must come through it. */
import { setTimeout as wait } from 'node:timers/promises';
import {
  type FakeListenBrainz,
  type FakeModelServer,
  type FakeSpotify,
  fakeCompatibleModel,
  type Misbehaviour,
  startFakeCompatible,
  startFakeGemini,
  startFakeListenBrainz,
  startFakePerplexity,
  startFakeSpotify,
} from '@echotune/connect';
import { seededRandom } from '@echotune/engine';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { runEchotune, temporaryHome } from './kit/echotune.ts';
import { type OwnedServer, startOwned } from './kit/signed-in.ts';

let spotify: FakeSpotify;
let listenBrainz: FakeListenBrainz;
let models: FakeModelServer[];
let home: string;
let server: OwnedServer;
let remove: () => Promise<void>;

const Problem = z.object({ code: z.string().optional() });
const faults: readonly Misbehaviour[] = [
  { kind: 'latency', ms: 300 },
  { kind: 'too-many', retryAfterS: null },
  { kind: 'too-many', retryAfterS: 1 },
  ...(['ends-early', 'empty', 'not-streamed'] as const).map((kind) => ({ kind })),
  ...(['server-error', 'half-a-body', 'no-json', 'connection-cut', 'expired-token'] as const).map(
    (kind) => ({ kind }),
  ),
  ...['is_playing', 'access_token', 'usageMetadata', 'output', 'choices'].map(
    (field) => ({ kind: 'drift', field, how: 'renamed' }) as const,
  ),
];
const deadlineMs = 30_000;

beforeAll(async () => {
  ({ home, remove } = await temporaryHome());
  spotify = await startFakeSpotify({ clock: Date.now });
  listenBrainz = await startFakeListenBrainz();
  listenBrainz.tokens.set('token-of-robin', 'robin');
  const [gemini, perplexity, compatible] = await Promise.all([
    ...[startFakeGemini(), startFakePerplexity(), startFakeCompatible()],
  ]);
  if (!gemini || !perplexity || !compatible) throw new Error('A fake is missing');
  models = [gemini, perplexity, compatible];
  server = await startOwned(home, {
    ...{ ECHOTUNE_REQUESTS_PER_MINUTE: '0', ECHOTUNE_MOST_DELAY_MS: '0' },
    ECHOTUNE_SPOTIFY_CLIENT_ID: spotify.world.clientId,
    ECHOTUNE_SPOTIFY_ACCOUNTS_URL: spotify.accountsUrl,
    ECHOTUNE_SPOTIFY_API_URL: spotify.apiUrl,
    ECHOTUNE_LISTENBRAINZ_URL: listenBrainz.server.address,
    ...{ ECHOTUNE_GEMINI_API_KEY: gemini.apiKey, ECHOTUNE_GEMINI_URL: `${gemini.address}/v1beta` },
    ...{ ECHOTUNE_PERPLEXITY_API_KEY: perplexity.apiKey },
    ECHOTUNE_PERPLEXITY_URL: perplexity.address,
    ...{ ECHOTUNE_COMPATIBLE_URL: `${compatible.address}/v1`, ECHOTUNE_COMPATIBLE_INPUT_USD: '0' },
    ECHOTUNE_COMPATIBLE_OUTPUT_USD: '0',
    ...{ ECHOTUNE_COMPATIBLE_MODEL: fakeCompatibleModel },
    ECHOTUNE_COMPATIBLE_API_KEY: compatible.apiKey,
  });
});
afterAll(async () => {
  await server.stop();
  await Promise.all([spotify, listenBrainz.server, ...models].map((fake) => fake.close()));
  await remove();
});

async function ask(method: string, path: string, body?: object) {
  const answer = await fetch(`${server.address}/api/v1${path}`, {
    method,
    headers: { ...server.headers, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? {} : JSON.parse(text) };
}

/** A person in a browser agrees; where the page fails, they reload it. */
async function agree(url: string): Promise<string> {
  for (;;) {
    const answer = await fetch(url, { redirect: 'manual' }).catch(() => null);
    const location = answer?.headers.get('location') ?? null;
    if (location !== null) return new URL(location).search;
  }
}

/** Signs in at Spotify: how it ended, and how long EchoTune took for it. */
async function signIn() {
  const { url } = (await ask('POST', '/spotify/connect')).body;
  const search = await agree(url);
  const began = performance.now();
  const { status, body } = await ask('GET', `/spotify/callback${search}`);
  return { status, code: Problem.parse(body).code, tookMs: performance.now() - began };
}

let asked = 0;
const question = (provider: string) =>
  ask('POST', '/answers', { question: `What is number ${asked++}?`, provider });

/** The other services go on failing for a while after the last fault: their breakers are open. */
async function untilWell(work: () => Promise<{ status: number }>): Promise<number> {
  const until = performance.now() + deadlineMs;
  for (;;) {
    const { status } = await work();
    if (status < 400 || performance.now() > until) return status;
    await wait(500);
  }
}

it('nothing breaks, no play is lost, nobody waits for ever, and all is well again by itself', async () => {
  await ask('PUT', '/budget/limits', { limitUsd: '1000', period: 'month' });
  expect((await signIn()).status).toBe(200);
  const account = '/listeners/1/scrobble-accounts/listenbrainz';
  await ask('PUT', account, { token: 'token-of-robin' });
  expect((await ask('PATCH', account, { forwards: true })).status).toBe(200);
  const random = seededRandom(7);
  const pick = <T>(of: readonly T[]): T | undefined => of[Math.floor(random() * of.length)];
  const acknowledged: number[] = [];
  const start = Date.now() - 9_000_000;
  const play = async () => {
    const startedAt = start + asked++ * 1000;
    const plays = [{ title: `Song ${asked % 9}`, artist: 'Noor', startedAt, msPlayed: 200_000 }];
    const answer = await ask('POST', '/plays', { plays });
    if (answer.status === 201) acknowledged.push(startedAt);
    return answer;
  };
  const work = [
    ...[play, play, () => ask('GET', '/spotify/playing'), () => question('google')],
    ...[() => question('perplexity'), () => question('compatible'), () => ask('GET', '/health')],
  ];
  const ends: { status: number; code: string | undefined }[] = [];
  const signIns: Awaited<ReturnType<typeof signIn>>[] = [];
  const over = performance.now() + 8_000;
  const stir = async () => {
    while (performance.now() < over) {
      const fault = pick(faults);
      if (fault === undefined) continue;
      for (const fake of [...models, listenBrainz.server]) fake.misbehave(fault);
      spotify.misbehave(random() < 0.5 ? 'api' : 'accounts', fault);
      await wait(25);
    }
  };
  const hurry = async () => {
    while (performance.now() < over) {
      const { status, body } = (await pick(work)?.()) ?? { status: 0, body: {} };
      ends.push({ status, code: Problem.parse(body).code });
    }
  };
  const people = async () => {
    while (performance.now() < over) signIns.push(await signIn());
  };
  await Promise.all([stir(), people(), ...Array.from({ length: 12 }, hurry)]);
  for (const fake of [...models, listenBrainz.server, spotify]) fake.behave();

  const coded = [...ends, ...signIns].filter(({ status }) => status >= 400);
  expect(coded.filter(({ code }) => code === undefined || code === 'internal')).toEqual([]);
  expect(new Set(coded.map(({ code }) => code?.split('-')[0]))).toEqual(new Set(['provider']));
  expect(ends.filter(({ status }) => status < 400).length).toBeGreaterThan(20);
  expect(signIns.filter(({ tookMs }) => tookMs > deadlineMs)).toEqual([]);
  expect(acknowledged.length).toBeGreaterThan(5);
  const { body } = await ask('GET', '/statistics');
  expect(body.plays).toBe(acknowledged.length);
  const sent = async () => {
    await runEchotune(home, ['connect', 'send'], {
      ECHOTUNE_LISTENBRAINZ_URL: listenBrainz.server.address,
    });
    return { status: new Set(sentAt()).size === acknowledged.length ? 200 : 503 };
  };
  const sentAt = () =>
    listenBrainz.listens.get('robin')?.map(({ listened_at }) => listened_at) ?? [];
  expect(await untilWell(sent)).toBe(200);
  expect(new Set(sentAt()).size).toBe(sentAt().length);
  const { misfits } = (await ask('GET', '/providers')).body;
  expect(misfits.length).toBeGreaterThan(0);
  for (const provider of ['google', 'perplexity', 'compatible']) {
    expect(await untilWell(() => question(provider)), provider).toBe(200);
  }
  expect(await untilWell(signIn)).toBe(200);
  expect(await untilWell(() => ask('GET', '/spotify/playing'))).toBe(200);
  const { limits } = (await ask('GET', '/budget')).body;
  expect(Number(limits[0].heldUsd)).toBe(0);
});

it('more than can wait is refused at once, and what waits is bounded', async () => {
  const [gemini] = models;
  gemini?.misbehave(...Array.from({ length: 200 }, () => ({ kind: 'latency', ms: 400 }) as const));
  const ends = await Promise.all(Array.from({ length: 200 }, () => question('google')));
  gemini?.behave();
  const codes = ends.map(({ status, body }) => (status === 200 ? 'ok' : body.code));
  expect(new Set(codes)).toEqual(new Set(['ok', 'provider-busy']));
  expect(codes.filter((code) => code === 'provider-busy').length).toBeGreaterThan(100);
});

it('a day’s pause of the API keeps nobody from signing in, and ends when the operator says so', async () => {
  spotify.misbehave('api', { kind: 'too-many', retryAfterS: 86_400 });
  expect((await ask('GET', '/spotify/playing')).body.code).toBe('provider-paused');
  const sent = spotify.asked.length;
  expect((await ask('GET', '/spotify/playing')).body.code).toBe('provider-paused');
  expect(spotify.asked).toHaveLength(sent);
  expect((await signIn()).status).toBe(200);
  await ask('DELETE', '/providers/pauses?provider=spotify');
  expect((await ask('GET', '/spotify/playing')).status).toBe(200);
});
