/** What is secret stays out of all that is written or told beside it: a real server, at its most talkative. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runEchotune, temporaryHome } from './kit/echotune.ts';
import { type OtlpReceiver, startOtlpReceiver } from './kit/otlp-receiver.ts';
import { testPassword } from './kit/password.ts';
import { type OwnedServer, startOwned } from './kit/signed-in.ts';

/** Nobody listens there: every way outside fails, and says so. */
const nowhere = 'http://127.0.0.1:9';

/** The secret of each setting that holds one; each is found by its own word. */
const secretSettings = {
  ECHOTUNE_SECRET_KEY: Buffer.from('sentinel-of-the-secret-key-00001').toString('base64'),
  ECHOTUNE_METRICS_TOKEN: 'sentinel-metrics-token',
  ECHOTUNE_PERPLEXITY_API_KEY: 'sentinel-perplexity-key',
  ECHOTUNE_GEMINI_API_KEY: 'sentinel-gemini-key',
  ECHOTUNE_COMPATIBLE_API_KEY: 'sentinel-compatible-key',
  ECHOTUNE_LASTFM_API_KEY: 'sentinellastfmkey',
  ECHOTUNE_LASTFM_SECRET: 'sentinellastfmsecret',
  ECHOTUNE_DELIVERY_TOKEN: 'sentinel-delivery-token',
  MLFLOW_TRACKING_PASSWORD: 'sentinel-mlflow-password',
  ECHOTUNE_SHARED_FILES_ACCESS_KEY: 'sentinel-shared-access-key',
  ECHOTUNE_SHARED_FILES_SECRET_KEY: 'sentinel-shared-secret-key',
} as const;
const addresses = {
  ...{ ECHOTUNE_PERPLEXITY_URL: nowhere, ECHOTUNE_GEMINI_URL: nowhere },
  ...{ ECHOTUNE_COMPATIBLE_URL: nowhere, ECHOTUNE_COMPATIBLE_MODEL: 'some' },
  ...{ ECHOTUNE_LASTFM_URL: nowhere, ECHOTUNE_LISTENBRAINZ_URL: nowhere },
  ...{ ECHOTUNE_DELIVERY_REPORT: `${nowhere}/report.json`, MLFLOW_TRACKING_URI: nowhere },
  ...{ MLFLOW_TRACKING_USERNAME: 'some', ECHOTUNE_WEBHOOK_PRIVATE_ADDRESSES: 'true' },
  ...{ ECHOTUNE_SHARED_FILES: 's3://music', ECHOTUNE_SHARED_FILES_ENDPOINT: nowhere },
  REDIS_URL: 'redis://some:sentinel-redis-password@127.0.0.1:9',
} as const;

let home: string;
let removeHome: () => Promise<void>;
let collector: OtlpReceiver;
let server: OwnedServer;
let written = '';

beforeAll(async () => {
  ({ home, remove: removeHome } = await temporaryHome());
  collector = await startOtlpReceiver();
  server = await startOwned(home, {
    ...{ ...secretSettings, ...addresses, ECHOTUNE_LOG_LEVEL: 'debug' },
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.address,
  });
  for (const stream of [server.child.stdout, server.child.stderr])
    stream?.on('data', (text) => {
      written += String(text);
    });
});
afterAll(async () => {
  await server?.stop();
  await collector?.close();
  await removeHome?.();
});

const ask = async (
  method: string,
  path: string,
  payload?: unknown,
  headers: Readonly<Record<string, string>> = server.headers,
) => {
  const answer = await fetch(`${server.address}${path}`, {
    ...{
      method,
      headers: { ...headers, ...(payload !== undefined && { 'content-type': 'application/json' }) },
    },
    ...(payload !== undefined && { body: JSON.stringify(payload) }),
  });
  const text = await answer.text();
  return { status: answer.status, text, json: () => JSON.parse(text) };
};
const api = (method: string, path: string, payload?: unknown, headers?: Record<string, string>) =>
  ask(method, `/api/v1${path}`, payload, headers);

