import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { EchoError } from '@echotune/data';
import Fastify from 'fastify';
import { expect, it, onTestFinished, vi } from 'vitest';
import { heartbeatMs } from './event-stream.ts';
import { streamWork, type WorkEvent } from './stream-work.ts';

type Work = (tell: (event: WorkEvent) => void, signal: AbortSignal) => Promise<WorkEvent>;

/** A server that streams one piece of work to whoever asks. */
async function serve(work: Work) {
  const app = Fastify();
  const streams: Promise<void>[] = [];
  app.get('/', (request, reply) => {
    const stream = streamWork(request, reply, work);
    streams.push(stream);
    return stream;
  });
  const { port } = new URL(await app.listen({ port: 0 }));
  onTestFinished(() => app.close());
  const ask = async (): Promise<Socket> => {
    const reader = connect(Number(port), '127.0.0.1');
    await once(reader, 'connect');
    reader.write('GET / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n');
    return reader;
  };
  return { app, ask, streams };
}

const eventsIn = (text: string) =>
  [...text.matchAll(/event: (\S+)\ndata: (.*)\n\n/g)].map(([, event, data]) => [
    ...[event, JSON.parse(data ?? '')],
  ]);

it('what is told comes in order, each at once, and the result last', async () => {
  let goOn = () => {};
  const { ask } = await serve(async (tell) => {
    tell({ kind: 'text', text: 'one\ntwo' });
    await new Promise<void>((resolve) => {
      goOn = resolve;
    });
    tell({ kind: 'text', text: 'three' });
    return { kind: 'done', count: 3 };
  });
  const reader = await ask();
  let heard = '';
  reader.setEncoding('utf8').on('data', (piece: string) => {
    heard += piece;
  });
  // Nothing more is told before the first piece is here.
  await expect.poll(() => eventsIn(heard)).toHaveLength(1);
  expect(heard).toMatch(/^HTTP\/1\.1 200 OK\r\n(?:.*\r\n)*content-type: text\/event-stream\r\n/);
  goOn();
  await once(reader, 'close');
  expect(eventsIn(heard)).toEqual([
    ['text', { kind: 'text', text: 'one\ntwo' }],
    ['text', { kind: 'text', text: 'three' }],
    ['done', { kind: 'done', count: 3 }],
  ]);
});

it('a failure is the last event, with what an answer of RFC 9457 would hold and nothing of the inside', async () => {
  const failures = [new EchoError('budget-exceeded', 'Nothing is left.'), new TypeError('secret')];
  const { app } = await serve(async (tell) => {
    tell({ kind: 'text', text: 'half' });
    throw failures.shift();
  });
  const answers = [await app.inject('/'), await app.inject('/')];
  const problems = answers.map(({ body }) => eventsIn(body).at(-1));
  expect(problems).toMatchObject([
    ['problem', { status: 402, code: 'budget-exceeded', detail: 'Nothing is left.' }],
    ['problem', { status: 500, code: 'internal' }],
  ]);
  expect(answers[1]?.body).not.toContain('secret');
  expect(Object.keys(Object(problems[0]?.[1])).sort()).toEqual([
    ...['advice', 'code', 'detail', 'kind', 'status', 'title', 'type'],
  ]);
});

it('who goes ends the work, and the stream with it', async () => {
  const begun = Promise.withResolvers<AbortSignal>();
  const { ask, streams } = await serve(async (tell, signal) => {
    tell({ kind: 'text', text: 'one' });
    begun.resolve(signal);
    await once(signal, 'abort');
    throw signal.reason;
  });
  const reader = await ask();
  const signal = await begun.promise;
  expect(signal.aborted).toBe(false);
  reader.destroy();
  await Promise.all(streams);
  expect(signal.aborted).toBe(true);
});

it('a long silence is broken, and no longer once all is said', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const { app } = await serve(async () => {
    vi.advanceTimersByTime(2 * heartbeatMs);
    return { kind: 'done' };
  });
  const { body } = await app.inject('/');
  expect(body).toBe(':\n\n:\n\nevent: done\ndata: {"kind":"done"}\n\n');
  expect(vi.getTimerCount()).toBe(0);
});
