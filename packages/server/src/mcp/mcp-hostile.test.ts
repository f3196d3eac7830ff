import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { type McpStage, openMcpStage } from './mcp-stage.fixture.ts';

let stage: McpStage;
let key: string;
beforeAll(async () => {
  stage = await openMcpStage();
  key = await stage.keyWith('read', 'recommend');
});
afterAll(() => stage.close());

const RpcError = z.object({
  jsonrpc: z.literal('2.0'),
  error: z.object({ code: z.int(), message: z.string().min(1) }),
});

interface Sent {
  readonly method?: 'GET' | 'POST' | 'DELETE' | 'PUT';
  readonly payload?: string | object;
  readonly headers?: Readonly<Record<string, string>>;
}
const send = async ({ method = 'POST', payload, headers = {} }: Sent) => {
  const answer = await stage.test.bare.inject({
    ...{ method, url: '/mcp', ...(payload !== undefined && { payload }) },
    headers: {
      ...{ authorization: `Bearer ${key}`, accept: 'application/json, text/event-stream' },
      ...{ ...(payload !== undefined && { 'content-type': 'application/json' }), ...headers },
    },
  });
  return { status: answer.statusCode, headers: answer.headers, body: answer.body };
};
const errorOf = (body: string) => RpcError.parse(JSON.parse(body)).error;
/** The one message of an answer, whether it came as JSON or as an event. */
const messageOf = (body: string): unknown => {
  const line = body.split('\n').find((one) => one.startsWith('data: {'));
  return JSON.parse(line === undefined ? body : line.slice('data: '.length));
};
const list = { jsonrpc: '2.0', id: 1, method: 'tools/list' };

it('what is no message gets an error in the protocol’s words', async () => {
  const cases: readonly (readonly [Sent, number, number])[] = [
    [{ payload: '{"jsonrpc": "2.0", ' }, 400, -32700],
    [{ payload: '' }, 400, -32700],
    [{ payload: Array.from({ length: 5_000 }, (_, id) => ({ ...list, id })) }, 400, -32600],
    [{ payload: '[]' }, 400, -32600],
    [{ payload: { ...list, params: { name: 'a\0b' } } }, 400, -32600],
    [{ payload: `"${'x'.repeat(300_000)}"` }, 413, -32600],
    [
      { payload: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      400,
      -32600,
    ],
  ];
  for (const [sent, status, code] of cases) {
    const answer = await send(sent);
    expect([answer.status, errorOf(answer.body).code]).toEqual([status, code]);
  }
});

it('who has no key, a wrong one, or is signed in on the page gets nothing', async () => {
  const cookie = stage.test.app.headers.cookie;
  const without = async (headers: Readonly<Record<string, string>>) => {
    const answer = await stage.test.bare.inject({
      ...{ method: 'POST', url: '/mcp', payload: list, headers },
    });
    const { code, data } = z
      .object({ code: z.int(), data: z.object({ code: z.string() }) })
      .parse(answer.json().error);
    return [answer.statusCode, code, data.code, answer.headers['www-authenticate']];
  };
  const refused = [401, -32600, 'unauthenticated', 'Bearer'];
  expect(await without({})).toEqual(refused);
  expect(await without({ authorization: 'Bearer et_nothing' })).toEqual(refused);
  expect(await without({ authorization: 'Basic b3duZXI6' })).toEqual(refused);
  expect(await without({ cookie })).toEqual([403, -32600, 'forbidden', undefined]);
});

it('a page elsewhere, or a name that was bent to this machine, does not get through', async () => {
  const origin = await send({ payload: list, headers: { origin: 'https://evil.example' } });
  expect([origin.status, errorOf(origin.body).code]).toEqual([403, -32600]);
  const host = await send({ payload: list, headers: { host: 'evil.example' } });
  expect([host.status, errorOf(host.body).code]).toEqual([403, -32600]);
});

it('there is no stream to open and no session to end', async () => {
  for (const method of ['GET', 'DELETE'] as const) {
    const answer = await send({ method });
    expect([method, answer.status, errorOf(answer.body).code < 0]).toEqual([method, 405, true]);
  }
  expect((await send({ method: 'PUT', payload: {} })).status).toBe(404);
});

it('unknown methods and wrong arguments are errors, and nothing is told of the code inside', async () => {
  const calls: readonly object[] = [
    { ...list, method: 'no/such' },
    { ...list, method: 'tools/call' },
    { ...list, method: 'tools/call', params: { name: 7, arguments: [] } },
    { ...list, method: 'tools/call', params: { name: 'search_music', arguments: 'x' } },
    { ...list, method: 'resources/read', params: { uri: 'file:///etc/passwd' } },
    { ...list, method: 'resources/read', params: { uri: 'echotune://playlists/%00' } },
    { ...list, jsonrpc: '1.0' },
    { ...list, id: null },
    { ...list, id: { a: 1 } },
  ];
  for (const payload of calls) {
    const { body } = await send({ payload });
    expect([payload, RpcError.safeParse(messageOf(body)).success]).toEqual([payload, true]);
    expect(body).not.toMatch(/node_modules|\.ts:|at Object/);
  }
  const wrong = { name: 'search_music', arguments: { text: 7 } };
  const { body } = await send({ payload: { ...list, method: 'tools/call', params: wrong } });
  expect(messageOf(body)).toMatchObject({ result: { isError: true } });
});

it('more arguments than any honest call has are refused before a tool sees them', async () => {
  const songs = Array.from({ length: 3_000 }, () => ({ shown: 1 }));
  const params = { name: 'recommend', arguments: { likeSongs: songs } };
  const { body } = await send({ payload: { ...list, method: 'tools/call', params } });
  expect(body).toMatch(/error/i);
  expect(body).not.toMatch(/"songs"/);
});

it('whatever JSON is sent, the answer is a message or nothing, and never the server’s fault', async () => {
  const method = fc.constantFrom(
    'tools/call',
    'tools/list',
    'initialize',
    'resources/read',
    'ping',
  );
  const message = fc.record(
    { jsonrpc: fc.constant('2.0'), id: fc.jsonValue(), method, params: fc.jsonValue() },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.jsonValue(), message), async (payload) => {
      const { status, body } = await send({ payload: JSON.stringify(payload) });
      expect(status).toBeLessThan(500);
      if (body !== '') expect(messageOf(body)).toMatchObject({ jsonrpc: '2.0' });
    }),
    { numRuns: 150 },
  );
});

it('a key that calls too often is told so, and for how long to wait', async () => {
  const { store } = stage.test.echotune;
  const account = stage.test.app.account.id;
  const { secret } = await store.apiKeys.add({
    ...{
      accountId: account,
      listenerId: stage.listener,
      name: 'k',
      scopes: ['read'],
      perMinute: 2,
    },
  });
  const headers = { authorization: `Bearer ${secret}` };
  await send({ payload: list, headers });
  await send({ payload: list, headers });
  const answer = await send({ payload: list, headers });
  expect([answer.status, errorOf(answer.body).code]).toEqual([429, -32600]);
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
});
