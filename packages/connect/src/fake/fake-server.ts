import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/** How a provider can go wrong. */
export const faults = [
  ...(['slow', 'day-long-wait', 'server-error', 'half-body'] as const),
  ...(['wrong-schema', 'drifted-field', 'new-field'] as const),
] as const;
export type Fault = (typeof faults)[number];

/** A request as a fake reads it. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What it answers: JSON. */
export interface Told {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** What a fake is besides a server. */
export interface Provided {
  answer(asked: Asked): Told;
  /** The field that is called otherwise where a field has drifted. */
  readonly drifts: string;
}

const slowMs = 3_600_000;
const daySeconds = '86400';

/**
 * A provider on loopback: real HTTP, answers from what it has been told, and misbehaves when asked to.
 */
export class FakeServer {
  readonly address: string;
  /** Every request, in the order of their arrival. */
  readonly asked: Asked[] = [];
  readonly #server: Server;
  readonly #closing: AbortController;
  #coming: { readonly fault: Fault; times: number }[] = [];

  private constructor(server: Server, address: string, closing: AbortController) {
    this.#server = server;
    this.address = address;
    this.#closing = closing;
  }

  static async open(provided: Provided, port = 0): Promise<FakeServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    const place = server.address();
    const bound = typeof place === 'object' && place !== null ? place.port : port;
    const fake = new FakeServer(server, `http://127.0.0.1:${bound}`, new AbortController());
    server.on('request', (request, response) => {
      fake.#serve(provided, request, response).catch(() => response.destroy());
    });
    return fake;
  }

  /** So many of the next requests go wrong so. */
  misbehave(fault: Fault, times = 1): void {
    this.#coming.push({ fault, times });
  }

  /** Everything is well again. */
  behave(): void {
    this.#coming = [];
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #next(): Fault | null {
    const [first] = this.#coming;
    if (first === undefined) return null;
    first.times -= 1;
    if (first.times <= 0) this.#coming.shift();
    return first.fault;
  }

  async #serve(provided: Provided, request: IncomingMessage, response: ServerResponse) {
    const asked = await readRequest(request);
    this.asked.push(asked);
    const fault = this.#next();
    if (fault === 'slow') {
      await wait(slowMs, undefined, { signal: this.#closing.signal, ref: false });
    }
    if (fault === 'server-error') return send(response, { status: 500, body: { oops: true } });
    if (fault === 'day-long-wait') {
      const headers = { 'retry-after': daySeconds };
      return send(response, { status: 429, headers, body: {} });
    }
    const told = provided.answer(asked);
    if (fault === 'half-body') return breakOff(response, told);
    send(response, fault === null ? told : { ...told, body: distorted(fault, told, provided) });
  }
}

async function readRequest(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { method = 'GET', url = '/', headers } = request;
  const { pathname, searchParams } = new URL(url, 'http://fake');
  const body = Buffer.concat(chunks).toString('utf8');
  return { method, path: pathname, query: searchParams, headers, body };
}

function send(response: ServerResponse, { status, headers, body }: Told): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

/** Promises the whole and sends half of it. */
function breakOff(response: ServerResponse, { status, body }: Told): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': bytes.length + 1,
  });
  response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => response.destroy());
}

function distorted(fault: Fault, { body }: Told, { drifts }: Provided): unknown {
  if (fault === 'wrong-schema') return { result: [{ is: 'something else' }] };
  if (fault === 'new-field' && typeof body === 'object' && !Array.isArray(body)) {
    return { ...body, brand_new: true };
  }
  if (fault !== 'drifted-field') return body;
  return JSON.parse(JSON.stringify(body).replaceAll(`"${drifts}":`, `"${drifts}_v2":`));
}
