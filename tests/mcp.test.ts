/** EchoTune as assistants and coding agents use it: the real command and the real server, with the official client. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Scope, scopes } from '@echotune/data';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { runEchotune, temporaryHome } from './kit/echotune.ts';
import { type OwnedServer, startOwned } from './kit/signed-in.ts';

const launcher = fileURLToPath(new URL('../bin/echotune.js', import.meta.url));
let home: string;
let removeHome: () => Promise<void>;
let server: OwnedServer;
let song: { readonly title: string; readonly artist: string };

type Era = 'legacy' | 'auto';
interface Opening {
  readonly era?: Era;
  /** What the person answers; null where the client cannot ask one. */
  readonly says?: 'yes' | 'no' | null;
}

function newClient({ era = 'auto', says = null }: Opening): Client {
  const client = new Client(
    { name: 'test', version: '1' },
    {
      capabilities: says === null ? {} : { elicitation: { form: {} } },
      versionNegotiation: { mode: era },
    },
  );
  if (says !== null) {
    client.setRequestHandler('elicitation/create', () =>
      says === 'yes' ? { action: 'accept', content: { yes: true } } : { action: 'decline' },
    );
  }
  onTestFinished(() => client.close());
  return client;
}

const environment = () => ({
  ...{ PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ECHOTUNE_HOME: home },
});

async function overStdio(args: readonly string[], opening: Opening = {}): Promise<Client> {
  const client = newClient(opening);
  const start = { command: process.execPath, args: [launcher, 'mcp', ...args] };
  await client.connect(
    new StdioClientTransport({ ...start, env: environment(), stderr: 'ignore' }),
  );
  return client;
}

/** A key of the owner's, who has taken over the demo's listener. */
async function keyWith(...held: readonly Scope[]): Promise<string> {
  const made = await fetch(`${server.address}/api/v1/keys`, {
    method: 'POST',
    headers: { ...server.headers, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'agent', scopes: held, perMinute: 10_000 }),
  });
  return z.object({ secret: z.string() }).parse(await made.json()).secret;
}

async function overHttp(key: string, opening: Opening = {}): Promise<Client> {
  const client = newClient(opening);
  await client.connect(
    new StreamableHTTPClientTransport(new URL('/mcp', server.address), {
      requestInit: { headers: { authorization: `Bearer ${key}` } },
    }),
  );
  return client;
}

async function call(client: Client, name: string, given: object = {}) {
  const {
    content,
    structuredContent,
    isError = false,
  } = await client.callTool({
    ...{ name, arguments: { ...given } },
  });
  const text = content.map((part) => (part.type === 'text' ? part.text : '')).join('\n');
  const facts: Readonly<Record<string, unknown>> = { ...Object(structuredContent) };
  return { text, facts, isError };
}

const namesOf = async (client: Client) =>
  (await client.listTools()).tools.map(({ name }) => name).toSorted();

const reading = [
  ...['explain', 'history_of', 'list_playlists', 'now_playing', 'recommend', 'research'],
  ...['search_music', 'show_playlist', 'similar', 'statistics'],
];
const changing = ['change_playlist', 'delete_playlist', 'judge', 'make_playlist', 'play'];
const operating = [
  ...['cache_survey', 'decision_log', 'health', 'list_agents', 'list_jobs', 'list_models'],
  ...['paid_calls', 'spending'],
];
const governing = [
  ...['drop_cache', 'promote_model', 'revive_agents', 'roll_back_model', 'stop_agents'],
  'train_model',
];

const everything = [...reading, ...changing, ...operating, ...governing];

beforeAll(async () => {
  ({ home, remove: removeHome } = await temporaryHome());
  expect(await runEchotune(home, ['demo'])).toMatchObject({ code: 0 });
  server = await startOwned(home);
  const { stdout } = await runEchotune(home, ['recommend', '--json']);
  const Shelf = z.object({
    items: z.array(z.object({ song: z.object({ title: z.string(), artist: z.string() }) })).min(1),
  });
  const [first] = Shelf.parse(JSON.parse(stdout)).items;
  if (first === undefined) throw new Error('Nothing was recommended.');
  ({ song } = first);
}, 300_000);
afterAll(async () => {
  await server.stop();
  await removeHome();
});

