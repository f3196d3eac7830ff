/** What real flows leave in the log of a server and of the background process it starts: nothing of anybody. */
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { temporaryHome } from './kit/echotune.ts';
import { type Fakes, startFakes } from './kit/fakes.ts';
import { testPassword } from './kit/password.ts';
import { type OwnedServer, startOwned } from './kit/signed-in.ts';
import { upload } from './kit/upload.ts';

const secrets = {
  listener: 'Ada Lovelace-Byron',
  song: 'Zanzibar Nocturne',
  artist: 'Quixotic Heptarchs',
  file: 'ada-private-history',
  mail: 'ada.byron@example.org',
  word: 'heliotrope',
};

let fakes: Fakes;
let home: Awaited<ReturnType<typeof temporaryHome>>;
let server: OwnedServer;
let log = '';

beforeAll(async () => {
  fakes = await startFakes();
  home = await temporaryHome();
  server = await startOwned(home.home, { ...fakes.settings, ECHOTUNE_LOG_LEVEL: 'debug' });
  server.child.stderr?.on('data', (text: string) => {
    log += text;
  });
});

afterAll(async () => {
  await server?.stop();
  await home?.remove();
});

const json = { 'content-type': 'application/json' };

const call = async (method: string, path: string, payload?: unknown, headers = {}) => {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
  const answer = await fetch(`${server.address}/api/v1${path}`, {
    ...{ method, headers: { ...server.headers, ...(body !== undefined && json), ...headers } },
    ...(body !== undefined && { body }),
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

async function importFile(name: string, content: string): Promise<void> {
  const { headers, payload } = upload({ [name]: content });
  const all = { ...headers, ...server.headers };
  const body = new Uint8Array(payload);
  const answer = await fetch(`${server.address}/api/v1/imports`, {
    method: 'POST',
    headers: all,
    body,
  });
  const { id } = JSON.parse(await answer.text());
  while (id !== undefined) {
    const { state } = JSON.parse((await call('GET', `/imports/${id}`)).text);
    if (state !== 'queued' && state !== 'running') return;
    await wait(100);
  }
}

it('names, songs, files, mails, tokens, queries and addresses stay out of the log, at its most talkative', async () => {
  const play = { title: secrets.song, artist: secrets.artist, msPlayed: 200_000 };
  const plays = Array.from({ length: 30 }, (_, n) => ({
    ...play,
    title: `${secrets.song} ${n % 5}`,
    startedAt: Date.now() - (n + 1) * 3_600_000,
  }));
  const [first] = JSON.parse((await call('GET', '/overview')).text).listeners;
  await call('DELETE', `/listeners/${first.id}`);
  const { id } = JSON.parse((await call('POST', '/listeners', { name: secrets.listener })).text);
  await call('POST', '/plays', { plays });
  await call('POST', '/sign-in', { name: secrets.mail, password: `${testPassword}x` });
  await call('GET', `/search?q=${secrets.word}`);
  await call('GET', '/nowhere?token=sesame-open-1234');
  await call('POST', '/plays', `{"broken": "${secrets.word}`);
  await call('GET', '/overview', undefined, { authorization: 'Bearer et_sesame-open-1234' });
  const { secret } = JSON.parse(
    (await call('POST', '/keys', { name: secrets.word, scopes: ['read'], perMinute: 9 })).text,
  );
  await call('GET', '/overview', undefined, { authorization: `Bearer ${secret}` });
  await call('POST', '/answers', { question: `Who sang ${secrets.song}?`, provider: 'compatible' });
  await call('POST', '/webhooks', { url: `http://127.0.0.1:9/${secrets.word}?key=1` });
  const accounts = `/listeners/${id}/scrobble-accounts/listenbrainz`;
  await call('PUT', accounts, { user: 'robin' });
  await call('POST', `${accounts}/pull`, {});
  await call('POST', '/models');
  // Whoever is asked from now on does not answer.
  await fakes.stop();
  await call('POST', '/answers', { question: `Who wrote ${secrets.song}?`, provider: 'google' });
  await call('POST', `${accounts}/pull`, {});
  await importFile(`${secrets.file}.json`, '[{"ts":"no time", "x": 1}]');
  await importFile(
    `Streaming_History_Audio_${secrets.file}.json`,
    `[{"ts":"2020-01-01T00:00:00Z","ms_played":200000,"master_metadata_track_name":"${secrets.song}","master_metadata_album_artist_name":"${secrets.artist}"},{"ts": "${secrets.word}`,
  );
  while (!log.includes('job-failed')) await wait(100);
  const lines = log.trim().split('\n');
  const events = new Set(lines.map((line) => JSON.parse(line).event));
  expect([...events]).toEqual(expect.arrayContaining(['answered', 'job-failed']));
  for (const word of [...Object.values(secrets), secret, 'sesame', testPassword, 'Owner']) {
    expect(lines.filter((line) => line.includes(word))).toEqual([]);
  }
  expect(lines.filter((line) => /(?:\d{1,3}\.){3}\d{1,3}|\?\w+=|@example/.test(line))).toEqual([]);
});

it('an answer names the id that the lines of its request have', async () => {
  const id = 'given-by-a-proxy-1';
  expect(
    (await call('GET', '/overview', undefined, { 'x-request-id': id })).headers.get('x-request-id'),
  ).toBe(id);
  const odd = await call('GET', '/overview', undefined, { 'x-request-id': 'a b"c' });
  expect(odd.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
});
