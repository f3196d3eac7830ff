import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { stringify } from 'yaml';
import { alertRules, sloRules } from '../../ops/define/rules.ts';
import { freePort } from './free-port.ts';

export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface Prometheus {
  /** An instant query, now. */
  query(expr: string): Promise<Sample[]>;
  /** The value of a query that gives one; null where it gives none. */
  value(expr: string): Promise<number | null>;
  /** `EchoTuneServerDown` and the like that fire now. */
  firing(): Promise<readonly Sample['labels'][]>;
  stop(): Promise<void>;
}

export interface PrometheusOptions {
  /** http://127.0.0.1:4545 … */
  readonly targets: readonly string[];
  readonly token: string;
  /** What all windows of the rules are divided by. */
  readonly scale: number;
}

/** The real Prometheus, with EchoTune's own rules at a quicker pace. */
export async function startPrometheus(options: PrometheusOptions): Promise<Prometheus> {
  const folder = mkdtempSync(join(tmpdir(), 'echotune-prometheus-'));
  const config = join(folder, 'prometheus.yaml');
  const { scale } = options;
  writeFileSync(join(folder, 'slos.yaml'), stringify(sloRules({ scale })));
  writeFileSync(join(folder, 'alerts.yaml'), stringify(alertRules({ scale })));
  writeFileSync(config, stringify(configOf(options)));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const child = spawn(
    'prometheus',
    [
      ...[`--config.file=${config}`, `--storage.tsdb.path=${join(folder, 'data')}`],
      ...[`--web.listen-address=127.0.0.1:${port}`, '--log.level=warn'],
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  const exited = once(child, 'exit');
  const query = async (expr: string): Promise<Sample[]> => {
    const answer = await fetch(`${address}/api/v1/query?query=${encodeURIComponent(expr)}`);
    const { status, data, error } = JSON.parse(await answer.text());
    if (status !== 'success') throw new Error(`${expr}: ${error}`);
    return data.result.map(({ metric, value }: { metric: Sample['labels']; value: string[] }) => ({
      ...{ labels: metric, value: Number(value[1]) },
    }));
  };
  while (!(await isReady(address))) {
    if (child.exitCode !== null) throw new Error(`Prometheus ended: ${complaint}`);
    await wait(100);
  }
  return {
    query,
    value: async (expr) => (await query(expr))[0]?.value ?? null,
    firing: async () => (await query('ALERTS{alertstate="firing"}')).map(({ labels }) => labels),
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function configOf({ targets, token }: PrometheusOptions): object {
  const hosts = targets.map((target) => new URL(target).host);
  return {
    global: { scrape_interval: '2s', scrape_timeout: '2s', evaluation_interval: '1s' },
    rule_files: ['slos.yaml', 'alerts.yaml'],
    scrape_configs: [
      {
        job_name: 'echotune',
        authorization: { credentials: token },
        static_configs: [{ targets: hosts }],
      },
    ],
  };
}

async function isReady(address: string): Promise<boolean> {
  return fetch(`${address}/-/ready`).then(
    ({ ok }) => ok,
    () => false,
  );
}
