/** A language model's provider on loopback: what the protocols of all of them share. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type FakeAnswer,
  isRefusal,
  type Misbehaviour,
  misbehave,
  send,
} from '../../spotify/fake/misbehaviour.ts';
import type { FakeReply } from './reply.ts';

export interface FakeAsked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
  readonly bytes: number;
}

/** Server-sent events: of each its name, where the protocol gives it one, and its data. */
export interface FakeEvents {
  readonly events: readonly { readonly name?: string; readonly data: unknown }[];
}

export interface FakeModelServer {
  readonly address: string;
  readonly apiKey: string;
  /** What is answered next, one each; without, the question is said again. */
  readonly replies: FakeReply[];
  /** Every request, in the order of arrival. */
  readonly asked: readonly FakeAsked[];
  /** Between two events of a stream, milliseconds. */
  pauseMs: number;
  /** What goes wrong with the next requests, one each. */
  misbehave(...next: readonly Misbehaviour[]): void;
  /** Everything is well again. */
  behave(): void;
  close(): Promise<void>;
}

export interface FakeProtocol {
  answer(asked: FakeAsked, next: () => FakeReply | undefined): FakeAnswer | FakeEvents;
}

export async function startFakeModelServer(
  protocol: FakeProtocol,
  { apiKey, port = 0 }: { readonly apiKey: string; readonly port?: number },
): Promise<FakeModelServer> {
  const asked: FakeAsked[] = [];
  const coming: Misbehaviour[] = [];
  const replies: FakeReply[] = [];
  const server = createServer(async (request, response) => {
    const one = await read(request);
    asked.push(one);
    const wrong = coming.shift() ?? null;
    const answer: FakeAnswer | FakeEvents =
      wrong !== null && isRefusal(wrong)
        ? { status: 204 }
        : protocol.answer(one, () => replies.shift());
    if ('events' in answer && !isAnswerItself(wrong)) {
      await stream(response, answer, wrong, fake.pauseMs);
    } else {
      const whole = 'events' in answer ? { status: 204 } : answer;
      await send(response, wrong === null ? whole : misbehave(whole, wrong), wrong);
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const bound = server.address();
  const fake: FakeModelServer = {
    address: `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : port}`,
    ...{ apiKey, replies, asked, pauseMs: 0 },
    misbehave: (...next) => void coming.push(...next),
    behave: () => void coming.splice(0),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return fake;
}

/** Whether what goes wrong is an answer of its own, which is not streamed. */
function isAnswerItself(wrong: Misbehaviour | null): boolean {
  return wrong !== null && (isRefusal(wrong) || wrong.kind === 'server-error');
}

async function read(request: IncomingMessage): Promise<FakeAsked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { method = 'GET', url = '/', headers } = request;
  const { pathname: path, searchParams: query } = new URL(url, 'http://fake');
  const text = Buffer.concat(chunks).toString('utf8');
  return { method, path, query, headers, body: parsed(text), bytes: Buffer.byteLength(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function stream(
  response: ServerResponse,
  { events }: FakeEvents,
  wrong: Misbehaviour | null,
  pauseMs: number,
): Promise<void> {
  if (wrong?.kind === 'latency') await sleep(wrong.ms);
  if (wrong?.kind === 'connection-cut') return void response.destroy();
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const arrive = wrong?.kind === 'half-a-body' ? Math.ceil(events.length / 2) : events.length;
  for (const { name, data } of events.slice(0, arrive)) {
    const { body } =
      wrong === null ? { body: data } : misbehave({ status: 200, body: data }, wrong);
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const said = wrong?.kind === 'no-json' ? '<html>Bad gateway</html>' : text;
    response.write(`${name === undefined ? '' : `event: ${name}\n`}data: ${said}\n\n`);
    if (pauseMs > 0) await sleep(pauseMs);
  }
  // Half of it is on its way before the connection breaks.
  if (wrong?.kind === 'half-a-body') response.write(': \n\n', () => response.destroy());
  else response.end();
}
