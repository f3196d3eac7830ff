import { expect, it } from 'vitest';
import { listenBrainzOnFake } from '../api/clients.fixture.ts';

const now = Date.UTC(2026, 0, 15) / 1000;
const mbid = '11111111-1111-4111-8111-111111111111';

it('tells whose a token is, and takes listens of that user, each once', async () => {
  const { fake, client } = await listenBrainzOnFake();
  fake.tokens.set('secret', 'ada');
  expect(await client.ownerOf('secret')).toBe('ada');
  expect(await client.ownerOf('other')).toBeNull();
  const listen = { listened_at: now, track_metadata: { artist_name: 'A', track_name: 'T' } };
  await client.submit('secret', [listen]);
  await client.submit('secret', [listen]);
  expect(fake.listens.get('ada')).toEqual([listen]);
  await expect(client.submit('other', [listen])).rejects.toMatchObject({
    code: 'provider-consent-needed',
  });
  await expect(client.submit('secret', [{ ...listen, listened_at: 1 }])).rejects.toMatchObject({
    ...{ code: 'provider-refused', message: expect.stringContaining('too low') },
  });
});

it('waits as long as the quota says, and then goes on', async () => {
  const { fake, client } = await listenBrainzOnFake();
  fake.listens.set('ada', []);
  fake.quota = { remaining: 0, resetInSeconds: 5 };
  const read = () => client.listens('ada', { beforeSeconds: null });
  await expect(read()).rejects.toMatchObject({ code: 'provider-busy' });
  fake.quota.remaining = 1;
  expect(await read()).toBeTruthy();
});

it('a quota that is used up for long is a pause', async () => {
  const { fake, client, advance } = await listenBrainzOnFake();
  fake.listens.set('ada', []);
  fake.quota = { remaining: 0, resetInSeconds: 3600 };
  const read = () => client.listens('ada', { beforeSeconds: null });
  await expect(read()).rejects.toMatchObject({ code: 'provider-paused' });
  fake.quota.remaining = 1;
  await expect(read()).rejects.toMatchObject({ code: 'provider-paused' });
  expect(fake.server.asked).toHaveLength(1);
  advance(3_601_000);
  expect(await read()).toBeTruthy();
});

it('says what is similar, what is known of recordings, and keeps playlists', async () => {
  const { fake, client } = await listenBrainzOnFake();
  fake.tokens.set('secret', 'ada');
  fake.similarArtists.set(mbid, [{ artist_mbid: mbid, name: 'B', score: 7 }]);
  fake.similarRecordings.set(mbid, [{ recording_mbid: mbid, score: 3 }]);
  fake.recordings.set(mbid, { release: { name: 'R', year: 1999 } });
  expect(await client.similarArtists(mbid)).toMatchObject([{ name: 'B', score: 7 }]);
  expect(await client.similarRecordings(mbid)).toMatchObject([{ score: 3 }]);
  expect(Object.keys(await client.recordings([mbid, 'unknown']))).toEqual([mbid]);
  const made = await client.makePlaylist('secret', { playlist: { title: 'Mine' } });
  const { playlists } = await client.playlists('ada');
  expect(playlists[0]?.playlist).toMatchObject({ title: 'Mine' });
  expect(playlists[0]?.playlist.identifier).toContain(made);
});

it('says that there is no such user', async () => {
  const { client } = await listenBrainzOnFake();
  const asked = client.listens('nobody', { beforeSeconds: null });
  await expect(asked).rejects.toMatchObject({ code: 'provider-unknown-name' });
});
