import { globalAgent } from 'node:https';
import { connect } from 'node:net';
import { LastFMAuth, LastFMTrack, LastFMUser } from 'lastfm-ts-api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { anHourAgo, openStage, type ScrobblerStage } from '../scrobbler.fixture.ts';

let stage: ScrobblerStage;
const { createConnection } = globalAgent;

/** The client speaks HTTPS to port 443 alone: what ends TLS before a real server is left out here. */
beforeAll(async () => {
  stage = await openStage();
  const { port } = new URL(await stage.bare.listen({ host: '127.0.0.1', port: 0 }));
  globalAgent.createConnection = () => connect({ host: '127.0.0.1', port: Number(port) });
});
afterAll(async () => {
  globalAgent.createConnection = createConnection;
  await stage.close();
});

const config = { hostname: '127.0.0.1', path: '/lastfm/2.0' };

it('lastfm-ts-api signs in with a token for key and secret, scrobbles, and loves', async () => {
  const { token: key } = stage;
  const auth = new LastFMAuth(key, key, undefined, config);
  const { token } = await auth.getToken();
  const { session } = await auth.getSession({ token });
  expect(session).toMatchObject({ name: 'Ada', key });
  const track = new LastFMTrack(key, key, session.key, config);
  const song = { artist: 'Çelik & Söhne', track: 'Straße 7?', album: 'Übermorgen' };
  await track.updateNowPlaying(song);
  const { scrobbles } = await track.scrobble({ ...song, timestamp: anHourAgo });
  expect(scrobbles['@attr']).toMatchObject({ accepted: 1, ignored: 0 });
  const many = Array.from({ length: 12 }, (_, n) => ({
    ...{ artist: 'Noor', track: `Glass ${n}`, timestamp: anHourAgo - 300 * (n + 1) },
  }));
  await track.scrobbleMany(many);
  await track.love({ artist: song.artist, track: song.track });
  expect(await stage.playCount()).toBe(13);
  const recommended = (await stage.recommended()).join('\n');
  expect(recommended).toContain('Straße 7?');
  expect(recommended).toContain('Noor – Glass 0');
  const user = new LastFMUser(key, key, session.key, config);
  expect((await user.getInfo({ user: 'Ada' })).user).toMatchObject({ name: 'Ada' });
});

it('lastfm-ts-api says what is wrong', async () => {
  const { token: key } = stage;
  const other = new LastFMTrack(key, 'another secret', key, config);
  const song = { artist: 'Noor', track: 'Glass', timestamp: anHourAgo };
  await expect(other.scrobble(song)).rejects.toThrow('Invalid method signature');
  const stale = new LastFMTrack('program', 'secret', 'gone', config);
  await expect(stale.scrobble(song)).rejects.toThrow('re-authenticate');
});
