import { EchoError, type Telemetry } from '@echotune/data';
import type { TypedApp } from './typed-app.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answered however much there is to do: it tells how much that is. */
    isNeverShed?: boolean;
  }
}

/** What a page or two ask for at once is answered, however slow the machine. */
const alwaysAnswered = 16;

/** Time as it passes, milliseconds. */
const sinceStart = () => performance.now();

/**
 * Requests that came in together are answered one after the other, and meanwhile nothing else is read: so
 * how long this turn of the event loop has lasted is how long the next of them has waited already, at
 * least. Tells which have waited too long.
 */
export class Turn {
  readonly #mostDelayMs: number;
  readonly #now: () => number;
  #begunAt = 0;
  #taken = 0;

  constructor(mostDelayMs: number, now = sinceStart) {
    this.#mostDelayMs = mostDelayMs;
    this.#now = now;
  }

  /** Whether the next request is answered. */
  take(): boolean {
    if (this.#taken === 0) {
      this.#begunAt = this.#now();
      setImmediate(() => {
        this.#taken = 0;
      });
    }
    this.#taken += 1;
    return this.#taken <= alwaysAnswered || this.#now() - this.#begunAt <= this.#mostDelayMs;
  }
}

/**
 * Turns requests away that have waited too long, before anything is done for them: where more come in than
 * can be answered, those that are answered are so in time, and who is refused is told at once when to try
 * again.
 * @param mostDelayMs 0 for never
 */
export function shedLoad(app: TypedApp, mostDelayMs: number, telemetry: Telemetry): void {
  if (mostDelayMs === 0) return;
  const turn = new Turn(mostDelayMs);
  app.addHook('onRequest', async ({ routeOptions }) => {
    if (turn.take() || routeOptions.config.isNeverShed === true) return;
    telemetry.count('http_requests_shed');
    throw new EchoError('overloaded', 'The server has more to do than it can.');
  });
}
