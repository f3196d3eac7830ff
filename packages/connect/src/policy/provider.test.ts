import { createServer, type RequestListener, type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { EchoError, silentTelemetry, type Telemetry } from '@echotune/data';
import { afterEach, describe, expect, it } from 'vitest';
import { type Answer, Slowdown } from './attempt.ts';
import { fleetingPauses } from './fleeting-pauses.ts';
import { type Limits, usualLimits } from './limits.ts';
import { sharedTurns } from './pauses.fixture.ts';
import { type Call, Provider } from './provider.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function listening(handler: RequestListener): Promise<string> {
  const server = createServer(handler);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`;
}

/** A provider that does what the script says for each request in turn, then answers `{}`. */
async function scripted(
  script: readonly RequestListener[],
  changed: Partial<Limits> = {},
  telemetry = silentTelemetry,
) {
  const seen: string[] = [];
  const url = await listening((request, response) => {
    seen.push(request.url ?? '');
    (script[seen.length - 1] ?? ((_, then) => then.end('{}')))(request, response);
  });
  let now = Date.UTC(2026, 0, 1);
  const clock = () => now;
  const waited: number[] = [];
  const provider = new Provider(
    { ...usualLimits, provider: 'fake', firstWaitMs: 100, ...changed },
    {
      ...{ pauses: fleetingPauses(clock), telemetry, clock, random: () => 0.5 },
      sleep: async (ms) => {
        waited.push(ms);
        now += ms;
      },
      fetch,
    },
  );
  const call = (path = '', more: Partial<Call> = {}): Call => ({
    ...{ operation: 'look', priority: 'background', repeatable: true, ...more },
    request: () => new Request(url + path),
  });
  const advance = (ms: number) => {
    now += ms;
  };
  return { provider, call, seen, waited, advance };
}

const status =
  (code: number, headers: Record<string, string> = {}): RequestListener =>
  (_, response) => {
    response.writeHead(code, headers).end('{"error":"no"}');
  };

const codeOf = async (work: Promise<unknown>) => {
  const cause = await work.then(
    () => null,
    (error: unknown) => error,
  );
  return cause instanceof EchoError ? cause.code : cause;
};

describe('a call to a provider', () => {
  it('is tried again after an outage, with growing waits, and each attempt is told of', async () => {
    const attempts: number[] = [];
    const { provider, call, waited } = await scripted([status(500), status(502)]);
    const onAttempt = (number: number) => {
      attempts.push(number);
    };
    const answer = await provider.send(call('', { onAttempt }));
    expect(answer).toMatchObject({ status: 200, text: '{}' });
    expect(waited).toEqual([50, 100]);
    expect(attempts).toEqual([1, 2, 3]);
  });

  it('ends with a code where no attempt helps', async () => {
    const { provider, call, seen } = await scripted(Array.from({ length: 9 }, () => status(500)));
    expect(await codeOf(provider.send(call()))).toBe('provider-unreachable');
    expect(seen.length).toBe(usualLimits.attempts);
  });

  it('is not sent twice where that could do harm, but where it was turned away', async () => {
    const harmful = { repeatable: false };
    const down = await scripted([status(500)]);
    expect(await codeOf(down.provider.send(down.call('', harmful)))).toBe('provider-unreachable');
    expect(down.seen.length).toBe(1);
    const slow = await scripted([status(429)]);
    expect((await slow.provider.send(slow.call('', harmful))).status).toBe(200);
    expect(slow.seen.length).toBe(2);
  });

  it('tells the operator’s own services which trace it belongs to, and nobody else', async () => {
    const header = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    const telemetry: Telemetry = {
      ...silentTelemetry,
      span: (_name, work) => work({ note() {}, traceparent: header }),
    };
    const sent = async (isOurs: boolean) => {
      const told: unknown[] = [];
      const { provider, call } = await scripted(
        [({ headers }, then) => void told.push(headers.traceparent, then.end('{}'))],
        { isOurs },
        telemetry,
      );
      await provider.send(call());
      return told[0];
    };
    expect(await sent(true)).toBe(header);
    expect(await sent(false)).toBe(undefined);
  });

  it('hands on refusals that another attempt would not change', async () => {
    const { provider, call, seen } = await scripted([status(404)]);
    expect(await provider.send(call())).toMatchObject({ status: 404, text: '{"error":"no"}' });
    expect(seen.length).toBe(1);
  });

  it('is tried again where the body says what the status does not', async () => {
    const { provider, call, seen } = await scripted([(_, then) => then.end('{"error":29}')]);
    const judge = ({ text }: Answer) => {
      if (text.includes('29')) throw new Slowdown('error 29', null);
    };
    expect(await provider.send(call('', { judge }))).toMatchObject({ text: '{}' });
    expect(seen.length).toBe(2);
  });

  it('takes half a body, and one without end, for an outage', async () => {
    const half: RequestListener = (_, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"items":');
      setImmediate(() => response.destroy());
    };
    const broken = await scripted([half]);
    expect((await broken.provider.send(broken.call())).text).toBe('{}');
    const long: RequestListener = (_, response) => void response.end('x'.repeat(2000));
    const endless = await scripted([long, long, long], { mostBytes: 1000 });
    expect(await codeOf(endless.provider.send(endless.call()))).toBe('provider-unreachable');
  });

  it('is over at its deadline, and at once when the caller gives up', async () => {
    const { provider, call } = await scripted([() => {}, () => {}], { deadlineMs: 60 });
    expect(await codeOf(provider.send(call()))).toBe('provider-unreachable');
    const gone = new Error('gone');
    const work = provider.send(call('', { signal: AbortSignal.any([AbortSignal.timeout(0)]) }));
    expect(await codeOf(work)).toMatchObject({ name: 'TimeoutError' });
    expect(await codeOf(provider.send(call('', { signal: AbortSignal.abort(gone) })))).toBe(gone);
  });

  it('ends where an attempt is refused, before it is sent', async () => {
    const { provider, call, seen } = await scripted([]);
    const refused = new EchoError('provider-busy', 'no money left');
    const onAttempt = () => Promise.reject(refused);
    await expect(provider.send(call('', { onAttempt }))).rejects.toBe(refused);
    expect(seen).toEqual([]);
  });
});

describe('a provider that asks for time', () => {
  it('gets it, when it is short', async () => {
    const { provider, call, waited } = await scripted([status(429, { 'retry-after': '3' })]);
    expect((await provider.send(call())).status).toBe(200);
    expect(waited).toEqual([3000]);
  });

  it('is left alone by everybody for as long as it said, when that is long', async () => {
    const day = 86_400;
    const { provider, call, seen, advance, waited } = await scripted(
      [status(429, { 'retry-after': String(day) })],
      { attempts: 1 },
    );
    expect(await codeOf(provider.send(call()))).toBe('provider-paused');
    expect(await codeOf(provider.send(call('', { priority: 'interactive' })))).toBe(
      'provider-paused',
    );
    expect({ requests: seen.length, waited }).toEqual({ requests: 1, waited: [] });
    advance(day * 1000 + 1);
    expect((await provider.send(call())).status).toBe(200);
  });
});

describe('a provider that is down', () => {
  it('is left alone after some failures, then tried by one request', async () => {
    const script = Array.from({ length: 3 }, () => status(500));
    const once = { attempts: 1, failuresToOpen: 3, halfOpenAfterMs: 500 };
    const { provider, call, seen } = await scripted(script, once);
    for (let at = 0; at < 5; at++) {
      expect(await codeOf(provider.send(call()))).toBe('provider-unreachable');
    }
    expect({ requests: seen.length, isOpen: provider.isOpen }).toEqual({
      requests: 3,
      isOpen: false,
    });
    await sleep(550);
    expect((await provider.send(call())).status).toBe(200);
    expect(provider.isOpen).toBe(true);
  });
});

describe('requests that wait', () => {
  it('go in order, those somebody waits for first, and no more wait than may', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const first: RequestListener = async (_, response) => {
      await held;
      response.end('{}');
    };
    const { provider, call, seen } = await scripted([first], { concurrency: 1, mostWaiting: 3 });
    const work = [
      provider.send(call('a')),
      provider.send(call('b')),
      provider.send(call('c')),
      provider.send(call('d', { priority: 'interactive' })),
    ];
    await sleep(30);
    expect(await codeOf(provider.send(call('e')))).toBe('provider-busy');
    release();
    await Promise.all(work);
    expect(seen).toEqual(['/a', '/d', '/b', '/c']);
  });
});

describe('several processes that ask one provider', () => {
  const start = Date.UTC(2026, 0, 1);
  const call: Call = {
    ...{ operation: 'look', priority: 'background', repeatable: true },
    request: () => new Request('http://provider.invalid/'),
  };

  /** So many, and for how long each request waited: here no time passes. */
  function processes(count: number, changed: Partial<Limits> = {}) {
    const waits: number[] = [];
    const turns = sharedTurns(() => start);
    const all = Array.from(
      { length: count },
      () =>
        new Provider(
          { ...usualLimits, provider: 'fake', perSecond: 20, ...changed },
          {
            ...{ pauses: fleetingPauses(() => start), turns, telemetry: silentTelemetry },
            ...{ clock: () => start, random: () => 0 },
            sleep: async (ms) => void waits.push(ms),
            fetch: async () => new Response('{}'),
          },
        ),
    );
    return { all, waits };
  }

  it('wait for their turns, which are as far apart as if one asked', async () => {
    const { all, waits } = processes(3);
    await Promise.all(all.flatMap((provider) => [provider.send(call), provider.send(call)]));
    // The first goes at once.
    expect(waits.sort((a, b) => a - b)).toEqual([55, 110, 165, 220, 275]);
  });

  it('are refused where their turn would come too late, and take none', async () => {
    const { all, waits } = processes(3, { perSecond: 1, deadlineMs: 1500 });
    const codes = await Promise.all(all.map((provider) => codeOf(provider.send(call))));
    expect(codes.filter((code) => code === 'provider-busy')).toHaveLength(1);
    expect(waits).toEqual([1100]);
  });
});
