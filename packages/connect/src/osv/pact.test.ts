import { MatchersV3 } from '@pact-foundation/pact';
import { type PactCall, pactWith } from '../../../../tests/kit/pact.ts';
import { apiKit } from '../api/clients.fixture.ts';
import { Osv } from './client.ts';
import { startFakeOsv } from './fake-osv.ts';
import { osvLimits } from './limits.ts';

const { eachLike, string } = MatchersV3;
const known = 'something is known against a package';
const id = 'GHSA-1';
const affected = {
  package: { ecosystem: 'npm', name: 'left' },
  ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.0.1' }] }],
};

const calls: readonly PactCall<Osv>[] = [
  {
    does: 'what is known against packages',
    given: known,
    request: {
      ...{ method: 'POST', path: '/v1/querybatch' },
      body: {
        queries: [
          { package: { name: 'left', ecosystem: 'npm' }, version: '1.0.0' },
          { package: { name: '@of/right', ecosystem: 'npm' }, version: '2.0.0' },
        ],
      },
    },
    response: { status: 200, body: { results: [{ vulns: eachLike({ id: string(id) }) }, {}] } },
    ask: async (client) => ({
      ids: await client.idsOf([
        { name: 'left', version: '1.0.0' },
        { name: '@of/right', version: '2.0.0' },
      ]),
    }),
    gets: { ids: [[id], []] },
  },
  {
    does: 'a vulnerability',
    given: known,
    request: { method: 'GET', path: `/v1/vulns/${id}` },
    response: {
      status: 200,
      body: {
        ...{ id: string(id), affected: [affected] },
        database_specific: { severity: string('HIGH') },
      },
    },
    ask: (client) => client.record(id),
    gets: { id, affected: [affected], database_specific: { severity: 'HIGH' } },
  },
  {
    does: 'a vulnerability that it does not know',
    request: { method: 'GET', path: '/v1/vulns/GHSA-9' },
    response: { status: 404, body: { message: string('Bug not found.') } },
    ask: (client) => client.record('GHSA-9'),
    gets: { code: 'provider-refused' },
  },
];

pactWith('osv', calls, {
  header: ['user-agent', 'EchoTune/0 (https://echotune.example)'],
  clientAt: async (address) => new Osv(apiKit().deps(osvLimits, address)),
  start: async () => {
    const { server, advisories } = await startFakeOsv();
    return {
      ...{ address: server.address, headers: {}, close: () => server.close() },
      states: {
        [known]: () =>
          void advisories.push({
            ...{ id, name: 'left', versions: ['1.0.0'], fixed: '1.0.1', severity: 'HIGH' },
          }),
      },
    };
  },
});
