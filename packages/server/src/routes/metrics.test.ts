import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openApp, type TestApp } from '../http/open-app.fixture.ts';

const token = 'a-token-of-the-scraper';
let test: TestApp;

beforeEach(async () => {
  test = await openApp({ ECHOTUNE_METRICS_TOKEN: token });
});
afterEach(() => test.close());

const scrape = async (headers: Record<string, string> = { authorization: `Bearer ${token}` }) =>
  test.bare.inject({ url: '/metrics', headers });

/** The samples of a metric, without its name. */
async function samples(name: string): Promise<string[]> {
  const { body } = await scrape();
  return body
    .split('\n')
    .flatMap((line) => (line.startsWith(name) ? [line.slice(name.length)] : []));
}

describe('GET /metrics', () => {
  it('opens to the token and to a key that may operate, under whatever name, and to nobody else', async () => {
    const status = async (headers: Record<string, string>) => (await scrape(headers)).statusCode;
    await test.app.inject({ method: 'POST', url: '/api/v1/listeners', payload: { name: 'me' } });
    const keyFor = async (scopes: string[]) => {
      const payload = { name: 'k', scopes, perMinute: 100 };
      const made = await test.app.inject({ method: 'POST', url: '/api/v1/keys', payload });
      return { authorization: `Bearer ${made.json().secret}` };
    };
    expect(await status({ authorization: `Bearer ${token}`, host: 'echotune-2:4545' })).toBe(200);
    expect(await status(await keyFor(['operate']))).toBe(200);
    expect(await status(await keyFor(['read']))).toBe(403);
    for (const wrong of ['', `${token}x`, 'et_nothing', token.slice(1)]) {
      expect(await status({ authorization: `Bearer ${wrong}` })).toBe(401);
    }
    expect(await status({})).toBe(401);
    expect(await status({ 'x-forwarded-for': '127.0.0.1' })).toBe(401);
    const stranger = await test.signIn('Mallory');
    expect((await stranger.inject({ url: '/metrics' })).statusCode).toBe(403);
  });

  it('opens to programs on this machine where that was said, and not to pages or through a proxy', async () => {
    const open = await openApp({ ECHOTUNE_METRICS_OPEN_ON_LOOPBACK: 'true' });
    const status = async (headers: Record<string, string>, remoteAddress = '127.0.0.1') =>
      (await open.bare.inject({ url: '/metrics', headers, remoteAddress })).statusCode;
    try {
      expect(await status({ host: '127.0.0.1:4545' })).toBe(200);
      expect(await status({ host: '127.0.0.1:4545' }, '10.0.0.7')).toBe(401);
      expect(await status({ host: 'evil.example' })).toBe(401);
      expect(await status({ host: 'localhost', 'x-forwarded-for': '10.0.0.7' })).toBe(401);
      expect(await status({ host: 'localhost', origin: 'https://evil.example' })).toBe(403);
      expect(await status({ host: 'localhost', authorization: 'Bearer x' })).toBe(401);
    } finally {
      await open.close();
    }
  });

  it('answers as text, and as OpenMetrics where that is liked better', async () => {
    const authorization = `Bearer ${token}`;
    const text = await scrape();
    expect(text.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    // What Prometheus 2 asks for.
    const accept =
      'application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1';
    const open = await scrape({ authorization, accept });
    expect(open.headers['content-type']).toContain('application/openmetrics-text; version=1.0.0');
    expect(open.body).toMatch(/\n# EOF\n$/);
  });

  it('counts requests by the pattern of their route, and no address, name or query of anybody', async () => {
    const payload = { name: 'Ada Lovelace' };
    const { id } = (
      await test.app.inject({ method: 'POST', url: '/api/v1/listeners', payload })
    ).json();
    await test.app.inject(`/api/v1/plays?listener=${id}&cursor=secretive`);
    await test.app.inject(`/api/v1/songs/987654?listener=${id}`);
    await test.bare.inject('/nowhere/Ada');
    await test.bare.inject('/api/v1/plays');
    const counts = await samples('echotune_http_request_duration_seconds_count');
    expect(counts).toEqual(
      expect.arrayContaining([
        '{route="/api/v1/listeners",method="POST",status="201"} 1',
        '{route="/api/v1/songs/:id",method="GET",status="404"} 1',
        '{route="/api/v1/plays",method="GET",status="401"} 1',
        '{route="none",method="GET",status="404"} 1',
      ]),
    );
    expect((await scrape()).body).not.toMatch(/Ada|secretive|987654/);
    // The scrape itself is under way.
    expect(await samples('echotune_http_requests_in_flight')).toEqual([' 1']);
  });

  it('tells of jobs, models, budgets and pages what the store and the browsers told', async () => {
    const { store } = test.echotune;
    await store.jobs.enqueue('train', {});
    test.clock.now += 90_000;
    const limit = { limitUsd: '2.00', period: 'day', provider: 'google' };
    await test.app.inject({ method: 'PUT', url: '/api/v1/budget/limits', payload: limit });
    const metrics = [
      { name: 'LCP', value: 1500 },
      { name: 'CLS', value: 0.02 },
    ];
    await test.app.inject({
      ...{ method: 'POST', url: '/api/v1/vitals', payload: { page: 'home', metrics } },
    });
    expect(await samples('echotune_jobs{')).toEqual(['kind="train",state="queued"} 1']);
    expect(await samples('echotune_jobs_oldest_wait_seconds')).toEqual(['{kind="train"} 90']);
    expect(await samples('echotune_budget_limit_usd')).toEqual([
      '{limit="1",provider="google",purpose="",period="day"} 2',
    ]);
    expect(await samples('echotune_web_vital_seconds_sum')).toEqual([
      '{page="home",vital="LCP"} 1.5',
    ]);
    expect(await samples('echotune_web_layout_shift_score_sum')).toEqual(['{page="home"} 0.02']);
    expect(await samples('echotune_build_info')).toHaveLength(1);
  });

  it('says that the store is not well where it stalls', async () => {
    expect(await samples('echotune_part_up{part="store"}')).toEqual([' 1']);
    Object.assign(test.echotune.store.accounts, { isClaimed: () => new Promise(() => {}) });
    await wait(3100);
    expect(await samples('echotune_part_up{part="store"}')).toEqual([' 0']);
    expect(await samples('echotune_part_up{part="jobs"}')).toEqual([]);
  });

  it('answers while the store is away', async () => {
    await test.echotune.store.close();
    const { statusCode, body } = await scrape();
    expect(statusCode).toBe(200);
    expect(body).toContain('echotune_collection_failures_total{collector="jobs"} 1');
  });
});
