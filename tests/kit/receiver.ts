import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';

/** A message as it came in. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Somebody's program that is told what happens, on a port of its own. */
export interface Receiver {
  readonly url: string;
  readonly received: Received[];
  /** How the next messages are answered; 204 where it says nothing. */
  answer: (response: ServerResponse, received: Received) => void;
  /** Waits for a message. */
  until(wanted: (received: Received) => boolean): Promise<Received>;
  close(): Promise<void>;
}

const patienceMs = 120_000;

export async function openReceiver(): Promise<Receiver> {
  const server = createServer(async (request, response) => {
    const one = { headers: request.headers, body: await text(request) };
    receiver.received.push(one);
    receiver.answer(response, one);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  const port = typeof bound === 'object' ? bound?.port : 0;
  const receiver: Receiver = {
    url: `http://127.0.0.1:${port}/hook`,
    received: [],
    answer: (response) => void response.writeHead(204).end(),
    async until(wanted) {
      for (const late = AbortSignal.timeout(patienceMs); !late.aborted; await wait(20)) {
        const found = receiver.received.find(wanted);
        if (found !== undefined) return found;
      }
      const seen = receiver.received.map(({ body }) => body).join('\n');
      throw new Error(`The message did not come; these did:\n${seen}`);
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return receiver;
}

/** The type of a message. */
export function typeOf({ body }: Received): unknown {
  return JSON.parse(body).type;
}
