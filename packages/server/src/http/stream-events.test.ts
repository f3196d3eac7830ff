import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import Fastify from 'fastify';
import { expect, it } from 'vitest';
import { streamEvents } from './stream-events.ts';

it('nothing piles up for a reader who does not read, and the stream ends when they leave', async () => {
  const app = Fastify();
  let reads = 0;
  let streamed: Promise<void> = Promise.resolve();
  app.get('/', (_request, reply) => {
    streamed = streamEvents(reply, 'status', async () => {
      reads += 1;
      return { data: `${reads}`.padEnd(32 * 2 ** 20, ' '), last: false };
    });
    return streamed;
  });
  const address = await app.listen({ port: 0 });
  const port = Number(new URL(address).port);
  const reader = connect(port, '127.0.0.1').pause();
  await once(reader, 'connect');
  reader.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n');
  await wait(800);
  expect(reads).toBe(1);
  reader.destroy();
  await streamed;
  await app.close();
});
