import { MatchersV3 } from '@pact-foundation/pact';
import { type PactCall, pactWith } from '../../../../tests/kit/pact.ts';
import { apiKit } from '../api/clients.fixture.ts';
import { ListenBrainz } from './client.ts';
import { startFakeListenBrainz } from './fake-listenbrainz.ts';
import { listenBrainzLabsLimits, listenBrainzLimits } from './limits.ts';

const { eachLike, integer, like, string } = MatchersV3;
const mbid = '11111111-1111-4111-8111-111111111111';
const at = 1_700_000_000;
const names = { artist_name: 'Noor', track_name: 'Glass' };

const calls: readonly PactCall<ListenBrainz>[] = [
  {
    does: 'the listens before a moment',
    given: 'somebody listened',
    request: {
      ...{ method: 'GET', path: '/1/user/ada/listens' },
      query: { count: '1000', max_ts: String(at + 1) },
    },
    response: {
      status: 200,
      body: {
        payload: {
          count: integer(1),
          listens: eachLike({
            listened_at: integer(at),
            track_metadata: { artist_name: string('Noor'), track_name: string('Glass') },
          }),
        },
      },
    },
    ask: (client) => client.listens('ada', { beforeSeconds: at + 1 }),
    gets: { payload: { listens: [{ listened_at: at, track_metadata: names }] } },
  },
  {
    does: 'the listens of nobody',
    request: { method: 'GET', path: '/1/user/nobody/listens', query: { count: '1000' } },
    response: { status: 404, body: { code: integer(404), error: string('Cannot find user') } },
    ask: (client) => client.listens('nobody', { beforeSeconds: null }),
    gets: { code: 'provider-unknown-name' },
  },
  {
    does: 'whose a token is',
    request: { method: 'GET', path: '/1/validate-token' },
    response: { status: 200, body: { valid: like(true), user_name: string('ada') } },
    ask: async (client) => ({ owner: await client.ownerOf('a-token') }),
    gets: { owner: 'ada' },
  },
  {
    does: 'keep a listen',
    request: {
      ...{ method: 'POST', path: '/1/submit-listens' },
      body: { listen_type: 'import', payload: [{ listened_at: at, track_metadata: names }] },
    },
    response: { status: 200, body: { status: 'ok' } },
    ask: (client) => client.submit('a-token', [{ listened_at: at, track_metadata: names }]),
  },
  {
    does: 'what is known of a recording',
    given: 'a recording is known',
    request: {
      ...{ method: 'GET', path: '/1/metadata/recording/' },
      query: { recording_mbids: mbid, inc: 'artist tag release' },
    },
    response: {
      status: 200,
      body: {
        [mbid]: { tag: { recording: eachLike({ tag: string('rock'), count: integer(3) }) } },
      },
    },
    ask: (client) => client.recordings([mbid]),
    gets: { [mbid]: { tag: { recording: [{ tag: 'rock', count: 3 }] } } },
  },
  {
    does: 'the recording that names mean',
    given: 'a recording is known',
    request: {
      ...{ method: 'GET', path: '/1/metadata/lookup/' },
      query: { artist_name: 'Noor', recording_name: 'Glass' },
    },
    response: {
      status: 200,
      body: {
        ...{ recording_mbid: string(mbid), recording_name: string('Glass') },
        artist_credit_name: string('Noor'),
      },
    },
    ask: (client) => client.lookUp('Glass', 'Noor'),
    gets: { recording_mbid: mbid, recording_name: 'Glass', artist_credit_name: 'Noor' },
  },
];

pactWith('listenbrainz', calls, {
  header: ['accept', 'application/json'],
  clientAt: async (address) => {
    const { deps } = apiKit();
    return new ListenBrainz({
      api: deps(listenBrainzLimits, address),
      labs: deps(listenBrainzLabsLimits, address),
    });
  },
  start: async () => {
    const { server, listens, tokens, recordings } = await startFakeListenBrainz();
    tokens.set('a-token', 'ada');
    return {
      address: server.address,
      headers: { authorization: 'Token a-token' },
      close: () => server.close(),
      states: {
        'somebody listened': () => {
          listens.set('ada', [{ listened_at: at, track_metadata: names }]);
        },
        'a recording is known': () => {
          recordings.set(mbid, {
            ...{ recording: { name: 'Glass' }, artist: { name: 'Noor' } },
            tag: { recording: [{ tag: 'rock', count: 3 }] },
          });
        },
      },
    };
  },
});
