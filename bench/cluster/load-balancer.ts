import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server behind the load balancer. */
interface Upstream {
  readonly name: string;
  readonly port: number;
  readonly agent: Agent;
  open: number;
}

/** A request that a server took and did not answer. */
export interface Cut {
  readonly server: string;
  /** By `performance.now()`. */
  readonly begunAt: number;
}

/**
 * Hands requests to servers in turn, whoever asks. One that a server has not taken goes to the next; one
 * that it has taken may have been done, so it is not sent again.
 */
export class LoadBalancer {
  readonly cuts: Cut[] = [];
  readonly #upstreams: Upstream[] = [];
  readonly #server = createServer((asked, answer) => void this.#pass(asked, answer));
  #turn = 0;

  async listen(): Promise<string> {
    // A connection that it closed just as it is used again would look like a server's fault.
    this.#server.keepAliveTimeout = 0;
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    // It is a TCP server.
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  add(name: string, address: string): void {
    const agent = new Agent({ keepAlive: true });
    this.#upstreams.push({ name, port: Number(new URL(address).port), agent, open: 0 });
  }

  /** From now on it is sent nothing. */
  remove(name: string): void {
    const at = this.#upstreams.findIndex((upstream) => upstream.name === name);
    if (at >= 0) this.#upstreams.splice(at, 1);
  }

  /** The same, and resolves once it has answered what it had. */
  async drain(name: string): Promise<void> {
    const upstream = this.#upstreams.find((one) => one.name === name);
    this.remove(name);
    while (upstream !== undefined && upstream.open > 0) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    upstream?.agent.destroy();
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const body = Buffer.concat(await asked.toArray());
    for (let tries = this.#upstreams.length; tries > 0; tries -= 1) {
      this.#turn += 1;
      const upstream = this.#upstreams[this.#turn % this.#upstreams.length];
      if (upstream === undefined) break;
      if (await this.#ask(upstream, asked, body, answer)) return;
    }
    answer.writeHead(503).end();
  }

  /** False where the server took nothing of it. */
  #ask(
    upstream: Upstream,
    asked: IncomingMessage,
    body: Buffer,
    answer: ServerResponse,
  ): Promise<boolean> {
    const { name, port, agent } = upstream;
    const begunAt = performance.now();
    upstream.open += 1;
    return new Promise<boolean>((resolve) => {
      const cut = (error: NodeJS.ErrnoException) => {
        if (error.code === 'ECONNREFUSED') return resolve(false);
        this.cuts.push({ server: name, begunAt });
        if (answer.headersSent) answer.destroy();
        else answer.writeHead(502).end();
        resolve(true);
      };
      const { method, url: path, headers } = asked;
      const sent = request({ host: '127.0.0.1', port, agent, method, path, headers }, (got) => {
        answer.writeHead(got.statusCode ?? 502, got.headers);
        got.once('error', cut);
        got.pipe(answer).once('close', () => resolve(true));
      });
      sent.once('error', cut);
      sent.end(body);
    }).finally(() => {
      upstream.open -= 1;
    });
  }
}
