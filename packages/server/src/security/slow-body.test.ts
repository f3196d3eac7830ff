import { once } from 'node:events';
import { connect } from 'node:net';
import Fastify from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { afterEach, expect, it } from 'vitest';
import { limitBodyTime } from '../http/limit-body-time.ts';
import type { TypedApp } from '../http/typed-app.ts';

let app: TypedApp;
afterEach(() => app.close());

/** A server whose bodies must come within these times; it answers after a while. */
async function listening(times: { readonly idleMs: number; readonly wholeMs: number }) {
  app = Fastify({ forceCloseConnections: true }).withTypeProvider<ZodTypeProvider>();
  limitBodyTime(app, times);
  app.post('/', async () => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    return 'taken';
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  return Object(app.server.address()).port;
}

/** Sends a body of so many bytes, one at a time; what comes back until the connection is closed. */
async function trickle(port: number, pieces: number, everyMs: number): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.on('data', (text) => {
    answer += String(text);
  });
  socket.on('error', () => {});
  socket.write(
    'POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: 20\r\n\r\n',
  );
  let left = pieces;
  const sending = setInterval(() => {
    if (left-- > 0) socket.write('x');
  }, everyMs);
  await once(socket, 'close');
  clearInterval(sending);
  return answer;
}

it('a body that stops coming is not waited for', async () => {
  const port = await listening({ idleMs: 100, wholeMs: 60_000 });
  expect(await trickle(port, 3, 10)).toBe('');
});

it('a body that comes byte by byte for ever is not either', async () => {
  const port = await listening({ idleMs: 60_000, wholeMs: 150 });
  expect(await trickle(port, 10, 10)).toBe('');
});

it('one that comes is taken, and its answer may take longer than that', async () => {
  const port = await listening({ idleMs: 1200, wholeMs: 1200 });
  expect(await trickle(port, 20, 1)).toMatch(/taken$/);
});
