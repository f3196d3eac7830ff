/** Container, compose file, manifests and unit, by their schemas and by what ours must be; every check sees a planted mistake. */
import { execFile } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { productFlags } from '../bin/product-flags.js';
import { composeFaults } from './kit/ops/compose-faults.ts';
import { dockerfileFaults } from './kit/ops/dockerfile-faults.ts';
import { clusterFaults, readManifests, schemaFaults } from './kit/ops/kubernetes-faults.ts';
import { unitFaults } from './kit/ops/unit-faults.ts';
import { describeWith } from './need.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'echotune-ops-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A text with a mistake in it. */
function planted(text: string, right: string | RegExp, wrong: string): string {
  const mistaken = text.replace(right, wrong);
  expect(mistaken).not.toBe(text);
  return mistaken;
}

const dockerfile = read('ops/container/Dockerfile');

it('the Dockerfile is one, and its image what it must be', () => {
  expect(dockerfileFaults(dockerfile)).toEqual([]);
  expect(read('ops/container/echotune')).toContain(
    `exec node ${productFlags.join(' ')} "\${0%/*}/../packages/cli/src/main.ts" "$@"`,
  );
});

it.each([
  [/^WORKDIR/m, 'WORKDR', 'Unknown instruction'],
  ['USER 1000:1000', 'USER root', 'the user is not a number'],
  [/^USER .*\n/m, '', 'the user is not a number'],
  [/^HEALTHCHECK[\s\S]*?\n {2}CMD.*\n/m, '', 'HEALTHCHECK is missing'],
  ['health/live', 'health/alive', 'HEALTHCHECK asks no probe'],
  [/:24[\d.]+-bookworm-slim AS/, ':24-slim AS', 'by exact tag'],
  ['ENTRYPOINT ["echotune"]', 'ENTRYPOINT echotune', 'not in exec form'],
  ['CMD ["start"]', 'CMD ["npm", "start"]', 'npm would be process 1'],
  ['ECHOTUNE_PORT=4545', 'ECHOTUNE_PORTS=4545', 'ECHOTUNE_PORTS is no setting'],
  ['ECHOTUNE_PORT=4545', 'ECHOTUNE_PORT=many', 'ECHOTUNE_PORT'],
  ['EXPOSE 4545', 'EXPOSE 4546', 'EXPOSE is not the port'],
  ['ARG REVISION=', 'ARG NPM_TOKEN=', 'a secret in ARG'],
  ['COPY packages/cli packages/cli', 'COPY . .', 'COPY of everything'],
])('a Dockerfile with %s as %s is found out', (right, wrong, why) => {
  expect(dockerfileFaults(planted(dockerfile, right, wrong)).join('\n')).toContain(why);
});

const compose = read('ops/compose/compose.yaml');
const composeFolder = join(root, 'ops/compose');

it('the compose file fits its schema, and every service is held as it must be', () => {
  expect(composeFaults(compose, composeFolder)).toEqual([]);
  // Prometheus there is told the same as the one of ops/prometheus, but for places.
  const told = [
    parse(read('ops/compose/prometheus.yaml')),
    parse(read('ops/prometheus/prometheus.yaml')),
  ];
  const [jobs, rules] = [
    told.map((each) => each.scrape_configs[0].job_name),
    told.map((each) => each.rule_files),
  ];
  expect(jobs).toEqual(['echotune', 'echotune']);
  expect(rules[0]).toEqual(rules[1]);
  expect(compose).toContain(
    parse(read('ops/grafana/provisioning/dashboards.yaml')).providers[0].options.path,
  );
  expect(read('ops/compose/grafana-source.yaml')).toContain('http://prometheus:9090');
});

