import type { TypedApp } from './typed-app.ts';

/** Milliseconds. */
export interface BodyTimes {
  /** Between two pieces of a body. */
  readonly idleMs: number;
  /** For all of one that is no file: those are small. */
  readonly wholeMs: number;
}

const usual: BodyTimes = { idleMs: 30_000, wholeMs: 60_000 };

/**
 * Closes connections whose body does not come: who sends a byte now and then would otherwise hold one for as
 * long as they like. (Node does the same for headers that do not come.) How long the answer takes is not meant.
 */
export function limitBodyTime(app: TypedApp, { idleMs, wholeMs }: BodyTimes = usual): void {
  app.addHook('onRequest', async ({ raw, headers, routeOptions }) => {
    const hasBody = 'transfer-encoding' in headers || Number(headers['content-length'] ?? 0) > 0;
    const { socket } = raw;
    // A request that came over no socket has come whole.
    if (!hasBody || !('setTimeout' in socket)) return;
    socket.setTimeout(idleMs);
    const isFile = routeOptions.config.takes !== undefined;
    const late = isFile ? undefined : setTimeout(() => socket.destroy(), wholeMs).unref();
    const come = () => {
      clearTimeout(late);
      socket.setTimeout(0);
    };
    raw.once('end', come).once('close', come);
  });
}
