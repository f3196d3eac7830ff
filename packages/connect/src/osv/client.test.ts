import { expect, it } from 'vitest';
import { osvOnFake } from '../api/clients.fixture.ts';
import type { FakeAdvisory } from './fake-osv.ts';
import { mostOsvQueries } from './limits.ts';

const advisory = (id: string, name: string, versions: readonly string[]): FakeAdvisory => ({
  ...{ id, name, versions, fixed: '1.0.1', severity: 'HIGH' },
});
const packages = [
  { name: 'left', version: '1.0.0' },
  { name: '@of/right', version: '2.0.0' },
];

it('tells what is known against each package in their order, and nothing of what is not', async () => {
  const { fake, client } = await osvOnFake();
  fake.advisories.push(advisory('GHSA-1', '@of/right', ['2.0.0']), advisory('GHSA-2', 'left', []));
  expect(await client.idsOf(packages)).toEqual([[], ['GHSA-1']]);
  expect(await client.record('GHSA-1')).toMatchObject({ id: 'GHSA-1' });
  await expect(client.record('GHSA-9')).rejects.toMatchObject({ code: 'provider-refused' });
  expect(fake.server.asked[0]?.body).toEqual({
    queries: packages.map(({ name, version }) => ({
      ...{ package: { name, ecosystem: 'npm' }, version },
    })),
  });
});

it('reads every page of each package', async () => {
  const { fake, client } = await osvOnFake();
  fake.pageLength = 2;
  const ids = ['GHSA-1', 'GHSA-2', 'GHSA-3', 'GHSA-4', 'GHSA-5'];
  for (const id of ids) fake.advisories.push(advisory(id, 'left', ['1.0.0']));
  fake.advisories.push(advisory('GHSA-6', '@of/right', ['2.0.0']));
  expect(await client.idsOf(packages)).toEqual([ids, ['GHSA-6']]);
  expect(fake.server.asked).toHaveLength(3);
});

it('pages that lead round and round end', async () => {
  const { fake, client, misfits } = await osvOnFake();
  fake.isEndless = true;
  fake.advisories.push(advisory('GHSA-1', 'left', ['1.0.0']));
  await expect(client.idsOf(packages)).rejects.toMatchObject({ code: 'provider-misfit' });
  expect(misfits).toMatchObject([{ problem: 'pages without end' }]);
});

it('asks for no more at once than is taken', async () => {
  const { fake, client } = await osvOnFake();
  const many = Array.from({ length: mostOsvQueries + 1 }, (_, nth) => ({
    ...{ name: `p${nth}`, version: '1.0.0' },
  }));
  fake.advisories.push(advisory('GHSA-1', `p${mostOsvQueries}`, ['1.0.0']));
  expect((await client.idsOf(many)).at(-1)).toEqual(['GHSA-1']);
  expect(fake.server.asked).toHaveLength(2);
});

it('an answer that says nothing of some packages is none, and so is one with other words', async () => {
  const { fake, client, misfits } = await osvOnFake();
  fake.advisories.push(advisory('GHSA-1', 'left', ['1.0.0']));
  fake.server.misbehave({ kind: 'drift', field: 'vulns', how: 'renamed' });
  await expect(client.idsOf(packages)).rejects.toMatchObject({ code: 'provider-misfit' });
  fake.isCutShort = true;
  await expect(client.idsOf(packages)).rejects.toMatchObject({ code: 'provider-misfit' });
  expect(misfits.map(({ problem }) => problem).at(-1)).toBe('1 results of 2 queries');
});
