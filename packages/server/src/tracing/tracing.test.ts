import { randomUUID } from 'node:crypto';
import { EchoError } from '@echotune/data';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OtlpReceiver, startOtlpReceiver } from '../../../../tests/kit/otlp-receiver.ts';
import { openApp, type TestApp } from '../http/open-app.fixture.ts';
import { openTracing } from './open-tracing.ts';
import { noTracing, type Tracing } from './tracing.ts';

let receiver: OtlpReceiver;
let tracing: Tracing;

beforeEach(async () => {
  receiver = await startOtlpReceiver();
  tracing = openTracing({ endpoint: receiver.address, ratio: 1 });
});
afterEach(async () => {
  await tracing.close();
  await receiver.close();
});

const named = (name: string) => receiver.spans.filter((span) => span.name === name);

describe('traces', () => {
  it('steps within steps stay together, though others go on at the same time', async () => {
    const whole = (outer: string) =>
      tracing.span(outer, async () => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        return tracing.span(`${outer} inner`, async ({ traceparent }) => traceparent, {
          of: outer,
        });
      });
    const [one] = await Promise.all([whole('one'), whole('two')]);
    await tracing.flush();
    for (const outer of ['one', 'two']) {
      const [parent] = named(outer);
      expect(named(`${outer} inner`)).toMatchObject([
        {
          ...{ traceId: parent?.traceId, parentSpanId: parent?.spanId },
          attributes: [{ key: 'echotune.of', value: { stringValue: outer } }],
        },
      ]);
    }
    const [inner] = named('one inner');
    expect(one).toBe(`00-${inner?.traceId}-${inner?.spanId}-01`);
    expect(named('one')[0]?.traceId).not.toBe(named('two')[0]?.traceId);
  });

  it('a step that fails says with which code, and nothing of the message', async () => {
    const failing = tracing.span('failing', async () => {
      throw new EchoError('song-unknown', 'secret words');
    });
    await expect(failing).rejects.toThrow('secret words');
    await tracing.flush();
    expect(named('failing')).toMatchObject([
      {
        status: { code: 2 },
        attributes: [{ key: 'error.type', value: { stringValue: 'song-unknown' } }],
      },
    ]);
    expect(receiver.bodies.join()).not.toContain('secret');
  });

  it('a collector that is not there holds nobody up, and breaks nothing', async () => {
    await receiver.close();
    const began = performance.now();
    expect(await tracing.span('lost', async () => 7)).toBe(7);
    await tracing.flush();
    expect(performance.now() - began).toBeLessThan(20_000);
    receiver = await startOtlpReceiver();
  });

  it('where no trace is kept work is done as it is, and there is nothing to tell others', async () => {
    expect(await noTracing.span('x', async ({ traceparent }) => traceparent)).toBe(null);
  });
});

describe('traces of requests', () => {
  let test: TestApp;

  beforeEach(async () => {
    test = await openApp({ OTEL_EXPORTER_OTLP_ENDPOINT: `${receiver.address}/` });
  });
  afterEach(() => test.close());

  it('a request is a step by its route, in the trace of who sent it, with what was done for it', async () => {
    const post = (url: string, payload: object) =>
      test.app.inject({ method: 'POST', url: `/api/v1${url}`, payload });
    await post('/listeners', { name: 'Ada Lovelace' });
    const plays = [{ title: 'Song', artist: 'Noor', msPlayed: 200_000, startedAt: 1000 }];
    await post('/plays', { plays });
    const traceId = randomUUID().replaceAll('-', '');
    await test.app.inject({
      url: '/api/v1/recommendations?shelf=on-repeat&limit=3',
      headers: { traceparent: `00-${traceId}-00f067aa0ba902b7-01`, 'user-agent': 'Agent Smith' },
    });
    await test.app.inject('/api/v1/songs/987654');
    await test.echotune.tracing.flush();
    const route = 'GET /api/v1/recommendations';
    const [request] = named(route);
    expect(request).toMatchObject({ traceId, parentSpanId: '00f067aa0ba902b7' });
    expect(request?.attributes).toContainEqual({
      ...{ key: 'http.response.status_code', value: { stringValue: '200' } },
    });
    expect(named('recommend')).toMatchObject([{ traceId, parentSpanId: request?.spanId }]);
    expect(named('GET /api/v1/songs/:id')).toHaveLength(1);
    const told = receiver.bodies.join();
    expect(told).toContain('echotune');
    expect(told).not.toMatch(/Ada|Lovelace|Noor|987654|limit=3|Smith|127\.0\.0\.1/);
  });
});