it.each([
  ['stop_grace_period', 'stop_grace_periode', 'invalid-schema'],
  ['retries: 5', 'retries: { five: 5 }', 'invalid-schema'],
  ['cap_drop: [ALL]', 'cap_drop: [NET_RAW]', 'keeps capabilities'],
  ['no-new-privileges:true', 'no-new-privileges:false', 'may gain privileges'],
  ['  read_only: true\n', '', 'its root can be written'],
  ['127.0.0.1:4545:4545', '4545:4545', 'open to others'],
  ['redis:8.10.1-alpine', 'redis:latest', 'no exact tag'],
  ['ECHOTUNE_REDIS_MOST_MIB', 'ECHOTUNE_REDIS_MOST', 'is no setting'],
  ['ECHOTUNE_REDIS_MOST_MIB: "512"', 'ECHOTUNE_REDIS_MOST_MIB: "lots"', 'ECHOTUNE_REDIS_MOST_MIB'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: as compose writes it
  ['${GRAFANA_PASSWORD:-}', 'admin', 'GF_SECURITY_ADMIN_PASSWORD is written down'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: as compose writes it
  ['echotune:${POSTGRES_PASSWORD:-}@', 'echotune:echotune@', 'DATABASE_URL is written down'],
  ['../prometheus/rules:', '../prometheus/rule:', 'there is no ../prometheus/rule'],
  ['- grafana:/var', '- graphana:/var', 'there is no graphana'],
  ['restart: unless-stopped', 'restart: "no"', 'is not started again'],
  ['    mem_limit: 1g\n', '', 'has no limit'],
  [/ {4}healthcheck:[\s\S]*?(?= {4}mem_limit: 768m)/, '', 'has no health check'],
])('a compose file with %s as %s is found out', (right, wrong, why) => {
  expect(composeFaults(planted(compose, right, wrong), composeFolder).join('\n')).toContain(why);
});

const { version } = JSON.parse(read('package.json'));

it('every manifest fits the schemas of Kubernetes', async () => {
  const files = globSync('ops/kubernetes/**/*.yaml', { cwd: root }).filter(
    // Patches are pieces, and Kustomize has a schema of its own, which kubectl knows.
    (path) => !/kustomization|scaled\/(?:deployment|no-storage)/.test(path),
  );
  expect(files.length).toBeGreaterThan(8);
  expect(await schemaFaults(files.flatMap((path) => readManifests(read(path))))).toEqual([]);
});

describeWith('kubectl', 'what kubectl makes of the overlays', () => {
  const built = async (overlay: string) =>
    (await run('kubectl', ['kustomize', join(root, 'ops/kubernetes/overlays', overlay)])).stdout;

  it.each(['single', 'scaled'])('%s fits the schemas, and is what it must be', async (overlay) => {
    const manifests = readManifests(await built(overlay));
    expect(await schemaFaults(manifests)).toEqual([]);
    expect(clusterFaults(manifests, version)).toEqual([]);
    const kinds = manifests.map(({ kind }) => kind);
    expect(kinds.includes('HorizontalPodAutoscaler')).toBe(overlay === 'scaled');
  });

  it.each([
    ['readinessProbe', 'readynessProbe', 'readynessProbe'],
    ['failureThreshold: 4', 'failureThreshold: often', 'failureThreshold'],
    ['containerPort: 4545', 'containerPort: "4545"', 'containerPort'],
    ['runAsNonRoot: true', 'runAsNonRoot: false', 'runs as root'],
    ['readOnlyRootFilesystem: true', 'readOnlyRootFilesystem: false', 'its root can be written'],
    ['type: RuntimeDefault', 'type: Unconfined', 'has no seccomp profile'],
    [
      'automountServiceAccountToken: false',
      'automountServiceAccountToken: true',
      'a token of the cluster',
    ],
    ['/api/v1/health/ready', '/api/v1/health/fine', 'readinessProbe does not ask'],
    [/ {8}livenessProbe:[\s\S]*?(?= {8}name: echotune)/, '', 'livenessProbe does not ask'],
    ['ECHOTUNE_METRICS_TOKEN', 'ECHOTUNE_METRIC_TOKEN', 'is no setting'],
    [/memory: 3Gi/, 'cpu: 3', 'has no requests or limit'],
    [/echotune:\d+\.\d+\.\d+/, 'echotune:latest', 'another image'],
    ['targetPort: http', 'targetPort: web', 'there is no port web'],
    ['- host: music.example', '- host: other.example', 'is not ECHOTUNE_PUBLIC_URL'],
    ['claimName: echotune', 'claimName: echo', 'there is no claim', 'single'],
    [
      /(podSelector:\n +matchLabels:\n +app.kubernetes.io\/name: )echotune-worker/,
      '$1worker',
      'there is no NetworkPolicy',
    ],
    ['s3://echotune', 's3:echotune', 'ECHOTUNE_SHARED_FILES'],
    ['minReplicas: 2', 'minReplica: 2', 'minReplica'],
    [/(kind: Deployment\n +name: )echotune/, '$1echo', 'to scale'],
  ])('a cluster with %s as %s is found out', async (right, wrong, why, overlay = 'scaled') => {
    const manifests = readManifests(planted(await built(overlay), right, wrong));
    const faults = [...(await schemaFaults(manifests)), ...clusterFaults(manifests, version)];
    expect(faults.join('\n')).toContain(why);
  });
});

const unit = read('ops/systemd/echotune.service');

it('the unit starts what there is, with known settings, and hardened', () => {
  expect(unitFaults(unit, root)).toEqual([]);
});

it.each([
  ['NoNewPrivileges=yes', 'NoNewPrivileges=no', 'NoNewPrivileges is not yes'],
  ['User=echotune', 'User=root', 'User is not echotune'],
  ['bin/echotune.js', 'bin/server.js', 'there is no bin/server.js'],
  ['echotune.js start', 'echotune.js doctor', 'does not start the server'],
  ['ECHOTUNE_HOME=', 'ECHOTUNE_HOUSE=', 'ECHOTUNE_HOUSE is no setting'],
  ['echotune/docs/operate.md', 'echotune/docs/operation.md', 'there is no docs/operation.md'],
])('a unit with %s as %s is found out', (right, wrong, why) => {
  expect(unitFaults(planted(unit, right, wrong), root).join('\n')).toContain(why);
});

describeWith('systemd', 'what systemd makes of the unit', () => {
  /** What systemd says; it ends with 0 for unknown keys, which it merely tells. */
  async function analyze(text: string, ...args: readonly string[]): Promise<string> {
    const file = join(folder, 'echotune.service');
    writeFileSync(file, text);
    const { stdout, stderr } = await run('systemd-analyze', ['--no-pager', ...args, file]);
    return args[0] === 'verify' ? stderr : stdout;
  }

  it('it is one, and exposes little', async () => {
    expect(await analyze(unit, 'verify')).not.toContain('echotune.service');
    // Tenths; without any of it the figure is 92.
    expect(await analyze(unit, 'security', '--offline=true', '--threshold=20')).toContain(
      'Overall',
    );
  });

  it('a key that there is not, and a unit that exposes more, are found out', async () => {
    const misspelt = planted(unit, 'ProtectHome', 'ProtectHouse');
    expect(await analyze(misspelt, 'verify')).toContain('ProtectHouse');
    const open = unit.replace(/^(?:Protect|Private|Restrict|System)\w+=.*$/gm, '');
    await expect(analyze(open, 'security', '--offline=true', '--threshold=20')).rejects.toThrow();
  });
});
