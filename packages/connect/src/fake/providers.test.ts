import { afterEach, describe, expect, it } from 'vitest';
import { apiDeps } from '../api/api-deps.fixture.ts';
import { Lastfm } from '../lastfm/client.ts';
import { ListenBrainz } from '../listenbrainz/client.ts';
import { MusicBrainz } from '../musicbrainz/client.ts';
import type { FakeServer } from './fake-server.ts';
import { openFakeLastfm } from './lastfm.ts';
import { openFakeListenBrainz } from './listenbrainz.ts';
import { openFakeMusicBrainz } from './musicbrainz.ts';

const now = Date.UTC(2026, 0, 15) / 1000;
const mbid = '11111111-1111-4111-8111-111111111111';

const opened: FakeServer[] = [];
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close();
});

async function listenBrainz() {
  const fake = await openFakeListenBrainz();
  opened.push(fake.server);
  const { address } = fake.server;
  return { fake, client: new ListenBrainz({ api: address, labs: address }, apiDeps().deps) };
}

async function lastfm(key: { apiKey?: string; secret?: string | null } = {}) {
  const fake = await openFakeLastfm(now);
  opened.push(fake.server);
  const addresses = { api: `${fake.server.address}/2.0/`, approve: 'https://approve.example/' };
  const { apiKey, secret } = fake;
  return { fake, client: new Lastfm(addresses, { apiKey, secret, ...key }, apiDeps().deps) };
}

async function musicBrainz(userAgent?: string) {
  const { deps } = apiDeps();
  const fake = await openFakeMusicBrainz(() => Date.now());
  opened.push(fake.server);
  const named = userAgent === undefined ? deps : { ...deps, userAgent };
  return { fake, client: new MusicBrainz(fake.server.address, named) };
}

describe('ListenBrainz', () => {
  it('tells whose a token is, and takes listens of that user, each once', async () => {
    const { fake, client } = await listenBrainz();
    fake.tokens.set('secret', 'ada');
    await expect(client.ownerOf('secret')).resolves.toBe('ada');
    await expect(client.ownerOf('other')).resolves.toBeNull();
    const listen = {
      listened_at: now,
      track_metadata: { artist_name: 'A', track_name: 'T' },
    };
    await client.submit('secret', [listen]);
    await client.submit('secret', [listen]);
    expect(fake.listens.get('ada')).toEqual([listen]);
    await expect(client.submit('other', [listen])).rejects.toMatchObject({
      code: 'provider-token-refused',
    });
    await expect(client.submit('secret', [{ ...listen, listened_at: 1 }])).rejects.toMatchObject({
      code: 'provider-refused',
      message: expect.stringContaining('too low'),
    });
  });

  it('waits as long as the quota says, and then goes on', async () => {
    const { fake, client } = await listenBrainz();
    fake.listens.set('ada', []);
    fake.quota = { remaining: 0, resetInSeconds: 5 };
    await expect(client.listens('ada', { beforeSeconds: null })).rejects.toMatchObject({
      code: 'provider-busy',
    });
    fake.quota.remaining = 1;
    await expect(client.listens('ada', { beforeSeconds: null })).resolves.toBeTruthy();
  });

  it('says what is similar, what is known of recordings, and keeps playlists', async () => {
    const { fake, client } = await listenBrainz();
    fake.tokens.set('secret', 'ada');
    fake.similarArtists.set(mbid, [{ artist_mbid: mbid, name: 'B', score: 7 }]);
    fake.similarRecordings.set(mbid, [{ recording_mbid: mbid, score: 3 }]);
    fake.recordings.set(mbid, { release: { name: 'R', year: 1999 } });
    await expect(client.similarArtists(mbid)).resolves.toMatchObject([{ name: 'B', score: 7 }]);
    await expect(client.similarRecordings(mbid)).resolves.toMatchObject([{ score: 3 }]);
    const known = await client.recordings([mbid, 'unknown']);
    expect(Object.keys(known)).toEqual([mbid]);
    const made = await client.makePlaylist('secret', { playlist: { title: 'Mine' } });
    const { playlists } = await client.playlists('ada');
    expect(playlists[0]?.playlist).toMatchObject({ title: 'Mine' });
    expect(playlists[0]?.playlist.identifier).toContain(made);
  });

  it('says that there is no such user', async () => {
    const { client } = await listenBrainz();
    const asked = client.listens('nobody', { beforeSeconds: null });
    await expect(asked).rejects.toMatchObject({ code: 'provider-unknown-name' });
  });
});

