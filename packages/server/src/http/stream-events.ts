import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';

const pollMs = 200;
const heartbeatMs = 15_000;

export interface StreamedState {
  readonly data: unknown;
  /** Nothing will change after this one. */
  readonly last: boolean;
}

/**
 * Server-sent events: the state now, each time it has changed, and the last one; then the stream ends.
 * The state is read from the store, so it does not matter which process changes it.
 */
export async function streamEvents(
  reply: FastifyReply,
  event: string,
  read: () => Promise<StreamedState>,
): Promise<void> {
  reply.hijack();
  const { raw } = reply;
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) raw.setHeader(name, value);
  }
  raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  try {
    await writeStates(raw, event, read);
  } catch (cause) {
    // The status line is long sent: the listener notices the end and asks again.
    reply.log.warn({ err: cause, event }, 'event stream broke off');
  } finally {
    raw.end();
  }
}

/** Waits while the reader is slower than we are, so that nothing piles up for it. */
async function write(raw: FastifyReply['raw'], text: string): Promise<void> {
  if (raw.write(text) || raw.destroyed) return;
  const over = new AbortController();
  const { signal } = over;
  await Promise.race([once(raw, 'drain', { signal }), once(raw, 'close', { signal })]);
  over.abort();
}

async function writeStates(
  raw: FastifyReply['raw'],
  event: string,
  read: () => Promise<StreamedState>,
): Promise<void> {
  let sent = '';
  let silentMs = 0;
  while (!raw.destroyed) {
    const { data, last } = await read();
    const text = JSON.stringify(data);
    if (text !== sent) {
      await write(raw, `event: ${event}\ndata: ${text}\n\n`);
      sent = text;
      silentMs = 0;
    } else if (silentMs >= heartbeatMs) {
      await write(raw, ':\n\n');
      silentMs = 0;
    }
    if (last) return;
    await wait(pollMs);
    silentMs += pollMs;
  }
}
