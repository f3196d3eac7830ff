import { expect, it } from 'vitest';
import { apiKit, musicBrainzOnFake } from '../api/clients.fixture.ts';
import { musicBrainzLimits } from './limits.ts';

const mbid = '11111111-1111-4111-8111-111111111111';

it('finds recordings by MBID and ISRC, artists by MBID, and knows what it does not know', async () => {
  const { fake, client } = await musicBrainzOnFake();
  fake.recordings.set(mbid, { id: mbid, title: 'T', isrcs: ['DEA123456789'] });
  fake.isrcs.set('DEA123456789', [mbid]);
  expect(await client.recording(mbid)).toMatchObject({ title: 'T' });
  expect(await client.recordingsOfIsrc('DEA123456789')).toMatchObject([{ id: mbid }]);
  expect(await client.artist(mbid)).toBeNull();
  expect(await client.recordingsOfIsrc('DEA000000000')).toEqual([]);
});

it('is asked once a second, however many wait', async () => {
  // A clock that hastens: on a busy machine two requests arrive closer together than they left.
  const clock = () => 3 * Date.now();
  const { fake, client } = await musicBrainzOnFake(apiKit(), { limits: musicBrainzLimits, clock });
  fake.recordings.set(mbid, { id: mbid, title: 'T' });
  fake.perSecond = 1;
  const all = await Promise.all([client.recording(mbid), client.recording(mbid)]);
  expect(all).toHaveLength(2);
  expect(fake.server.asked).toHaveLength(2);
});

it('is refused where it does not say who asks', async () => {
  const { client } = await musicBrainzOnFake(apiKit(), { userAgent: 'node' });
  await expect(client.recording(mbid)).rejects.toMatchObject({ code: 'provider-refused' });
});
