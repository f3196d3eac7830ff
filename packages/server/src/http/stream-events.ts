import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';
import { EventStream, heartbeatMs } from './event-stream.ts';

const pollMs = 200;

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
  const stream = new EventStream(reply);
  try {
    await sendStates(stream, event, read);
  } catch (cause) {
    // The status line is long sent: the listener notices the end and asks again.
    reply.log.warn({ err: cause, event }, 'event stream broke off');
  } finally {
    stream.end();
  }
}

async function sendStates(
  stream: EventStream,
  event: string,
  read: () => Promise<StreamedState>,
): Promise<void> {
  let sent = '';
  let silentMs = 0;
  while (!stream.isLeft) {
    const { data, last } = await read();
    const text = JSON.stringify(data);
    if (text !== sent) {
      await stream.send(event, text);
      sent = text;
      silentMs = 0;
    } else if (silentMs >= heartbeatMs) {
      stream.beat();
      silentMs = 0;
    }
    if (last) return;
    await wait(pollMs);
    silentMs += pollMs;
  }
}
