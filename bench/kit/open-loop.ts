/**
 * An open-loop load generator: requests are sent when they are due, whether or not earlier ones were
 * answered, and a request's time counts from when it was due, so that a server that stalls is charged for
 * all who would have come meanwhile (no coordinated omission). Our own, as such generators ask one
 * address again and again, and here a request depends on which listener's play was answered before.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { type Dispatcher, Pool } from 'undici';

export interface Due {
  /** Since the start. */
  readonly atMs: number;
  /** What it is counted as. */
  readonly kind: string;
  /** Asked for just before it is sent. */
  readonly request: () => Pick<Dispatcher.RequestOptions, 'path' | 'method'> & {
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
  };
  readonly onAnswer?: (status: number, headers: Dispatcher.ResponseData['headers']) => void;
}

export interface Sample {
  readonly kind: string;
  /** When it was due. */
  readonly atMs: number;
  /** From when it was due until its last byte. */
  readonly ms: number;
  /** 0 where there was no answer. */
  readonly status: number;
}

/** Well, or by saying that nothing has changed. */
export function wasAnswered({ status }: Pick<Sample, 'status'>): boolean {
  return (status >= 200 && status < 300) || status === 304;
}

/** As many as the players and pages of a large household have open. */
const connections = 64;

export function clientOf(address: string): Pool {
  return new Pool(address, { connections, pipelining: 1, headersTimeout: 30_000 });
}

/** Sends all, in order of their times; resolves once every one has been answered, or has failed. */
export async function sendAll(client: Pool, dues: Iterable<Due>): Promise<Sample[]> {
  const samples: Sample[] = [];
  const open = new Set<Promise<void>>();
  const begun = performance.now();
  for (const due of dues) {
    const early = begun + due.atMs - performance.now();
    // A timer is good for a millisecond: what is due sooner goes now.
    if (early >= 1) await wait(early);
    const sent = send(client, due).then((status) => {
      const { kind, atMs } = due;
      samples.push({ kind, atMs, ms: performance.now() - begun - atMs, status });
      open.delete(sent);
    });
    open.add(sent);
  }
  await Promise.all(open);
  return samples;
}

async function send(client: Pool, { request, onAnswer }: Due): Promise<number> {
  try {
    const { statusCode, headers, body } = await client.request({ ...request() });
    await body.dump({ limit: 10_000_000 });
    onAnswer?.(statusCode, headers);
    return statusCode;
  } catch {
    onAnswer?.(0, {});
    return 0;
  }
}

/** Sends again and again on some connections for a while; how many were answered well, a second. */
export async function saturate(
  client: Pool,
  { clients, seconds }: { readonly clients: number; readonly seconds: number },
  next: () => Omit<Due, 'atMs'>,
): Promise<{ readonly perSecond: number; readonly failed: readonly number[] }> {
  const begun = performance.now();
  const endsAt = begun + seconds * 1000;
  let done = 0;
  const failed: number[] = [];
  const run = async () => {
    while (performance.now() < endsAt) {
      const status = await send(client, { atMs: 0, ...next() });
      if (wasAnswered({ status })) done += 1;
      else failed.push(status);
    }
  };
  await Promise.all(Array.from({ length: clients }, run));
  return { perSecond: done / ((performance.now() - begun) / 1000), failed };
}

/** The value below which a share of the times lies, rounded to a hundredth; NaN of none. */
export function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN) * 100) / 100;
}
