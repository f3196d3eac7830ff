import { describe, expect, it } from 'vitest';
import { decideSecurity } from './decide-security.ts';
import { findWeaknesses, type Severity, type WeaknessCode, weaknesses } from './find-weaknesses.ts';
import { nodeReleases } from './node-releases.ts';
import type { SecurityFacts } from './observe-security.ts';
import { sayWeakness, weaknessAdvice } from './say-weakness.ts';

const at = Date.UTC(2026, 6, 1);
const well: SecurityFacts = {
  ...{ isLoopback: true, isHttps: true, isClaimed: true, isRoot: false, nodeVersion: '24.17.0' },
  ...{ isPlainDatabase: false, isOpenDatabase: false, isPlainRedis: false, isOpenRedis: false },
  ...{ takesPrivateWebhooks: false, isWeakMetricsToken: false, isMetricsOpen: false },
  ...{ isUnlimited: false, neverSheds: false, isDebugLog: false, secretsInFile: [] },
  ...{ exposed: [], exposedCopies: 0, keys: 3, unusedKeys: 0, oldKeys: 0, broadKeys: 0 },
  ...{ openLinks: 0, idleAccounts: 0, endingConsents: 0, refusedAccounts: 0 },
  versions: { state: 'asked', packages: 100, found: [] },
};
const exposed = (file: string) => ({ file, mode: 0o644, wanted: 0o600 });
const bad = {
  ...{ package: 'left', version: '1.0.0', advisory: 'GHSA-1', fixed: '1.0.1' },
  severity: 'critical',
} as const;

const cases: readonly (readonly [WeaknessCode, Severity, Partial<SecurityFacts>])[] = [
  ['no-https', 'high', { isHttps: false }],
  ['no-https', 'high', { isLoopback: false, isHttps: null }],
  ['not-claimed', 'high', { isClaimed: false }],
  ['listens-beyond', 'low', { isLoopback: false }],
  ['plain-database', 'high', { isPlainDatabase: true }],
  ['open-database', 'medium', { isOpenDatabase: true }],
  ['plain-redis', 'medium', { isPlainRedis: true }],
  ['open-redis', 'high', { isOpenRedis: true }],
  ['private-webhooks', 'medium', { takesPrivateWebhooks: true }],
  ['weak-metrics-token', 'medium', { isWeakMetricsToken: true }],
  ['open-metrics', 'low', { isMetricsOpen: true }],
  ['no-rate-limit', 'medium', { isUnlimited: true }],
  ['no-shedding', 'low', { neverSheds: true }],
  ['debug-log', 'low', { isDebugLog: true }],
  ['runs-as-root', 'medium', { isRoot: true }],
  ['files-exposed', 'high', { exposed: [exposed('home'), exposed('secret.key')] }],
  [
    ...(['secrets-exposed', 'high'] as const),
    { exposed: [exposed('config.toml')], secretsInFile: ['metrics_token'] },
  ],
  ['copies-exposed', 'high', { exposedCopies: 2 }],
  ['unused-keys', 'low', { unusedKeys: 1 }],
  ['old-keys', 'low', { oldKeys: 1 }],
  ['broad-keys', 'medium', { broadKeys: 1 }],
  ['open-links', 'low', { openLinks: 1 }],
  ['idle-accounts', 'low', { idleAccounts: 1 }],
  ['ending-consents', 'low', { endingConsents: 1 }],
  ['refused-accounts', 'low', { refusedAccounts: 1 }],
  ['node-ended', 'high', { nodeVersion: '25.9.0' }],
  ['node-unfixed', 'high', { nodeVersion: '24.16.9' }],
  ['known-bad-version', 'high', { versions: { state: 'asked', packages: 1, found: [bad] } }],
  ['versions-unknown', 'low', { versions: { state: 'failed', why: 'no network' } }],
  ['versions-not-asked', 'low', { versions: { state: 'not-allowed' } }],
];

describe('what is weak', () => {
  it('is nothing where all is well', () => {
    expect(findWeaknesses(well, at)).toEqual([]);
  });

  it.each(cases)('%s, %s', (code, severity, facts) => {
    const found = findWeaknesses({ ...well, ...facts }, at);
    expect(found).toContainEqual(expect.objectContaining({ code, severity }));
    // What is exposed and what it holds are two things; all else is one.
    expect(found).toHaveLength(code === 'secrets-exposed' ? 2 : 1);
    for (const one of found) {
      expect(sayWeakness(one.code, one.params)).not.toContain('undefined');
      expect(weaknessAdvice(one.code)).toMatch(/\.$/);
    }
  });

  it('is told for every code by a case here', () => {
    const told = new Set([...cases.map(([code]) => code), 'node-ends']);
    expect(weaknesses.filter((code) => !told.has(code))).toEqual([]);
  });

  it('comes with the worst first', () => {
    const found = findWeaknesses({ ...well, isDebugLog: true, isRoot: true, isHttps: false }, at);
    expect(found.map(({ severity }) => severity)).toEqual(['high', 'medium', 'low']);
  });

  it('matters less to whom nobody else can reach', () => {
    const alone = { isLoopback: true, isHttps: null, isClaimed: false, isUnlimited: true };
    expect(findWeaknesses({ ...well, ...alone, isDebugLog: true }, at)).toEqual([]);
  });

  it('is as bad as an advisory says, and bad where it says nothing', () => {
    const weigh = (severity: 'low' | 'moderate' | 'high' | null) => {
      const versions = { state: 'asked', packages: 1, found: [{ ...bad, severity }] } as const;
      return findWeaknesses(
        { ...well, versions: { ...versions, found: [...versions.found] } },
        at,
      )[0]?.severity;
    };
    expect([weigh('low'), weigh('moderate'), weigh('high'), weigh(null)]).toEqual([
      ...['low', 'medium', 'high', 'high'],
    ]);
  });
});

describe('Node', () => {
  const codes = (nodeVersion: string, when: string) =>
    findWeaknesses({ ...well, nodeVersion }, Date.parse(when)).map(({ code }) => code);

  it('gets its fixes to the end of the last day', () => {
    const { endsOn } = nodeReleases.lines.find(({ major }) => major === 24) ?? { endsOn: '' };
    expect(codes('24.99.0', '2028-01-01')).toEqual([]);
    expect(codes('24.99.0', '2028-03-01')).toEqual(['node-ends']);
    expect(codes('24.99.0', `${endsOn}T23:59:59Z`)).toEqual(['node-ends']);
    expect(codes('24.99.0', '2028-05-01T00:00:00Z')).toEqual(['node-ended']);
  });

  it('of a line that came after the table nothing is said', () => {
    expect(codes('27.0.0', '2027-05-01')).toEqual([]);
    expect(codes('2.4.0', '2027-05-01')).toEqual([]);
  });
});

it('the agent says each unsafe version by itself, and not what the operator has chosen', () => {
  const situation = { at, acts: [] };
  const found = [bad, { ...bad, advisory: 'GHSA-2' }];
  const told = decideSecurity(
    { ...well, versions: { state: 'asked', packages: 1, found } },
    situation,
  );
  expect(told).toMatchObject([
    { does: 'advise', target: 'left 1.0.0 GHSA-1' },
    { does: 'advise', target: 'left 1.0.0 GHSA-2' },
  ]);
  expect(decideSecurity({ ...well, versions: { state: 'not-allowed' } }, situation)).toEqual([]);
});
