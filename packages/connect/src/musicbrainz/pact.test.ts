import { MatchersV3 } from '@pact-foundation/pact';
import { type PactCall, pactWith } from '../../../../tests/kit/pact.ts';
import { apiKit } from '../api/clients.fixture.ts';
import { MusicBrainz } from './client.ts';
import { startFakeMusicBrainz } from './fake-musicbrainz.ts';
import { musicBrainzLimits } from './limits.ts';

const { eachLike, integer, string } = MatchersV3;
const mbid = '11111111-1111-4111-8111-111111111111';
const isrc = 'DEA123456789';
const recording = { id: mbid, title: 'Glass', length: 201_000 };
const query = { inc: 'artist-credits isrcs tags', fmt: 'json' };
const wanted = { id: string(mbid), title: string('Glass'), length: integer(201_000) };

const calls: readonly PactCall<MusicBrainz>[] = [
  {
    does: 'a recording',
    given: 'a recording is known',
    request: { method: 'GET', path: `/recording/${mbid}`, query },
    response: { status: 200, body: wanted },
    ask: (client) => client.recording(mbid),
    gets: recording,
  },
  {
    does: 'the recordings of an ISRC',
    given: 'a recording is known',
    request: { method: 'GET', path: `/isrc/${isrc}`, query },
    response: { status: 200, body: { isrc: string(isrc), recordings: eachLike(wanted) } },
    ask: async (client) => ({ recordings: await client.recordingsOfIsrc(isrc) }),
    gets: { recordings: [recording] },
  },
  {
    does: 'an artist that it does not know',
    request: { method: 'GET', path: `/artist/${mbid}`, query: { inc: 'tags', fmt: 'json' } },
    response: { status: 404, body: { error: string('Not Found') } },
    ask: async (client) => ({ artist: await client.artist(mbid) }),
    gets: { artist: null },
  },
];

pactWith('musicbrainz', calls, {
  header: ['user-agent', 'EchoTune/0 (https://echotune.example)'],
  clientAt: async (address) => new MusicBrainz(apiKit().deps(musicBrainzLimits, address)),
  start: async () => {
    const { server, recordings, isrcs } = await startFakeMusicBrainz({ clock: () => Date.now() });
    return {
      ...{ address: server.address, headers: {}, close: () => server.close() },
      states: {
        'a recording is known': () => {
          recordings.set(mbid, recording);
          isrcs.set(isrc, [mbid]);
        },
      },
    };
  },
});
