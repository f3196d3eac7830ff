import { EchoError } from '@echotune/data';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EventStream, heartbeatMs } from './event-stream.ts';
import { problemOf } from './problem.ts';

/** What is told of work while it is done; its kind is the name of the event. */
export type WorkEvent = { readonly kind: string } & Readonly<Record<string, unknown>>;

/**
 * Work as server-sent events: what it tells while it is done, and its result as the last event, or an event
 * `problem` with what an answer of RFC 9457 would hold. The work is aborted when the reader goes.
 */
export async function streamWork(
  request: FastifyRequest,
  reply: FastifyReply,
  work: (tell: (event: WorkEvent) => void, signal: AbortSignal) => Promise<WorkEvent>,
): Promise<void> {
  const gone = goneSignal(reply);
  const stream = new EventStream(reply);
  let sent = Promise.resolve();
  const tell = (event: WorkEvent) => {
    const data = JSON.stringify(event);
    sent = sent
      .then(() => stream.send(event.kind, data))
      .catch((cause: unknown) => reply.log.warn({ err: cause }, 'event stream broke off'));
  };
  const heart = setInterval(() => stream.beat(), heartbeatMs);
  try {
    tell(await work(tell, gone));
  } catch (error) {
    // Of what was aborted nobody is there to hear.
    if (!gone.aborted) tell({ kind: 'problem', ...problemOf(known(error), request, reply) });
  } finally {
    clearInterval(heart);
    await sent;
    stream.end();
  }
}

/** Aborted when whoever asked goes before the answer is whole. */
export function goneSignal({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  raw.once('close', () => gone.abort());
  if (raw.destroyed) gone.abort();
  return gone.signal;
}

function known(cause: unknown): EchoError {
  if (cause instanceof EchoError) return cause;
  return new EchoError('internal', 'Something went wrong inside EchoTune.', { cause });
}
