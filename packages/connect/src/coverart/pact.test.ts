import { MatchersV3 } from '@pact-foundation/pact';
import { type PactCall, pactWith } from '../../../../tests/kit/pact.ts';
import { apiKit, coverArtAt } from '../api/clients.fixture.ts';
import type { CoverArt } from './client.ts';
import { onePixel, startFakeCoverArt } from './fake-coverart.ts';

const mbid = '11111111-1111-4111-8111-111111111111';
const path = `/release/${mbid}/front-250`;
const file = `https://archive.org/download/mbid-${mbid}/mbid-${mbid}-1_thumb250.jpg`;

const calls: readonly PactCall<CoverArt>[] = [
  {
    does: 'where the front of a release is',
    given: 'a release has a front',
    request: { method: 'GET', path },
    response: {
      status: 307,
      headers: { location: MatchersV3.regex('https?://.+/download/.+', file) },
    },
    ask: async (client) => ({ address: await client.whereFront(mbid) }),
    gets: { address: file },
  },
  {
    does: 'a release without a front',
    request: { method: 'GET', path },
    response: { status: 404 },
    ask: async (client) => ({ address: await client.whereFront(mbid) }),
    gets: { address: null },
  },
  {
    does: 'what is no release',
    request: { method: 'GET', path: '/release/nothing/front-250' },
    response: { status: 400 },
    ask: (client) => client.whereFront('nothing'),
    gets: { code: 'provider-refused' },
  },
];

pactWith('coverart', calls, {
  header: ['user-agent', 'EchoTune/0 (https://echotune.example)'],
  clientAt: async (address) => coverArtAt(address, apiKit()),
  start: async () => {
    const { server, fronts } = await startFakeCoverArt();
    return {
      ...{ address: server.address, headers: {}, close: () => server.close() },
      states: { 'a release has a front': () => void fronts.set(mbid, onePixel(9, 9, 9)) },
    };
  },
});
