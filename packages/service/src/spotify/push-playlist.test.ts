import { namedTrack } from '@echotune/formats';
import { expect, it } from 'vitest';
import { recordPlays } from '../feedback/record-plays.ts';
import { spotifyStage } from './connected.fixture.ts';
import { pushPlaylist } from './push-playlist.ts';

/** A playlist of songs of the fake, every second without its id, and one that nobody knows. */
async function playlistStage(length: number) {
  const stage = await spotifyStage();
  const { store, fake, listener, connect, test } = stage;
  const ada = await listener('Ada');
  await connect(ada);
  const songs = Array.from({ length }, (_, nth) => fake.world.song(nth));
  const now = test.deps.clock();
  const tracks = [
    ...songs.map((song, nth) => {
      const identities = [{ kind: 'spotify-track', value: song.uri } as const];
      return namedTrack(song.name, song.artist, nth < 3 ? {} : { identities });
    }),
    namedTrack('Unheard "of"', 'Nobody'),
  ];
  const plays = tracks.map((track, nth) => ({
    ...{ track, startedAt: now - (nth + 1) * 300_000, msPlayed: 200_000 },
  }));
  await recordPlays(store, { listenerId: ada, source: 'api', now }, plays);
  const trackIds = [...(await store.plays.columns(ada)).trackIds].reverse();
  const { id } = await store.playlists.create(ada, {
    ...{ name: 'Mine', description: 'of mine', rules: null, seedSongs: [], refresh: null },
  });
  const entries = trackIds.map((trackId) => ({
    ...{ trackId, spellingId: null, reason: null, addedAt: now },
  }));
  const playlist = await store.playlists.insert(
    { listenerId: ada, id, version: null },
    null,
    entries,
  );
  return { ...stage, playlist, uris: songs.map(({ uri }) => uri) };
}

it('a playlist is made once, holds every track that can be found in order, and names the others', async () => {
  const { deps, fake, playlist, uris } = await playlistStage(130);
  const pushed = await pushPlaylist(deps, playlist);
  expect(pushed).toMatchObject({ added: 130, missing: [{ title: 'Unheard "of"' }] });
  expect(pushed.url).toContain(pushed.remoteId);
  const { playlists } = fake.world.user();
  const there = () => [...playlists.values()].map((one) => [one.name, one.isPublic, one.uris]);
  expect(there()).toEqual([['Mine', false, uris]]);
  // Broken off between two hundreds: the next push makes it whole, and in the same place. It searches for nothing
  // that the first one has searched for.
  fake.misbehave('api', { kind: 'latency', ms: 0 }, { kind: 'connection-cut' });
  await expect(pushPlaylist(deps, playlist)).rejects.toMatchObject({
    code: 'provider-unreachable',
  });
  expect((await pushPlaylist(deps, playlist)).remoteId).toBe(pushed.remoteId);
  expect(there()).toEqual([['Mine', false, uris]]);
});

it('one that was thrown away at Spotify is made anew', async () => {
  const { deps, fake, playlist } = await playlistStage(4);
  const first = await pushPlaylist(deps, playlist);
  fake.world.user().playlists.clear();
  const second = await pushPlaylist(deps, playlist);
  expect(second.remoteId).not.toBe(first.remoteId);
  expect(fake.world.user().playlists.size).toBe(1);
});
