import { createServer, type IncomingMessage } from 'node:http';
import { EchoError } from '@echotune/data';
import { jsonOf } from '../contract/json-of.ts';
import {
  errorAnswer,
  type FakeAnswer,
  isRefusal,
  type Misbehaviour,
  misbehave,
  type Wording,
} from './misbehaviour.ts';
import { type FakeEvents, sendEvents, sendWhole } from './send.ts';

/** A request as a fake reads it. */
export interface FakeAsked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly bytes: Uint8Array;
  /** The bytes as UTF-8. */
  readonly text: string;
  /** The text as JSON; null where it is none. */
  readonly body: unknown;
}

/** What a fake is besides a server. */
export interface FakeProvider {
  answer(asked: FakeAsked, origin: string): FakeAnswer | FakeEvents;
  readonly word?: Wording;
  /** Of what goes wrong by itself, that which a request is to; all is one where it is not given. */
  partOf?(asked: FakeAsked): string;
  /** Of a body; what is beyond is not read. */
  readonly mostBodyBytes?: number;
}

export interface FakeServer {
  /** e.g. http://127.0.0.1:4590 */
  readonly address: string;
  /** Every request, in the order of arrival. */
  readonly asked: readonly FakeAsked[];
  /** What goes wrong with the next requests, one each. */
  misbehave(...next: readonly Misbehaviour[]): void;
  /** The same where the provider has parts. */
  misbehaveAt(part: string, ...next: readonly Misbehaviour[]): void;
  /** All is well again. */
  behave(): void;
  close(): Promise<void>;
}

/**
 * A provider on loopback: real HTTP, its own answers, and everything that was seen to go wrong. Port 0 is
 * any that is free. Throws port-in-use.
 */
export async function startFakeServer(
  { answer, word = errorAnswer, partOf = () => '', mostBodyBytes = 1_000_000 }: FakeProvider,
  port = 0,
): Promise<FakeServer> {
  const asked: FakeAsked[] = [];
  const coming = new Map<string, Misbehaviour[]>();
  let origin = '';
  const server = createServer(async (request, response) => {
    const one = await read(request, mostBodyBytes);
    asked.push(one);
    const wrong = coming.get(partOf(one))?.shift() ?? null;
    const right = wrong !== null && isRefusal(wrong) ? { status: 204 } : answer(one, origin);
    if ('events' in right && wrong?.kind !== 'server-error') {
      await sendEvents(response, right, wrong);
    } else {
      const whole = 'events' in right ? { status: 204 } : right;
      await sendWhole(response, wrong === null ? whole : misbehave(whole, wrong, word), wrong);
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'EADDRINUSE') reject(cause);
      else reject(new EchoError('port-in-use', `Port ${port} of 127.0.0.1 is taken.`, { cause }));
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  const bound = server.address();
  origin = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : port}`;
  const misbehaveAt = (part: string, ...next: readonly Misbehaviour[]) =>
    void coming.set(part, [...(coming.get(part) ?? []), ...next]);
  return {
    ...{ address: origin, asked, misbehaveAt },
    misbehave: (...next) => misbehaveAt('', ...next),
    behave: () => coming.clear(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function read(request: IncomingMessage, mostBodyBytes: number): Promise<FakeAsked> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > mostBodyBytes) break;
  }
  const { method = 'GET', url = '/', headers } = request;
  const { pathname: path, searchParams: query } = new URL(url, 'http://fake');
  const whole = Buffer.concat(chunks);
  const text = whole.toString('utf8');
  return { method, path, query, headers, bytes: whole, text, body: jsonOf(text) };
}
