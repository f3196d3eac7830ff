import { namedTrack } from '@echotune/formats';
import { expect, it } from 'vitest';
import { recordPlays } from '../feedback/record-plays.ts';
import { gatherSnapshot } from '../train/gather-snapshot.ts';
import { spotifyStage } from './connected.fixture.ts';
import { pollPlays } from './poll-plays.ts';
import { readLibrary } from './read-library.ts';

const minute = 60_000;

it('plays are stored once, by their starts, as the Web API told them, from where the last look ended', async () => {
  const { deps, test, fake, connect, listener, store } = await spotifyStage();
  const ada = await listener('Ada');
  await connect(ada);
  const { world } = fake;
  const now = test.deps.clock();
  const [long, short] = [world.song(3), world.song(4)];
  world.play(long, now - 20 * minute);
  // Skipped into: another track had played until a minute before its end.
  world.play(world.song(5), now - 11 * minute);
  world.play(short, now - 10 * minute);
  expect(await pollPlays(deps)).toEqual({ listeners: 1, added: 3, failed: 0 });
  const plays = await store.plays.recent(ada, 10);
  expect(plays.map(({ startedAt, msPlayed }) => [startedAt, msPlayed])).toEqual([
    ...[[now - 11 * minute, -1]],
    ...[[now - 11 * minute - world.song(5).durationMs, -1]],
    ...[[now - 20 * minute - long.durationMs, -1]],
  ]);
  expect(await pollPlays(deps)).toMatchObject({ added: 0 });
  expect(fake.asked.at(-1)?.query.get('after')).toBe(String(now - 10 * minute));
  // Killed after the plays and before the cursor: all is told again, and known.
  const { connections } = store;
  const connection = await connections.get(ada, 'spotify');
  expect(connection?.cursor).toBe(now - 10 * minute);
  await connections.disconnect(ada, 'spotify');
  await connect(ada);
  expect(await pollPlays(deps)).toMatchObject({ added: 0 });
  expect(await store.plays.count(ada)).toBe(3);
  expect(await store.check()).toEqual([]);
});

it('nothing that the Web API told reaches training, until another source tells of the same play', async () => {
  const { deps, test, fake, connect, listener, store } = await spotifyStage();
  const ada = await listener('Ada');
  await connect(ada);
  const { world } = fake;
  const now = test.deps.clock();
  const song = world.song(1);
  world.play(song, now - 30 * minute);
  world.play(world.song(2), now - 20 * minute);
  world.user().saved = [song, world.song(9)].map((one) => ({ song: one, addedAt: now }));
  await pollPlays(deps);
  expect(await readLibrary(deps, ada)).toEqual({ read: 2, total: 2, added: 2 });
  const learned = async () => {
    const { interactions } = await gatherSnapshot(store);
    return { plays: interactions.items.length };
  };
  const before = await learned();
  expect(before.plays).toBe(0);
  const shown = (await store.plays.columns(ada)).songIds;
  expect(await store.features.songFeatures([...shown], 'showing')).not.toEqual([]);
  expect(await store.features.songFeatures([...shown], 'learning')).toEqual([]);
  // The export that comes later: the same end, the time that was truly played.
  const track = namedTrack(song.name, song.artist, {
    ...{ id: song.uri, identities: [{ kind: 'spotify-track', value: song.uri }] },
  });
  const msPlayed = song.durationMs - 50_000;
  const stampedAt = now - 30 * minute;
  const play = { track, startedAt: stampedAt - msPlayed, stampedAt, msPlayed };
  const told = { listenerId: ada, source: 'spotify-extended', now };
  expect(await recordPlays(store, told, [play])).toEqual(['same-play']);
  expect((await learned()).plays).toBe(1);
  expect(await store.check()).toEqual([]);
});

it('one whose account does not answer holds up no other, and is read the next time', async () => {
  const { deps, test, fake, connect, listener, store } = await spotifyStage();
  const [ada, bob] = [await listener('Ada'), await listener('Bob')];
  const { world } = fake;
  await connect(ada);
  world.play(world.song(1), test.deps.clock());
  world.atTheBrowser = world.addUser('Sam').accountId;
  await connect(bob);
  world.play(world.song(2), test.deps.clock());
  fake.misbehave('api', { kind: 'drift', field: 'items', how: 'renamed' });
  expect(await pollPlays(deps)).toEqual({ listeners: 1, added: 1, failed: 1 });
  expect(await store.providers.misfits()).toMatchObject([{ operation: 'recently-played' }]);
  expect(await store.plays.count(ada)).toBe(0);
  expect(await pollPlays(deps)).toEqual({ listeners: 2, added: 1, failed: 0 });
});

it('a library of many pages is read whole, and read again adds what is new alone', async () => {
  const { deps, test, fake, connect, listener, store } = await spotifyStage();
  const ada = await listener('Ada');
  await connect(ada);
  const user = fake.world.user();
  const saved = (nth: number) => ({
    ...{ song: fake.world.song(nth), addedAt: test.deps.clock() - nth * minute },
  });
  user.saved = Array.from({ length: 120 }, (_, nth) => saved(nth));
  const progress: number[] = [];
  const onProgress = ({ read }: { read: number }) => void progress.push(read);
  expect(await readLibrary(deps, ada, { onProgress })).toMatchObject({ read: 120, added: 120 });
  expect(progress).toEqual([50, 100, 120]);
  user.saved = [saved(150), ...user.saved];
  expect(await readLibrary(deps, ada)).toMatchObject({ read: 121, added: 1 });
  const [newest] = await store.saved.list(ada);
  expect(newest?.savedAt).toBe(test.deps.clock());
  expect(await store.saved.list(ada)).toHaveLength(121);
});
