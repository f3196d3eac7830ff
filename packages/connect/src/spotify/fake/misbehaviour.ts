import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** What goes wrong with an answer. */
export type Misbehaviour =
  | { readonly kind: 'latency'; readonly ms: number }
  /** 429; a quota that is used up is told with a reason and a day's wait. */
  | { readonly kind: 'too-many'; readonly retryAfterS: number | null }
  | { readonly kind: 'quota-exceeded' }
  | { readonly kind: 'server-error' }
  | { readonly kind: 'half-a-body' }
  | { readonly kind: 'no-json' }
  | { readonly kind: 'connection-cut' }
  | { readonly kind: 'expired-token' }
  /** Every field of that name is gone, called otherwise, or of another type. */
  | {
      readonly kind: 'drift';
      readonly field: string;
      readonly how: 'removed' | 'renamed' | 'retyped';
    };

export interface FakeAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const daySeconds = 86_400;
const error = (status: number, message: string, more: object = {}): FakeAnswer => ({
  status,
  body: { error: { status, message, ...more } },
});

export function errorAnswer(status: number, message: string, more: object = {}): FakeAnswer {
  return error(status, message, more);
}

/** Whether nothing is done of what was asked; after other faults it may have been. */
export function isRefusal({ kind }: Misbehaviour): boolean {
  return kind === 'too-many' || kind === 'quota-exceeded' || kind === 'expired-token';
}

/** What is answered instead; `answer` is what would have been. */
export function misbehave(answer: FakeAnswer, { kind, ...how }: Misbehaviour): FakeAnswer {
  if (kind === 'too-many') {
    const seconds = 'retryAfterS' in how ? how.retryAfterS : null;
    return {
      ...error(429, 'API rate limit exceeded'),
      ...(seconds !== null && { headers: { 'retry-after': String(seconds) } }),
    };
  }
  if (kind === 'quota-exceeded') {
    return {
      ...error(429, 'Developer account quota exceeded', { reason: 'QUOTA_EXCEEDED' }),
      headers: { 'retry-after': String(daySeconds) },
    };
  }
  if (kind === 'server-error') return error(500, 'Internal server error');
  if (kind === 'expired-token') return error(401, 'The access token expired');
  if ('field' in how) return { ...answer, body: drifted(answer.body, how.field, how.how) };
  return answer;
}

function drifted(value: unknown, field: string, how: 'removed' | 'renamed' | 'retyped'): unknown {
  if (Array.isArray(value)) return value.map((one) => drifted(one, field, how));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => {
      if (name !== field) return [[name, drifted(one, field, how)]];
      if (how === 'removed') return [];
      return how === 'renamed' ? [[`${name}_v2`, one]] : [[name, { value: one }]];
    }),
  );
}

/** Writes an answer, or the part of it that still arrives. */
export async function send(
  response: ServerResponse,
  { status, body, headers = {} }: FakeAnswer,
  misbehaviour: Misbehaviour | null,
): Promise<void> {
  const kind = misbehaviour?.kind;
  if (misbehaviour?.kind === 'latency') await sleep(misbehaviour.ms);
  if (kind === 'connection-cut') {
    response.destroy();
    return;
  }
  const whole = kind === 'no-json' ? '<html>Bad gateway</html>' : JSON.stringify(body);
  response.writeHead(status, {
    ...headers,
    ...(body !== undefined && {
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(Buffer.byteLength(whole)),
    }),
  });
  if (body === undefined) response.end();
  else if (kind !== 'half-a-body') response.end(whole);
  else response.write(whole.slice(0, whole.length / 2), () => response.destroy());
}
