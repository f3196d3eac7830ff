import { askedWaitMs, retryAfterMs } from './retry-after.ts';

/** An answer whose body has arrived whole. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  /** The bytes as UTF-8. */
  readonly text: string;
}

/** The provider, or the way to it, is at fault: another attempt may succeed. */
export class Outage extends Error {
  override readonly name = 'Outage';
}

/** The provider asks for time. */
export class Slowdown extends Error {
  override readonly name = 'Slowdown';
  /** Null where it did not say how long. */
  readonly waitMs: number | null;

  constructor(message: string, waitMs: number | null) {
    super(message);
    this.waitMs = waitMs;
  }
}

/** Sends once; throws Outage and Slowdown for what may be tried again. */
export async function attempt(
  request: Request,
  {
    fetch,
    signal,
    clock,
    followsRedirects = false,
  }: {
    fetch: typeof globalThis.fetch;
    signal: AbortSignal;
    clock: () => number;
    followsRedirects?: boolean;
  },
): Promise<Response> {
  let response: Response;
  try {
    // Who answers must not choose what this machine asks, nor who else is sent what was meant for them.
    response = await fetch(request, { signal, redirect: followsRedirects ? 'follow' : 'manual' });
  } catch (cause) {
    throw new Outage('no answer', { cause });
  }
  const { status, headers } = response;
  const isLater = status === 503 && retryAfterMs(headers.get('retry-after'), clock()) !== null;
  if (status === 429 || isLater) {
    await response.body?.cancel();
    throw new Slowdown(`status ${status}`, askedWaitMs(headers, clock()));
  }
  if (status >= 500) {
    await response.body?.cancel();
    throw new Outage(`status ${status}`);
  }
  return response;
}

/** The body, if it is whole and not too long. */
export async function readAll(response: Response, mostBytes: number): Promise<Answer> {
  const { status, headers } = response;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response.body ?? []) {
      bytes += chunk.length;
      if (bytes > mostBytes) break;
      chunks.push(chunk);
    }
  } catch (cause) {
    throw new Outage('the answer broke off', { cause });
  }
  if (bytes > mostBytes) throw new Outage(`the answer is longer than ${mostBytes} bytes`);
  const whole = Buffer.concat(chunks);
  return { status, headers, bytes: whole, text: new TextDecoder().decode(whole) };
}
