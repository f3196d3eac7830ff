import { once } from 'node:events';
import type { FastifyReply } from 'fastify';

/** An answer as server-sent events (WHATWG HTML, section 9.2), until `end`. */
export class EventStream {
  readonly #raw: FastifyReply['raw'];

  /** Sends the head at once: the status of what is to come can only be told by an event. */
  constructor(reply: FastifyReply) {
    reply.hijack();
    const { raw } = reply;
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) raw.setHeader(name, value);
    }
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    raw.flushHeaders();
    this.#raw = raw;
  }

  /** Whether the reader has gone. */
  get isLeft(): boolean {
    return this.#raw.destroyed;
  }

  /** `data` is one line. Waits while the reader is slower than we are, so that nothing piles up for it. */
  async send(event: string, data: string): Promise<void> {
    const raw = this.#raw;
    if (raw.destroyed || raw.write(`event: ${event}\ndata: ${data}\n\n`) || raw.destroyed) return;
    const over = new AbortController();
    const { signal } = over;
    await Promise.race([once(raw, 'drain', { signal }), once(raw, 'close', { signal })]);
    over.abort();
  }

  /** Nothing, so that nobody on the way takes silence for the end; not to a reader who has not kept up. */
  beat(): void {
    if (!this.#raw.destroyed && !this.#raw.writableNeedDrain) this.#raw.write(':\n\n');
  }

  end(): void {
    this.#raw.end();
  }
}

/** After how long a silence a stream says that it is still there. */
export const heartbeatMs = 15_000;
