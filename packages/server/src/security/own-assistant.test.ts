import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { everything } from '../../../../tests/kit/mcp-calls.ts';
import type { TestApp } from '../http/open-app.fixture.ts';
import { keyOf, type Own, twoListeners } from './two-listeners.fixture.ts';

let test: TestApp;
let ada: Own;
let eve: Own;

beforeAll(async () => {
  ({ test, ada, eve } = await twoListeners());
});
afterAll(() => test.close());

it('an assistant with a key gets nothing of another listener, from whichever tool and resource', async () => {
  const { secret: key } = await keyOf(eve.client);
  const fetching = async (input: string | URL, init: RequestInit = {}) => {
    const answer = await test.bare.inject({
      ...{ method: init.method === 'POST' ? 'POST' : 'GET', url: new URL(String(input)).pathname },
      headers: Object.fromEntries(new Headers(init.headers)),
      ...(typeof init.body === 'string' && { payload: init.body }),
    });
    const headers = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
    const body = [202, 204].includes(answer.statusCode) ? null : answer.body;
    return new Response(body, { status: answer.statusCode, headers: Object.fromEntries(headers) });
  };
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(
    new StreamableHTTPClientTransport(new URL('http://127.0.0.1/mcp'), {
      ...{ requestInit: { headers: { authorization: `Bearer ${key}` } }, fetch: fetching },
    }),
  );
  const { listener, playlist } = ada;
  for (const name of everything) {
    for (const given of [
      { playlist: 'secret list', listener },
      { playlist, listener, listenerId: listener, id: playlist },
      { song: { title: 'secret song 1', artist: 'secret artist' }, of: 'artists' },
      { artist: 'secret artist', of: 'songs' },
    ]) {
      const told = await client
        .callTool({ name, arguments: given })
        .catch((error: Error) => error.message);
      const text = JSON.stringify(told);
      // A song may be named that was asked for; what was done with it, and lists of it, may not.
      expect([
        name,
        /secret list|secret talk|Ada|"plays":[1-9]/.test(
          text
            .replaceAll('no playlist called “secret list”', '')
            .replaceAll(/\\?"secret list\\?"|“secret list”/g, ''),
        ),
      ]).toEqual([name, false]);
    }
  }
  for (const uri of [`echotune://playlists/${playlist}`, `echotune://listeners/${listener}`])
    await expect(client.readResource({ uri })).rejects.toThrow();
});
