/** Accounts at ListenBrainz and Last.fm as somebody has them who has the command line and `dev fakes`. */
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runEchotune, temporaryHome } from './kit/echotune.ts';
import { type Fakes, startFakes } from './kit/fakes.ts';

let home: string;
let remove: () => Promise<void>;
let fakes: Fakes;
let settings: Record<string, string>;

beforeAll(async () => {
  ({ home, remove } = await temporaryHome());
  fakes = await startFakes();
  ({ settings } = fakes);
});
afterAll(async () => {
  await fakes.stop();
  await remove();
});

const run = (...args: string[]) => runEchotune(home, [...args, '--json'], settings);
const json = async (...args: string[]) => JSON.parse((await run(...args)).stdout);

it('goes from a name to a history, and from a token to plays that are sent on', async () => {
  expect((await json('connect', 'pull', 'listenbrainz')).error.code).toBe('listener-unknown');
  await json('connect', 'add', 'listenbrainz', 'robin', '--time-zone', 'Europe/Berlin');
  const pulled = await json('connect', 'pull', 'listenbrainz', '--no-train');
  expect(pulled).toMatchObject({ read: 1200, added: 1200, duplicates: 0, rejected: 0 });
  const consent = (await json('connect', 'forward', 'listenbrainz')).error;
  expect(consent).toMatchObject({ code: 'provider-consent-needed' });
  expect(consent.message).toContain('--token-file');
  const other = (await json('connect', 'add', 'listenbrainz', 'rob')).error;
  expect(other.code).toBe('provider-unknown-name');
  await writeFile(`${home}/token`, 'token-of-robin\n');
  await json('connect', 'add', 'listenbrainz', '--token-file', `${home}/token`);
  await json('connect', 'forward', 'listenbrainz');
  const { token, url } = await json('connect', 'approve');
  const early = await run('connect', 'add', 'lastfm', '--approved', token);
  expect(JSON.parse(early.stdout).error).toMatchObject({
    ...{ code: 'provider-consent-needed', message: expect.stringContaining('Allow it at') },
  });
  await fetch(url);
  await json('connect', 'add', 'lastfm', '--approved', token);
  // The same plays, told by another.
  expect(await json('connect', 'pull', 'lastfm', '--no-train')).toMatchObject({
    ...{ read: 1200, added: 0, duplicates: 1200 },
  });
  expect(await json('connect', 'send')).toEqual({ sent: 0, givenUp: 0, failed: 0 });
  expect((await json('connect')).accounts).toMatchObject([
    { service: 'lastfm', user: 'robin', forwards: false, unfinished: false },
    { service: 'listenbrainz', user: 'robin', forwards: true, waiting: 0, problem: null },
  ]);
  const { findings } = await json('doctor');
  expect(findings).toContainEqual({ part: 'connect', ok: true, detail: '2 connected' });
  await json('connect', 'remove', 'lastfm');
  expect((await json('connect', 'remove', 'lastfm')).error.code).toBe('provider-not-connected');
});

it('says which providers are set up, and which answer', async () => {
  const { known } = await json('providers');
  expect(known).toHaveLength(10);
  expect(known).toContainEqual({ provider: 'lastfm', isSetUp: true });
  const { checks, unasked } = await json('providers', 'check');
  expect(unasked).toEqual(['google', 'perplexity', 'compatible']);
  expect(checks).toEqual(
    ['spotify', 'listenbrainz', 'lastfm', 'musicbrainz', 'coverart', 'mlflow'].map((provider) => ({
      ...{ provider, problem: null },
    })),
  );
  const wrong = { ...settings, ECHOTUNE_LASTFM_API_KEY: 'another' };
  const { code, stdout } = await runEchotune(home, ['providers', 'check'], wrong);
  expect(code).toBe(4);
  expect(stdout).toContain('– google is not asked, since an answer may cost');
  expect(stdout).toMatch(/✓ listenbrainz answers\n✗ Last\.fm: Invalid API key .*lastfm_api_key/);
});

it('fakes are on ports that follow each other, and where one is taken all end with a code', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const address = taken.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const ended = await runEchotune(home, ['dev', 'fakes', '--port', String(port - 1)]);
  taken.close();
  expect(ended).toMatchObject({ code: 2, stderr: expect.stringContaining('[port-in-use]') });
  expect(ended.stderr).not.toMatch(/^ +at /m);
});
