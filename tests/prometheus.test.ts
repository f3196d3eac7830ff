/** Three servers on one PostgreSQL, watched by the real Prometheus with the real rules, faster. */
import { setTimeout as wait } from 'node:timers/promises';
import { extendedHistoryChunks } from '@echotune/formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryHome } from './kit/echotune.ts';
import { type Cluster, temporaryCluster } from './kit/postgres-cluster.ts';
import { type Prometheus, startPrometheus } from './kit/prometheus.ts';
import { type OwnedServer, startOwned } from './kit/signed-in.ts';
import { upload } from './kit/upload.ts';
import { describeWith } from './need.ts';

const token = 'a-token-of-the-scraper';
/** A minute of the rules is three seconds here. */
const scale = 20;
/** What a busy machine may well set off, and has to do with nothing planted here. */
const ofTheMachine = new Set([
  ...['EchoTuneEventLoopLags', 'EchoTuneDiskFillsUp', 'EchoTuneSloRecommendationLatency'],
]);

describeWith('prometheus', 'what Prometheus sees', () => {
  describeWith('initdb', 'of three servers', () => describe('on one store', watched));
});

function watched(): void {
  let cluster: Cluster;
  let home: Awaited<ReturnType<typeof temporaryHome>>;
  const servers: OwnedServer[] = [];
  let prometheus: Prometheus;
  let load: { stop(): Promise<void> };

  beforeAll(async () => {
    cluster = await temporaryCluster();
    home = await temporaryHome();
    for (let n = 0; n < 3; n += 1) {
      servers.push(
        await startOwned(home.home, {
          ...{ DATABASE_URL: cluster.url, ECHOTUNE_LOG_LEVEL: 'silent' },
          ECHOTUNE_METRICS_TOKEN: token,
        }),
      );
    }
    const targets = servers.map(({ address }) => address);
    prometheus = await startPrometheus({ targets, token, scale });
    load = startLoad(servers);
  });

  afterAll(async () => {
    await load?.stop();
    await prometheus?.stop();
    for (const server of servers) await server.stop();
    await cluster?.remove();
    await home?.remove();
  });

  const alerts = async () =>
    (await prometheus.firing()).filter(({ alertname = '' }) => !ofTheMachine.has(alertname));

  /** Looks until it is so, or a minute and a half has passed; what was seen last. */
  async function eventually<T>(look: () => Promise<T>, isSo: (seen: T) => boolean): Promise<T> {
    for (const end = performance.now() + 90_000; ; await wait(500)) {
      const seen = await look();
      if (isSo(seen) || performance.now() > end) return seen;
    }
  }

  const becomes = async (expr: string, value: number) =>
    expect([
      expr,
      await eventually(
        () => prometheus.value(expr),
        (seen) => seen === value,
      ),
    ]).toEqual([expr, value]);

  it('adds up what each server and its background process counted, and nothing twice', async () => {
    await becomes('sum(up{job="echotune"})', 3);
    const counts = [7, 11, 13];
    for (const [n, count] of counts.entries()) {
      for (let nth = 0; nth < count; nth += 1) {
        await fetch(`${servers[n]?.address}/api/v1/instance`);
      }
    }
    const [first] = servers;
    const rows = extendedHistoryChunks({
      plays: 90,
      tracks: 9,
      endsAt: Date.UTC(2020, 0, 1),
      seed: 5,
    });
    const { headers, payload } = upload({ 'endsong_0.json': [...rows].join('') });
    const all = { ...headers, ...first?.headers };
    const request = { method: 'POST', headers: all, body: new Uint8Array(payload) };
    expect((await fetch(`${first?.address}/api/v1/imports`, request)).status).toBe(202);
    const requests = 'echotune_http_request_duration_seconds_count{route="/api/v1/instance"}';
    await becomes(`sum(${requests})`, 31);
    await becomes('sum(echotune_import_records_total{outcome="added"})', 90);
    await becomes('sum(echotune_jobs_ended_total{kind="import",state="done"})', 1);
    await becomes('sum(echotune_leader)', 1);
    // Read by all from the same store: three times the same.
    await becomes('max(echotune_model_version{alias="champion"})', 1);
    await becomes('sum(echotune_model_version{alias="champion"})', 3);
  });

  it('rings no bell while all is well', async () => {
    await wait(20_000);
    expect(await alerts()).toEqual([]);
    // Nor has one rung and stopped meanwhile.
    const rung = await prometheus.query('count_over_time(ALERTS{alertstate="firing"}[18s])');
    const names = rung.map(({ labels }) => labels.alertname ?? '');
    expect(names.filter((name) => !ofTheMachine.has(name))).toEqual([]);
  });

  it('tells of a server that is killed, and by which name', async () => {
    const killed = servers[2];
    await killed?.kill();
    const instance = new URL(killed?.address ?? '').host;
    const seen = await eventually(alerts, (all) =>
      all.some(({ alertname }) => alertname === 'EchoTuneServerDown'),
    );
    expect(seen).toContainEqual(
      expect.objectContaining({ alertname: 'EchoTuneServerDown', instance, severity: 'page' }),
    );
    expect(seen.map(({ alertname }) => alertname)).not.toContain('EchoTuneNoServer');
  });

  it('tells that the store is away and that the promise is being broken, and is silent once it is back', async () => {
    await cluster.stop('immediate');
    const expected = [
      { alertname: 'EchoTuneStoreDown', severity: 'page' },
      {
        ...{ alertname: 'EchoTuneSloApiAvailability', severity: 'page' },
        ...{ slo: 'api-availability', long: '1h', short: '5m' },
      },
    ];
    // The longer windows may ring before the short one does.
    const isThere = (all: Awaited<ReturnType<typeof alerts>>, wanted: Record<string, string>) =>
      all.some((one) => Object.entries(wanted).every(([label, value]) => one[label] === value));
    const seen = await eventually(alerts, (all) => expected.every((one) => isThere(all, one)));
    for (const one of expected) expect(seen).toContainEqual(expect.objectContaining(one));
    await cluster.start();
    const over = await eventually(
      alerts,
      (all) => !all.some(({ alertname }) => alertname === 'EchoTuneStoreDown'),
    );
    expect(over.map(({ alertname }) => alertname)).not.toContain('EchoTuneStoreDown');
    // The short window says that it is over.
    const page = (all: Awaited<ReturnType<typeof alerts>>) =>
      all.filter(({ slo, short }) => slo === 'api-availability' && short === '5m');
    expect(page(await eventually(alerts, (all) => page(all).length === 0))).toEqual([]);
  });
}

/** Somebody looks at something all the time, at each server in turn. */
function startLoad(servers: readonly OwnedServer[]): { stop(): Promise<void> } {
  let stopped = false;
  const run = async () => {
    for (let turn = 0; !stopped; turn += 1) {
      const server = servers[turn % servers.length];
      await fetch(`${server?.address}/api/v1/plays?limit=1`, {
        headers: server?.headers ?? {},
        signal: AbortSignal.timeout(5_000),
      }).catch(() => {});
      await wait(100);
    }
  };
  const running = run();
  return {
    stop: () => {
      stopped = true;
      return running;
    },
  };
}