describe('Last.fm', () => {
  it('signs in who approved a token, and takes their plays, each once', async () => {
    const { fake, client } = await lastfm();
    const { token, url } = await client.askApproval();
    expect(url).toBe(`https://approve.example/?api_key=${fake.apiKey}&token=${token}`);
    await expect(client.signIn(token)).rejects.toMatchObject({ code: 'provider-token-refused' });
    fake.tokens.set(token, 'ada');
    const { user, session } = await client.signIn(token);
    expect(user).toBe('ada');
    const play = {
      ...{ artist: 'Bjørk & Söhne', track: 'T', album: null, mbid: null },
      ...{ timestampSeconds: now, durationSeconds: null },
    };
    const old = { ...play, timestampSeconds: now - 15 * 86_400 };
    await expect(client.scrobble(session, [play, old])).resolves.toEqual([
      null,
      'Timestamp was too old',
    ]);
    await expect(client.scrobble(session, [play])).resolves.toEqual([null]);
    expect(fake.scrobbles.get('ada')).toHaveLength(1);
    await expect(client.scrobble('another', [play])).rejects.toMatchObject({
      code: 'provider-token-refused',
    });
  });

  it('takes error 29 for a request to slow down, though its status says that all is well', async () => {
    const { fake, client } = await lastfm();
    fake.scrobbles.set('ada', []);
    fake.quota.remaining = 0;
    await expect(client.recentTracks('ada', { beforeSeconds: null })).rejects.toMatchObject({
      code: 'provider-busy',
    });
    expect(fake.server.asked).toHaveLength(3);
    fake.quota.remaining = 5;
    await expect(client.recentTracks('ada', { beforeSeconds: null })).resolves.toBeTruthy();
  });

  it('refuses with what it said: a wrong key, a user that is not there; without a secret nothing is signed', async () => {
    const wrong = await lastfm({ apiKey: 'wrong' });
    await expect(wrong.client.artistTags('A')).rejects.toMatchObject({
      code: 'provider-token-refused',
    });
    const { client } = await lastfm({ secret: null });
    await expect(client.recentTracks('nobody', { beforeSeconds: null })).rejects.toMatchObject({
      code: 'provider-unknown-name',
      message: expect.stringContaining('User not found'),
    });
    await expect(client.signIn('token')).rejects.toMatchObject({ code: 'provider-not-set-up' });
  });

  it('tells tags and similar artists', async () => {
    const { fake, client } = await lastfm();
    fake.tags.set('A', [{ name: 'rock', count: 100 }]);
    fake.tags.set('A – T', [{ name: 'ballad', count: 50 }]);
    fake.similar.set('A', [{ name: 'B', match: '0.5' }]);
    await expect(client.artistTags('A')).resolves.toMatchObject([{ name: 'rock', count: 100 }]);
    await expect(client.trackTags('A', 'T')).resolves.toMatchObject([{ name: 'ballad' }]);
    await expect(client.similarArtists('A')).resolves.toMatchObject([{ name: 'B', match: 0.5 }]);
  });
});

describe('MusicBrainz', () => {
  it('finds recordings by MBID and ISRC, artists by MBID, and knows what it does not know', async () => {
    const { fake, client } = await musicBrainz();
    fake.recordings.set(mbid, { id: mbid, title: 'T', isrcs: ['DEA123456789'] });
    fake.isrcs.set('DEA123456789', [mbid]);
    await expect(client.recording(mbid)).resolves.toMatchObject({ title: 'T' });
    await expect(client.recordingsOfIsrc('DEA123456789')).resolves.toMatchObject([{ id: mbid }]);
    await expect(client.artist(mbid)).resolves.toBeNull();
    await expect(client.recordingsOfIsrc('DEA000000000')).resolves.toEqual([]);
  });

  it('keeps to one request a second', async () => {
    const { fake, client } = await musicBrainz();
    fake.recordings.set(mbid, { id: mbid, title: 'T' });
    fake.perSecond = 1;
    const all = await Promise.all([client.recording(mbid), client.recording(mbid)]);
    expect(all).toHaveLength(2);
    expect(fake.server.asked).toHaveLength(2);
  });

  it('is refused where it does not say who asks', async () => {
    const { client } = await musicBrainz('node');
    await expect(client.recording(mbid)).rejects.toMatchObject({ code: 'provider-refused' });
  });
});
