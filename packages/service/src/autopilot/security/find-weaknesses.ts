import type { AgentParams } from '@echotune/data';
import { compareVersions } from './compare-versions.ts';
import type { KnownBadVersion } from './look-up-versions.ts';
import { nodeReleases } from './node-releases.ts';
import type { SecurityFacts } from './observe-security.ts';

/** What can be weak; each once, but for versions that something is known against. */
export const weaknesses = [
  'no-https',
  'not-claimed',
  'listens-beyond',
  'plain-database',
  'open-database',
  'plain-redis',
  'open-redis',
  'private-webhooks',
  'weak-metrics-token',
  'open-metrics',
  'no-rate-limit',
  'no-shedding',
  'debug-log',
  'runs-as-root',
  'files-exposed',
  'secrets-exposed',
  'copies-exposed',
  'unused-keys',
  'old-keys',
  'broad-keys',
  'open-links',
  'idle-accounts',
  'ending-consents',
  'refused-accounts',
  'node-ended',
  'node-unfixed',
  'node-ends',
  'known-bad-version',
  'versions-unknown',
  'versions-not-asked',
] as const;
export type WeaknessCode = (typeof weaknesses)[number];

/** High: somebody can get in or read. Medium: they could with little. Low: worth knowing. */
export type Severity = 'high' | 'medium' | 'low';

export interface Weakness {
  readonly code: WeaknessCode;
  readonly severity: Severity;
  readonly params: AgentParams;
}

type Rule = readonly [isSo: boolean, code: WeaknessCode, severity: Severity, params?: AgentParams];

const dayMs = 86_400_000;
const soonMs = 90 * dayMs;

/** What is weak by what was seen, the worst first. `at` in UTC epoch milliseconds. */
export function findWeaknesses(facts: SecurityFacts, at: number): Weakness[] {
  const rules = [
    ...reachRules(facts),
    ...placeRules(facts),
    ...fileRules(facts),
    ...accessRules(facts),
    ...nodeRules(facts.nodeVersion, at),
    ...versionRules(facts),
  ];
  const found = rules.flatMap(([isSo, code, severity, params = {}]) =>
    isSo ? [{ code, severity, params }] : [],
  );
  const order: readonly Severity[] = ['high', 'medium', 'low'];
  return order.flatMap((severity) => found.filter((one) => one.severity === severity));
}

/** Whoever is on this machine alone can reach it: much of what follows matters to nobody else. */
function reachRules(facts: SecurityFacts): Rule[] {
  const { isLoopback, isHttps, isClaimed } = facts;
  const isReached = !isLoopback || isHttps !== null;
  return [
    [isHttps === false || (!isLoopback && isHttps !== true), 'no-https', 'high'],
    [isReached && !isClaimed, 'not-claimed', 'high'],
    [!isLoopback && isHttps === true, 'listens-beyond', 'low'],
    [isReached && facts.takesPrivateWebhooks, 'private-webhooks', 'medium'],
    [isReached && facts.isUnlimited, 'no-rate-limit', 'medium'],
    [isReached && facts.neverSheds, 'no-shedding', 'low'],
    [isReached && facts.isDebugLog, 'debug-log', 'low'],
    [facts.isWeakMetricsToken, 'weak-metrics-token', 'medium'],
    [facts.isMetricsOpen, 'open-metrics', 'low'],
  ];
}

function placeRules(facts: SecurityFacts): Rule[] {
  return [
    [facts.isPlainDatabase, 'plain-database', 'high'],
    [facts.isOpenDatabase, 'open-database', 'medium'],
    [facts.isPlainRedis, 'plain-redis', 'medium'],
    [facts.isOpenRedis, 'open-redis', 'high'],
    [facts.isRoot, 'runs-as-root', 'medium'],
  ];
}

function fileRules({ exposed, exposedCopies, secretsInFile }: SecurityFacts): Rule[] {
  const names = exposed.map(({ file }) => file);
  const isConfigOpen = names.includes('config.toml');
  return [
    [names.length > 0, 'files-exposed', 'high', { files: names.join(', ') }],
    [
      ...([isConfigOpen && secretsInFile.length > 0, 'secrets-exposed', 'high'] as const),
      { keys: secretsInFile.join(', ') },
    ],
    [exposedCopies > 0, 'copies-exposed', 'high', { count: exposedCopies }],
  ];
}

function accessRules(facts: SecurityFacts): Rule[] {
  const counted = (count: number, code: WeaknessCode, severity: Severity): Rule => [
    ...([count > 0, code, severity, { count }] as const),
  ];
  return [
    counted(facts.broadKeys, 'broad-keys', 'medium'),
    counted(facts.unusedKeys, 'unused-keys', 'low'),
    counted(facts.oldKeys, 'old-keys', 'low'),
    counted(facts.openLinks, 'open-links', 'low'),
    counted(facts.idleAccounts, 'idle-accounts', 'low'),
    counted(facts.endingConsents, 'ending-consents', 'low'),
    counted(facts.refusedAccounts, 'refused-accounts', 'low'),
  ];
}

function nodeRules(version: string, at: number): Rule[] {
  const line = nodeReleases.lines.find(({ major }) => version.startsWith(`${major}.`));
  if (line === undefined) return [];
  const { endsOn, least } = line;
  const leftMs = Date.parse(endsOn) + dayMs - at;
  const params = { version, asOf: nodeReleases.asOf };
  return [
    [leftMs <= 0, 'node-ended', 'high', { ...params, endsOn }],
    [leftMs > 0 && leftMs < soonMs, 'node-ends', 'low', { ...params, endsOn }],
    [
      ...([least !== null && compareVersions(version, least) < 0, 'node-unfixed', 'high'] as const),
      { ...params, least },
    ],
  ];
}

function versionRules({ versions }: SecurityFacts): Rule[] {
  switch (versions.state) {
    case 'not-allowed':
      return [[true, 'versions-not-asked', 'low']];
    case 'failed':
      return [[true, 'versions-unknown', 'low', { why: versions.why }]];
    case 'asked':
      return versions.found.map(
        (one): Rule => [...([true, 'known-bad-version', weightOf(one), { ...one }] as const)],
      );
  }
}

/** What nobody has weighed yet is taken for bad. */
function weightOf({ severity }: KnownBadVersion): Severity {
  if (severity === 'low') return 'low';
  return severity === 'moderate' ? 'medium' : 'high';
}