/** Each tool with arguments, and what its answer says; of changes what they did once somebody said yes. */
const calls = (): readonly (readonly [string, object, RegExp])[] => [
  ['search_music', { text: song.title }, new RegExp(song.artist.slice(0, 3))],
  ['recommend', { kind: 'discover', count: 3 }, /"count":3/],
  ['similar', { song, of: 'songs' }, /"title"/],
  ['statistics', { of: 'artists' }, /"plays"/],
  ['history_of', { artist: song.artist }, /"plays"/],
  ['explain', { song }, /"score"/],
  ['research', { words: 'Where do they play next?' }, /provider-not-configured/],
  ['list_playlists', {}, /"playlists"/],
  ['make_playlist', { words: 'songs for tonight', songs: { count: 3 } }, /"done":true/],
  ['show_playlist', { playlist: 'songs for tonight' }, /"count":3/],
  ['change_playlist', { playlist: 'songs for tonight', rename: 'Tonight' }, /"done":true/],
  ['delete_playlist', { playlist: 'Tonight' }, /"done":true/],
  ['judge', { song, verdict: 'love' }, /"done":true/],
  ['now_playing', {}, /"playing":null/],
  ['play', { command: 'pause' }, /provider-not-configured/],
  ['health', {}, /"status":"(?:ok|degraded)"/],
  ['list_models', {}, /"stage":"champion"/],
  ['spending', {}, /"limits"/],
  ['paid_calls', {}, /"calls"/],
  ['cache_survey', {}, /"namespaces"/],
  ['list_agents', {}, /"name":"budget"/],
  ['decision_log', { agent: 'mcp' }, /"confirmed"/],
  ['list_jobs', {}, /"jobs"/],
  ['train_model', {}, /"kind":"train"/],
  ['promote_model', { version: 1 }, /"stage":"champion"/],
  ['roll_back_model', {}, /version-unknown|"done":true/],
  ['drop_cache', {}, /"done":true/],
  ['stop_agents', {}, /"killed":\{/],
  ['revive_agents', {}, /"killed":null/],
];

async function callEach(client: Client): Promise<void> {
  expect(
    calls()
      .map(([name]) => name)
      .toSorted(),
  ).toEqual(everything.toSorted());
  for (const [name, given, says] of calls()) {
    const { text, facts } = await call(client, name, given);
    // Where nobody can be asked, the token stands for a yes.
    const { token } = facts;
    const done =
      token === undefined ? text : (await call(client, 'confirm_change', { token })).text;
    expect(done, name).toMatch(says);
  }
}

async function readEach(client: Client): Promise<void> {
  const { resources } = await client.listResources();
  expect(resources.length).toBeGreaterThanOrEqual(3);
  const times = 'echotune://statistics/2026-01-01/2026-12-31';
  for (const uri of [...resources.map((one) => one.uri), times]) {
    const [first] = (await client.readResource({ uri })).contents;
    expect(JSON.parse(first !== undefined && 'text' in first ? first.text : '')).toBeTypeOf(
      'object',
    );
  }
}

describe('over standard input and output', () => {
  it.each(['auto', 'legacy'] as const)(
    'a client of the era %s calls every tool and reads every resource, where it was let',
    async (era) => {
      const client = await overStdio(['--allow-changes', '--operations'], { era, says: 'yes' });
      expect(await namesOf(client)).toEqual([...everything, 'confirm_change'].toSorted());
      await callEach(client);
      await readEach(client);
    },
    120_000,
  );

  it('where nothing was said nothing can be changed, and nothing operated', async () => {
    expect(await namesOf(await overStdio([]))).toEqual(reading.toSorted());
    const changes = await overStdio(['--allow-changes']);
    expect(await namesOf(changes)).toEqual([...reading, ...changing, 'confirm_change'].toSorted());
    const operations = await overStdio(['--operations']);
    expect(await namesOf(operations)).toEqual([...reading, ...operating].toSorted());
    await expect(call(operations, 'train_model')).rejects.toThrow();
  }, 60_000);

  it('a no changes nothing; where nobody can be asked a token does, in another process too, once', async () => {
    const no = await overStdio(['--allow-changes'], { says: 'no' });
    const making = { words: 'mornings', songs: { count: 2 } };
    expect((await call(no, 'make_playlist', making)).facts).toMatchObject({ done: false });
    const mute = await overStdio(['--allow-changes']);
    const { token } = (await call(mute, 'make_playlist', making)).facts;
    expect((await call(mute, 'list_playlists')).text).not.toMatch(/mornings/);
    const later = await overStdio(['--allow-changes']);
    const confirmed = await call(later, 'confirm_change', { token });
    expect(confirmed.facts).toMatchObject({ done: true });
    expect((await call(mute, 'list_playlists')).text).toMatch(/mornings/);
    expect(await call(mute, 'confirm_change', { token })).toMatchObject({ isError: true });
  }, 60_000);

  it('nothing but the protocol is on standard output, whatever comes in and is logged', async () => {
    const child = spawn(process.execPath, [launcher, 'mcp'], {
      env: { ...environment(), ECHOTUNE_LOG_LEVEL: 'debug' },
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    const ended = once(child, 'close');
    const asking = { jsonrpc: '2.0', method: 'tools/call' };
    const lines = [
      'no JSON at all',
      '{"jsonrpc":"2.0"',
      '[]',
      JSON.stringify({
        ...{ jsonrpc: '2.0', id: 1, method: 'initialize' },
        params: {
          ...{ protocolVersion: '2025-11-25', capabilities: {} },
          clientInfo: { name: 'test', version: '1' },
        },
      }),
      JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' }),
      JSON.stringify({ ...asking, id: 2, params: { name: 'statistics', arguments: { of: 'x' } } }),
      JSON.stringify({ ...asking, id: 3, params: { name: 'no_such_tool' } }),
      JSON.stringify({ jsonrpc: '2.0', id: 4, method: 'no/such/method' }),
      JSON.stringify({ ...asking, id: 5, params: { name: 'recommend', arguments: {} } }),
    ];
    child.stdin.write(`${lines.join('\n')}\n`);
    const answers = () => stdout.split('\n').filter((line) => line !== '');
    await expect.poll(() => stdout.includes('"id":5'), { timeout: 30_000 }).toBe(true);
    child.stdin.end();
    expect(await ended).toEqual([0, null]);
    const messages = answers().map((line) => JSON.parse(line));
    for (const message of messages) expect(message).toMatchObject({ jsonrpc: '2.0' });
    const answered = new Map(messages.map((message) => [message.id, message]));
    expect(answered.get(1)).toMatchObject({ result: { serverInfo: { name: 'echotune' } } });
    expect(answered.get(2)).toMatchObject({ result: { isError: true } });
    expect(answered.get(3)).toMatchObject({ error: { code: -32602 } });
    expect(answered.get(4)).toMatchObject({ error: { code: -32601 } });
    expect(answered.get(5)).toMatchObject({ result: { structuredContent: {} } });
    expect(stderr).toMatch(/"level"/);
  }, 60_000);

  it('who it is about must be there', async () => {
    const { code, stdout, stderr } = await runEchotune(home, ['mcp', '--listener', 'Nobody']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/listener-unknown/);
  });
});

describe('over HTTP', () => {
  it.each(['auto', 'legacy'] as const)(
    'a client of the era %s calls every tool and reads every resource, with all scopes',
    async (era) => {
      const asks = era === 'auto';
      const client = await overHttp(await keyWith(...scopes), { era, says: asks ? 'yes' : null });
      expect(await namesOf(client)).toEqual([...everything, 'confirm_change'].toSorted());
      await callEach(client);
      await readEach(client);
    },
    120_000,
  );

  it('a client of the older era confirms with the token that it was given', async () => {
    const client = await overHttp(await keyWith('recommend', 'change'), { era: 'legacy' });
    const { facts } = await call(client, 'make_playlist', { words: 'rain', songs: { count: 2 } });
    expect(facts).toMatchObject({ done: false, token: expect.any(String) });
    const { token } = facts;
    expect((await call(client, 'confirm_change', { token })).facts).toMatchObject({ done: true });
    expect((await call(client, 'show_playlist', { playlist: 'rain' })).text).toMatch(/"count":2/);
  });

  it('a key without the scope gets nothing', async () => {
    const nothing = await overHttp(await keyWith('scrobble'));
    expect(await namesOf(nothing)).toEqual([]);
    for (const [name, given] of calls()) {
      await expect(call(nothing, name, given), name).rejects.toThrow();
    }
    const unchanging = scopes.filter((scope) => scope !== 'change');
    const reader = await overHttp(await keyWith(...unchanging));
    expect(await namesOf(reader)).toEqual([...reading, ...operating].toSorted());
    await expect(overHttp('et_made-up')).rejects.toThrow();
  });
});

it('the decision log has it all, in words, and its chain holds', async () => {
  const verified = await runEchotune(home, ['agents', 'log', '--verify']);
  expect(verified).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/each as it was written/),
  });
  const { stdout } = await runEchotune(home, ['agents', 'log', '--agent', 'mcp', '--limit', '500']);
  for (const line of [
    ...[/mcp +proposed +act make_playlist/, /mcp +confirmed +act train_model.*by command line/],
    ...[/mcp +confirmed +act promote_model.*by account:/, /mcp +declined +act make_playlist/],
    /mcp +failed +act confirm_change.*code confirmation-unknown/,
  ]) {
    expect(stdout).toMatch(line);
  }
  expect(stdout).not.toMatch(/mornings|songs for tonight|Tonight|rain\b/);
  expect(stdout).not.toContain(song.title);
});