/** Goes every way that a secret goes, well and badly; those that arose on the way. */
async function journeys(): Promise<string[]> {
  const guess = 'sentinel-guess-password';
  const [{ id: listener }] = (await api('GET', '/overview')).json().listeners;
  await api('POST', '/sign-in', { name: 'Owner', password: guess });
  await api('POST', '/sign-in', { name: 'Owner', password: testPassword });
  await api('PUT', '/account/password', { current: guess, password: guess });
  await api('POST', '/reset', { token: 'sentinel-guess-token', password: guess });
  const scopes = ['read', 'scrobble', 'recommend', 'ask', 'chat'];
  const { secret } = (await api('POST', '/keys', { name: 'k', scopes, listener })).json();
  const { secret: operating } = (
    await api('POST', '/keys', { name: 'o', scopes: ['operate'], listener })
  ).json();
  const { link: invitation } = (await api('POST', '/invitations', {})).json();
  const wrong = 'et_sentinelwrongkey00000000000000000000000';
  for (const key of [secret, operating, wrong]) {
    const basic = Buffer.from(`some:${key}`).toString('base64');
    for (const authorization of [`Bearer ${key}`, `Basic ${basic}`, `Token ${key}`])
      for (const path of [
        '/api/v1/overview',
        '/metrics',
        '/mcp',
        '/v1/audio-features?ids=x',
        '/api/2.0/mlflow/experiments/search',
      ])
        await ask('GET', path, undefined, { authorization });
    await ask('GET', `/1/validate-token?token=${key}`, undefined, {});
    await ask(
      'GET',
      `/2.0?method=user.getInfo&sk=${key}&api_key=${key}&api_sig=${'0'.repeat(32)}`,
      undefined,
      {},
    );
    await ask('GET', `/nowhere/${key}?token=${key}`, undefined, { cookie: `a=${key}` });
  }
  for (const token of ['sentinel-metrics-token', 'sentinel-metrics-wrong'])
    await ask('GET', '/metrics', undefined, { authorization: `Bearer ${token}` });
  await api('GET', '/overview', undefined, { cookie: `${server.headers.cookie}x` });
  const hook = (
    await api('POST', '/webhooks', { url: `${nowhere}/sentinel-hook-path`, listener })
  ).json();
  await api('POST', `/webhooks/${hook.id}/test`);
  await api('PUT', `/listeners/${listener}/scrobble-accounts/listenbrainz`, {
    token: 'sentinel-listenbrainz-token',
  });
  await api('PUT', `/listeners/${listener}/scrobble-accounts/lastfm`, {
    token: 'sentinel-lastfm-token',
  });
  await Promise.all([
    ...['perplexity', 'google', 'compatible'].map((provider) =>
      api('POST', '/answers', { question: 'Who?', provider }),
    ),
    api('POST', '/conversations/messages', { text: 'What do I play most?' }),
    api('POST', '/agents/delivery/run'),
  ]);
  const { id: job } = (await api('POST', '/models')).json();
  const isOver = async () =>
    !['queued', 'running'].includes((await api('GET', `/models/jobs/${job}`)).json().state);
  while (!(await isOver())) await wait(100);
  const cookie = server.headers.cookie.split('=')[1] ?? '';
  return [
    ...[
      secret,
      operating,
      wrong,
      hook.secret,
      invitation.split('#')[1],
      cookie,
      guess,
      testPassword,
    ],
    ...[
      'sentinel-guess-token',
      'sentinel-metrics-wrong',
      'sentinel-hook-path',
      'sentinel-redis-password',
    ],
    ...['sentinel-listenbrainz-token', 'sentinel-lastfm-token', ...Object.values(secretSettings)],
  ];
}

it('no secret of a setting, a person or a program is in the log, the metrics, the traces or any report', async () => {
  const secrets = await journeys();
  expect(new Set(secrets).size).toBe(secrets.length);
  const told = await Promise.all(
    [
      ...[
        '/metrics',
        '/api/v1/health',
        '/api/v1/health/diagnosis',
        '/api/v1/audit',
        '/api/v1/jobs',
      ],
      ...[
        '/api/v1/providers',
        '/api/v1/agents',
        '/api/v1/agents/log',
        '/api/v1/budget',
        '/api/v1/cache',
      ],
      ...['/api/v1/keys', '/api/v1/people', '/api/v1/sessions', '/api/v1/openapi.json'],
    ].map(async (path) => [path, (await ask('GET', path)).text] as const),
  );
  const environment = { ...secretSettings, ...addresses, ECHOTUNE_LOG_LEVEL: 'debug' };
  const doctor = await runEchotune(home, ['doctor'], environment);
  await server.stop();
  const places: Readonly<Record<string, string>> = {
    'the log': written,
    'the traces': collector.bodies.join('\n'),
    doctor: doctor.stdout + doctor.stderr,
    ...Object.fromEntries(told),
  };
  expect(written.length).toBeGreaterThan(1000);
  expect(collector.bodies.length).toBeGreaterThan(0);
  const found = Object.entries(places).flatMap(([place, text]) =>
    secrets
      .filter(
        (secret) =>
          text.includes(secret) &&
          !(place.endsWith('/webhooks') && secret === 'sentinel-hook-path'),
      )
      .map((secret) => [place, secret]),
  );
  expect(found).toEqual([]);
  // What the store keeps of them is sealed, or a digest.
  const kept = readdirSync(home, { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  );
  expect(kept.map(({ name }) => name)).toContain('echotune.sqlite');
  const bare = kept.flatMap(({ parentPath, name }) => {
    const bytes = readFileSync(join(parentPath, name));
    return secrets
      .filter((secret) => secret !== 'sentinel-hook-path' && bytes.includes(secret))
      .map((secret) => [name, secret]);
  });
  expect(bare).toEqual([]);
});

it('a database that is not there is told without the password to it', async () => {
  const { stdout, stderr, code } = await runEchotune(home, ['accounts', 'list'], {
    ...{ DATABASE_URL: 'postgres://some:sentinel-database-password@127.0.0.1:9/x' },
    ECHOTUNE_LOG_LEVEL: 'debug',
  });
  expect(code).not.toBe(0);
  expect(stdout + stderr).not.toContain('sentinel');
});

it.each([
  ['ECHOTUNE_METRICS_TOKEN', 'sentinel short'],
  ['ECHOTUNE_SECRET_KEY', 'sentinel-no-key'],
  ['REDIS_URL', 'redis://some:sentinel@'],
  ['DATABASE_URL', 'mysql://some:sentinel@x'],
  ['MLFLOW_TRACKING_URI', 'http://some:sentinel@127.0.0.1'],
  ['ECHOTUNE_GEMINI_API_KEY', 'sentinel with blanks\u0007'],
])('a wrong %s is named, and not repeated', async (name, value) => {
  const { stdout, stderr, code } = await runEchotune(home, ['accounts', 'list', '--json'], {
    [name]: value,
  });
  expect(stdout + stderr).not.toContain('sentinel');
  if (code !== 0) expect(stdout + stderr).toMatch(/config-|secret-/);
});
