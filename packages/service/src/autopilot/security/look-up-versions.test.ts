import type { OsvRecord } from '@echotune/connect';
import { EchoError } from '@echotune/data';
import { expect, it } from 'vitest';
import { compareVersions } from './compare-versions.ts';
import { lookUpVersions } from './look-up-versions.ts';

const of = (name: string) => ({ ecosystem: 'npm', name });
const semver = (...events: object[]) => [{ type: 'SEMVER', events }];
const records: Readonly<Record<string, OsvRecord>> = {
  'GHSA-1': {
    id: 'GHSA-1',
    affected: [
      { package: of('other'), ranges: semver({ introduced: '0' }, { fixed: '1.0.1' }) },
      { package: of('left'), ranges: semver({ introduced: '0' }, { fixed: '0.9.5' }) },
      { package: of('left'), ranges: semver({ introduced: '1.0.0' }, { fixed: '1.10.0' }) },
      { package: of('left'), ranges: semver({ introduced: '2.0.0' }, { fixed: '2.0.1' }) },
    ],
    database_specific: { severity: 'MODERATE' },
  },
  'GHSA-2': { id: 'GHSA-2', affected: [{ package: of('left') }] },
  'GHSA-3': { id: 'GHSA-3', affected: [], withdrawn: '2026-01-01T00:00:00Z' },
};
const osv = {
  idsOf: async () => [[], ['GHSA-1', 'GHSA-2', 'GHSA-3']],
  record: async (id: string) => records[id] ?? { id, affected: [] },
};
const packages = [
  { name: 'right', version: '1.0.0' },
  { name: 'left', version: '1.2.0' },
];
const installed = async () => packages;

it('tells package, version, advisory, how bad it is and the next release without it', async () => {
  expect(await lookUpVersions({ isAllowed: true, osv, installed })).toEqual({
    ...{ state: 'asked', packages: 2 },
    found: [
      {
        ...{ package: 'left', version: '1.2.0', advisory: 'GHSA-1' },
        ...{ severity: 'moderate', fixed: '1.10.0' },
      },
      {
        ...{ package: 'left', version: '1.2.0', advisory: 'GHSA-2' },
        ...{ severity: null, fixed: null },
      },
    ],
  });
});

it('where nobody answers, or it is unknown what is installed, nothing is known, and why is told', async () => {
  const away = new EchoError('provider-unreachable', 'osv: connection refused');
  const failing = { ...osv, idsOf: () => Promise.reject(away) };
  const failed = { state: 'failed', why: away.message };
  expect(await lookUpVersions({ isAllowed: true, osv: failing, installed })).toEqual(failed);
  const lost = () => Promise.reject(away);
  expect(await lookUpVersions({ isAllowed: true, osv, installed: lost })).toEqual(failed);
});

it('orders versions as semantic versioning does', () => {
  const ordered = ['0.9.0', '1.0.0-alpha.2', '1.0.0-alpha.10', '1.0.0', '1.0.1', '1.2.0', '1.10.0'];
  expect(ordered.toReversed().toSorted(compareVersions)).toEqual(ordered);
  expect(compareVersions('v1.0.0+build', '1.0.0')).toBe(0);
});
