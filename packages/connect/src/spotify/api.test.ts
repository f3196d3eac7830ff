import { describe, expect, it } from 'vitest';
import type { Misbehaviour } from '../fake/misbehaviour.ts';
import { connectedSpotify } from './connected.fixture.ts';
import { removedCalls } from './removed.ts';

const minute = 60_000;

describe('the Spotify Web API', () => {
  it('tells the last fifty plays by their ends, after a moment those that are newer', async () => {
    const { api, holder, fake, time } = await connectedSpotify();
    const { world } = fake;
    for (let nth = 0; nth < 60; nth++) world.play(world.song(nth), time.now - nth * 4 * minute);
    const { items } = await api.recentlyPlayed(holder, null);
    expect(items).toHaveLength(50);
    expect(items[0]).toMatchObject({ played_at: time.now, track: { name: 'Paper Moon 0' } });
    const after = await api.recentlyPlayed(holder, time.now - 8 * minute);
    expect(after.items.map(({ track }) => track.name)).toEqual(['Paper Moon 0', 'Paper Moon 1']);
  });

  it('plays, pauses, skips and seeks, and says what is playing', async () => {
    const { api, holder, fake } = await connectedSpotify();
    expect(await api.playing(holder)).toBeNull();
    const { uri, name } = fake.world.song(5);
    await api.control(holder, { do: 'play', uris: [uri] });
    expect(await api.playing(holder)).toMatchObject({ is_playing: true, item: { name } });
    await api.control(holder, { do: 'seek', positionMs: 9_000 });
    await api.control(holder, { do: 'pause' });
    expect(await api.playing(holder)).toMatchObject({ is_playing: false, progress_ms: 9_000 });
    await api.control(holder, { do: 'next' });
    await api.control(holder, { do: 'next' });
    await api.control(holder, { do: 'previous' });
    expect(await api.playing(holder)).toMatchObject({ item: { name: 'Paper Moon 6' } });
    fake.world.user().hasDevice = false;
    const nowhere = api.control(holder, { do: 'play' });
    await expect(nowhere).rejects.toMatchObject({
      ...{ code: 'provider-refused', message: expect.stringContaining('NO_ACTIVE_DEVICE') },
    });
    fake.world.user().isPremium = false;
    await expect(api.control(holder, { do: 'pause' })).rejects.toThrow('PREMIUM_REQUIRED');
  });

  it.each(
    removedCalls.flatMap((call) =>
      call.methods.map((method) => [method, call.path, call] as const),
    ),
  )(
    'is not asked for what is gone: %s %s, which it would refuse',
    async (method, pattern, { answers, instead }) => {
      const { api, holder, fake } = await connectedSpotify();
      const path = pattern.replaceAll('{}', 'x1');
      const before = fake.asked.length;
      const refused = api.call(holder, { operation: 'gone', method: method as 'GET', path });
      await expect(refused).rejects.toMatchObject({
        ...{ code: 'provider-call-gone', message: expect.stringContaining(instead) },
      });
      expect(fake.asked).toHaveLength(before);
      const headers = { authorization: `Bearer ${await holder.token()}` };
      const sent = await fetch(fake.apiUrl + path, { method, headers });
      expect(sent.status).toBe(answers);
    },
  );

  it('gets a new token where Spotify no longer takes the old one, once', async () => {
    const { api, holder, fake } = await connectedSpotify();
    fake.world.expireAccessTokens();
    expect(await api.me(holder)).toMatchObject({ account_id: 'accountRobin' });
    fake.misbehave('api', { kind: 'expired-token' }, { kind: 'expired-token' });
    await expect(api.me(holder)).rejects.toMatchObject({ code: 'provider-consent-needed' });
    fake.world.withdrawConsent();
    await expect(api.me(holder)).rejects.toMatchObject({ code: 'provider-consent-needed' });
  });

  const passing: readonly Misbehaviour[] = [
    { kind: 'latency', ms: 20 },
    { kind: 'too-many', retryAfterS: 2 },
    { kind: 'too-many', retryAfterS: null },
    { kind: 'server-error' },
    { kind: 'half-a-body' },
    { kind: 'connection-cut' },
    { kind: 'expired-token' },
  ];
  it.each(passing)('gets over $kind and answers whole', async (misbehaviour) => {
    const { api, holder, fake, misfits } = await connectedSpotify();
    fake.misbehave('api', misbehaviour);
    expect(await api.me(holder)).toMatchObject({ account_id: 'accountRobin' });
    expect(misfits).toEqual([]);
  });

  it('under a mixture of everything that passes, each of many calls ends, and none is sent twice as often', async () => {
    const { api, holder, fake } = await connectedSpotify({ attempts: 4, failuresToOpen: 50 });
    const { uri } = fake.world.song(1);
    const list = await api.makePlaylist(holder, { name: 'Mixed', description: '' });
    const everything = Array.from({ length: 28 }, (_, nth) => passing[nth % passing.length]);
    fake.misbehave('api', ...everything.filter((one) => one !== undefined));
    const ends = await Promise.allSettled(
      Array.from({ length: 60 }, (_, nth) =>
        nth % 2 === 0 ? api.me(holder) : api.addItems(holder, list.id, [uri], 0),
      ),
    );
    // What is not to be sent twice may have arrived without an answer, but never twice.
    const added = fake.world.user().playlists.get(list.id)?.uris.length ?? 0;
    expect(added).toBeLessThanOrEqual(30);
    const failed = ends.filter(({ status }) => status === 'rejected').length;
    expect(failed).toBeLessThanOrEqual(15);
    expect(await api.me(holder)).toMatchObject({ account_id: 'accountRobin' });
  });

  it.each(['removed', 'renamed', 'retyped'] as const)(
    'a field that was %s is noticed at the first answer, and nothing of it goes on',
    async (how) => {
      const { api, holder, fake, misfits, counted, time } = await connectedSpotify();
      fake.world.play(fake.world.song(1), time.now);
      fake.misbehave('api', { kind: 'drift', field: 'played_at', how });
      const read = api.recentlyPlayed(holder, null);
      await expect(read).rejects.toMatchObject({ code: 'provider-misfit' });
      expect(misfits).toMatchObject([{ provider: 'spotify', operation: 'recently-played' }]);
      expect(JSON.stringify(misfits)).not.toContain('Paper Moon');
      expect(counted).toContain('provider_misfits spotify recently-played');
    },
  );

  it('what is no JSON is a misfit and no crash', async () => {
    const { api, holder, fake } = await connectedSpotify();
    fake.misbehave('api', { kind: 'no-json' });
    await expect(api.me(holder)).rejects.toMatchObject({ code: 'provider-misfit' });
  });

  it('a playlist takes a hundred at once, and a search answers ten', async () => {
    const { api, holder, fake } = await connectedSpotify();
    const { id } = await api.makePlaylist(holder, { name: 'Mine', description: 'a' });
    const uris = Array.from({ length: 101 }, (_, nth) => fake.world.song(nth).uri);
    await expect(api.replaceItems(holder, id, uris)).rejects.toThrow('maximum of 100');
    await api.replaceItems(holder, id, uris.slice(0, 100));
    await api.addItems(holder, id, uris.slice(100), 100);
    expect(fake.world.user().playlists.get(id)).toMatchObject({ isPublic: false, uris });
    expect(await api.search(holder, 'track:"Paper Moon 3" artist:"The Invented 3"')).toHaveLength(
      1,
    );
  });
});
