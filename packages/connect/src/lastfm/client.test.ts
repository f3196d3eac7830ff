import { expect, it } from 'vitest';
import { apiKit, approvalUrl, lastfmOnFake } from '../api/clients.fixture.ts';

const now = Date.UTC(2026, 0, 15) / 1000;

it('signs in who approved a token, and takes their plays, each once', async () => {
  const { fake, client } = await lastfmOnFake();
  const { token, url } = await client.askApproval();
  expect(url).toBe(`${approvalUrl}?api_key=${fake.apiKey}&token=${token}`);
  await expect(client.signIn(token)).rejects.toMatchObject({ code: 'provider-consent-needed' });
  fake.tokens.set(token, 'ada');
  const { user, session } = await client.signIn(token);
  expect(user).toBe('ada');
  const play = {
    ...{ artist: 'Bjørk & Söhne', track: 'T', album: null, mbid: null },
    ...{ timestampSeconds: now, durationSeconds: null },
  };
  const old = { ...play, timestampSeconds: now - 15 * 86_400 };
  expect(await client.scrobble(session, [play, old])).toEqual([null, 'Timestamp was too old']);
  expect(await client.scrobble(session, [play])).toEqual([null]);
  expect(fake.scrobbles.get('ada')).toHaveLength(1);
  await expect(client.scrobble('another', [play])).rejects.toMatchObject({
    code: 'provider-consent-needed',
  });
});

it('takes error 29 for a request to slow down, though its status says that all is well', async () => {
  const { fake, client } = await lastfmOnFake();
  fake.scrobbles.set('ada', []);
  fake.quota.remaining = 0;
  const read = () => client.recentTracks('ada', { beforeSeconds: null });
  await expect(read()).rejects.toMatchObject({ code: 'provider-busy' });
  expect(fake.server.asked).toHaveLength(3);
  fake.quota.remaining = 5;
  expect(await read()).toBeTruthy();
});

it('refuses with what it said: a wrong key, a user that is not there; without a secret nothing is signed', async () => {
  const wrong = await lastfmOnFake(apiKit(), { apiKey: 'wrong' });
  await expect(wrong.client.artistTags('A')).rejects.toMatchObject({
    ...{ code: 'provider-not-configured', message: expect.stringContaining('API key') },
  });
  const { client } = await lastfmOnFake(apiKit(), { secret: null });
  await expect(client.recentTracks('nobody', { beforeSeconds: null })).rejects.toMatchObject({
    ...{ code: 'provider-unknown-name', message: expect.stringContaining('User not found') },
  });
  await expect(client.signIn('token')).rejects.toMatchObject({ code: 'provider-not-configured' });
});

it('tells tags and similar artists', async () => {
  const { fake, client } = await lastfmOnFake();
  fake.tags.set('A', [{ name: 'rock', count: 100 }]);
  fake.tags.set('A – T', [{ name: 'ballad', count: 50 }]);
  fake.similar.set('A', [{ name: 'B', match: '0.5' }]);
  expect(await client.artistTags('A')).toMatchObject([{ name: 'rock', count: 100 }]);
  expect(await client.trackTags('A', 'T')).toMatchObject([{ name: 'ballad' }]);
  expect(await client.similarArtists('A')).toMatchObject([{ name: 'B', match: 0.5 }]);
});
