/** EchoTune as assistants and coding agents use it: the real command and the real server, with the official client. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Scope, scopes } from '@echotune/data';
import type { Client } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { launcher, runEchotune, temporaryHome } from './kit/echotune.ts';
import {
  callsAbout,
  changing,
  everything,
  operating,
  reading,
  type SongNamed,
} from './kit/mcp-calls.ts';
import { call, environmentOf, namesOf, overHttp, overStdio } from './kit/mcp-clients.ts';
import { type OwnedServer, startOwned } from './kit/signed-in.ts';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
let home: string;
let removeHome: () => Promise<void>;
let server: OwnedServer;
let song: SongNamed;

/** A key of the owner's, who has taken over the demo's listener. */
async function keyWith(...held: readonly Scope[]): Promise<string> {
  const made = await fetch(`${server.address}/api/v1/keys`, {
    method: 'POST',
    headers: { ...server.headers, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'agent', scopes: held, perMinute: 10_000 }),
  });
  return z.object({ secret: z.string() }).parse(await made.json()).secret;
}

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
});
afterAll(async () => {
  await server.stop();
  await removeHome();
});

async function callEach(client: Client): Promise<void> {
  expect(
    callsAbout(song)
      .map(([name]) => name)
      .toSorted(),
  ).toEqual(everything.toSorted());
  for (const [name, given, says] of callsAbout(song)) {
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

/** What reads here alone: nothing goes to the web, and nothing is paid. */
const local = reading.filter((name) => name !== 'research').toSorted();
const letAll = ['--allow-changes', '--allow-research', '--operations'];

describe('over standard input and output', () => {
  it.each(['auto', 'legacy'] as const)(
    'a client of the era %s calls every tool and reads every resource, where it was let',
    async (era) => {
      const client = await overStdio(home, [...letAll], {
        era,
        says: 'yes',
      });
      expect(await namesOf(client)).toEqual([...everything, 'confirm_change'].toSorted());
      await callEach(client);
      await readEach(client);
    },
    120_000,
  );

  it('where nothing was said nothing can be changed, and nothing operated', async () => {
    expect(await namesOf(await overStdio(home, []))).toEqual(local);
    const changes = await overStdio(home, ['--allow-changes']);
    expect(await namesOf(changes)).toEqual([...local, ...changing, 'confirm_change'].toSorted());
    const operations = await overStdio(home, ['--operations']);
    expect(await namesOf(operations)).toEqual([...local, ...operating].toSorted());
    await expect(call(operations, 'train_model')).rejects.toThrow();
  });

  it('a no changes nothing; where nobody can be asked a token does, in another process too, once', async () => {
    const no = await overStdio(home, ['--allow-changes'], { says: 'no' });
    const making = { words: 'mornings', songs: { count: 2 } };
    expect((await call(no, 'make_playlist', making)).facts).toMatchObject({ done: false });
    const mute = await overStdio(home, ['--allow-changes']);
    const { token } = (await call(mute, 'make_playlist', making)).facts;
    expect((await call(mute, 'list_playlists')).text).not.toMatch(/mornings/);
    const later = await overStdio(home, ['--allow-changes']);
    const confirmed = await call(later, 'confirm_change', { token });
    expect(confirmed.facts).toMatchObject({ done: true });
    expect((await call(mute, 'list_playlists')).text).toMatch(/mornings/);
    expect(await call(mute, 'confirm_change', { token })).toMatchObject({ isError: true });
  });

  it('nothing but the protocol is on standard output, whatever comes in and is logged', async () => {
    const child = spawn(process.execPath, [launcher, 'mcp'], {
      env: { ...environmentOf(home), ECHOTUNE_LOG_LEVEL: 'debug' },
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
    await expect.poll(() => stdout.includes('"id":5')).toBe(true);
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
  });

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
      const client = await overHttp(server.address, await keyWith(...scopes), {
        era,
        says: asks ? 'yes' : null,
      });
      expect(await namesOf(client)).toEqual([...everything, 'confirm_change'].toSorted());
      await callEach(client);
      await readEach(client);
    },
    120_000,
  );

  it('a client of the older era confirms with the token that it was given', async () => {
    const client = await overHttp(server.address, await keyWith('recommend', 'change'), {
      era: 'legacy',
    });
    const { facts } = await call(client, 'make_playlist', { words: 'rain', songs: { count: 2 } });
    expect(facts).toMatchObject({ done: false, token: expect.any(String) });
    const { token } = facts;
    expect((await call(client, 'confirm_change', { token })).facts).toMatchObject({ done: true });
    expect((await call(client, 'show_playlist', { playlist: 'rain' })).text).toMatch(/"count":2/);
  });

  it('a key without the scope gets nothing', async () => {
    const nothing = await overHttp(server.address, await keyWith('scrobble'));
    expect(await namesOf(nothing)).toEqual([]);
    for (const [name, given] of callsAbout(song)) {
      await expect(call(nothing, name, given), name).rejects.toThrow();
    }
    const unchanging = scopes.filter((scope) => scope !== 'change');
    const reader = await overHttp(server.address, await keyWith(...unchanging));
    expect(await namesOf(reader)).toEqual([...reading, ...operating].toSorted());
    await expect(overHttp(server.address, 'et_made-up')).rejects.toThrow();
  });
});

describe('docs/mcp.md', () => {
  const text = readFileSync(join(root, 'docs/mcp.md'), 'utf8');
  /** What stands there as JSON, with this folder, this server and a key in it. */
  const settings = (key: string) =>
    [...text.matchAll(/^ {4}\{$.*?^ {4}\}$/gms)].map(([json]) => {
      const filled = json
        .replaceAll('/path/to/echotune', root)
        .replaceAll('http://127.0.0.1:4545', server.address)
        .replaceAll(/\$\{[\w:-]+\}/g, key);
      return Settings.parse(JSON.parse(filled));
    });
  const Server = z.union([
    z.object({ command: z.literal('node'), args: z.array(z.string()) }),
    z.object({ url: z.url(), headers: z.object({ Authorization: z.string() }) }),
  ]);
  const Settings = z
    .union([
      z.object({ mcpServers: z.object({ echotune: Server }) }).transform((of) => of.mcpServers),
      z.object({ servers: z.object({ echotune: Server }) }).transform((of) => of.servers),
    ])
    .transform(({ echotune }) => echotune);

  it('each of its settings leads to EchoTune, for three clients and both ways in', async () => {
    const all = settings(await keyWith('read'));
    expect(all.map((one) => ('url' in one ? 'http' : 'stdio'))).toEqual([
      ...['stdio', 'http', 'stdio', 'http', 'stdio', 'http'],
    ]);
    for (const one of all) {
      const client =
        'url' in one
          ? await overHttp(server.address, one.headers.Authorization.replace('Bearer ', ''))
          : await overStdio(home, one.args.slice(2));
      expect(await namesOf(client)).toContain('statistics');
      if ('args' in one) expect(one.args.slice(0, 2)).toEqual([launcher, 'mcp']);
    }
  });

  it('its table has every tool', () => {
    for (const name of [...everything, 'confirm_change']) expect(text).toContain(`\`${name}\``);
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
