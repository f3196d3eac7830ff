import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import type { Lease } from '@echotune/data';
import type { EchoTune } from './wire.ts';

/** The lease of what one server does for all. */
export const leading = 'leading';

type Deps = Pick<EchoTune, 'telemetry'> & { readonly store: Pick<EchoTune['store'], 'leases'> };

interface Led {
  readonly term: number;
  /** Ends what was begun, and resolves when it has ended. */
  readonly end: () => Promise<void>;
}

/**
 * Has `begin` done by one of several servers, for as long as that one holds the lease: another follows at
 * once where it stops, and after `leaseMs` where it is killed or cannot reach the store, in which case it
 * ends its part by itself by then. Returns what stops it, which waits for what goes on.
 */
export function keepLeading(
  deps: Deps,
  begin: () => Led['end'],
  leaseMs = 10_000,
): () => Promise<void> {
  const stop = new AbortController();
  const turning = lead(deps, begin, leaseMs, stop.signal);
  return () => {
    stop.abort();
    return turning;
  };
}

async function lead(
  { store, telemetry }: Deps,
  begin: () => Led['end'],
  leaseMs: number,
  signal: AbortSignal,
): Promise<void> {
  // Two containers may well have the same name, and the same number for their process.
  const holder = `${hostname()}/${process.pid}/${randomUUID().slice(0, 8)}`;
  let heldAt = 0;

  const ended = async (led: Led | null, why: string): Promise<null> => {
    if (led === null) return null;
    telemetry.log('warn', 'leading-ended', { holder, term: led.term, why });
    await led.end();
    return null;
  };

  const turn = async (led: Led | null): Promise<Led | null> => {
    // By a clock that does not jump, and from before the store was asked.
    const askedAt = performance.now();
    let lease: Lease | null;
    try {
      lease = await store.leases.hold(leading, holder, leaseMs);
    } catch (cause) {
      telemetry.log('warn', 'lease-not-held', { holder, cause });
      return askedAt - heldAt < leaseMs ? led : ended(led, 'the store stays away');
    }
    if (lease !== null) heldAt = askedAt;
    if (lease?.term === led?.term) return led;
    await ended(led, 'another took over');
    if (lease === null) return null;
    telemetry.log('info', 'leading-begun', { holder, term: lease.term });
    return { term: lease.term, end: begin() };
  };

  let led: Led | null = null;
  while (!signal.aborted) {
    led = await turn(led);
    await wait(leaseMs / 4, undefined, { signal, ref: false }).catch(() => {});
  }
  await led?.end();
  await store.leases.release(leading, holder).catch((cause: unknown) => {
    telemetry.log('warn', 'lease-not-released', { holder, cause });
  });
}
