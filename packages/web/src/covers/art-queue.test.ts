import { expect, it } from 'vitest';
import { type ArtAnswer, ArtQueue } from './art-queue.ts';

/** A server that knows pictures after so many questions; time passes when it is told to. */
function stage(answerOf: (song: number, times: number) => Omit<ArtAnswer, 'song'> | null) {
  const asked: number[][] = [];
  const waits: number[] = [];
  const times = new Map<number, number>();
  let go: (() => void)[] = [];
  const queue = new ArtQueue({
    ask: async (songs) => {
      asked.push([...songs]);
      return songs.flatMap((song) => {
        times.set(song, (times.get(song) ?? 0) + 1);
        const answer = answerOf(song, times.get(song) ?? 0);
        return answer === null ? [] : [{ song, ...answer }];
      });
    },
    wait: (ms) => {
      waits.push(ms);
      return new Promise((resolve) => go.push(resolve));
    },
  });
  const pass = async () => {
    const waiting = go;
    go = [];
    for (const resume of waiting) resume();
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  };
  const shown: string[] = [];
  const want = (song: number) => queue.want(song, (picture) => shown.push(`${song} ${picture}`));
  return { asked, waits, pass, shown, want };
}

const here = { picture: 'p', pending: false };
const coming = { picture: null, pending: true };
const none = { picture: null, pending: false };

it('asks for what comes into sight together in one question, and about nothing twice', async () => {
  const { asked, pass, shown, want } = stage((song) => (song === 2 ? none : here));
  for (const song of [1, 2, 3, 1]) want(song);
  await pass();
  expect(asked).toEqual([[1, 2, 3]]);
  expect(shown).toEqual(['1 p', '1 p', '3 p']);
  for (const song of [1, 2, 3]) want(song);
  await pass();
  expect(asked).toHaveLength(1);
  expect(shown.slice(3)).toEqual(['1 p', '3 p']);
});

it('never asks about more than a screen at once, and those that wait have their turn', async () => {
  const { asked, pass, shown, want } = stage((_song, times) => (times < 2 ? coming : here));
  for (let song = 0; song < 100; song++) want(song);
  for (let round = 0; round < 5; round++) await pass();
  expect(asked.map(({ length }) => length)).toEqual([60, 60, 60, 20]);
  expect(asked[1]?.slice(0, 40)).toEqual(Array.from({ length: 40 }, (_, nth) => 60 + nth));
  expect(shown).toHaveLength(100);
});

it('asks again more and more seldom about what the server fetches, and gives up at last', async () => {
  const { asked, waits, pass, shown, want } = stage(() => coming);
  want(7);
  for (let round = 0; round < 20; round++) await pass();
  expect(asked).toHaveLength(10);
  expect(waits).toEqual([60, 1000, 2000, 4000, 8000, 8000, 8000, 8000, 8000, 8000]);
  want(7);
  await pass();
  expect(asked).toHaveLength(10);
  expect(shown).toEqual([]);
});

it('does not ask for what has gone out of the page, and shows it to nobody', async () => {
  const { asked, pass, shown, want } = stage((_song, times) => (times < 2 ? coming : here));
  const [stop, other] = [want(1), want(2)];
  want(3);
  stop();
  await pass();
  other();
  await pass();
  expect(asked).toEqual([[2, 3], [3]]);
  expect(shown).toEqual(['3 p']);
  want(2);
  await pass();
  expect(shown).toEqual(['3 p', '2 p']);
});

it('a server that is away leaves covers as they are, and is asked again for what is seen again', async () => {
  let isAway = true;
  const { asked, pass, shown, want } = stage(() => {
    if (isAway) throw new Error('away');
    return here;
  });
  want(1);
  await pass();
  await pass();
  expect(asked).toEqual([[1]]);
  isAway = false;
  want(1);
  await pass();
  expect(shown).toEqual(['1 p']);
});

it('a song of which nothing is said has no picture: consent was withdrawn', async () => {
  const { asked, pass, shown, want } = stage(() => null);
  want(1);
  await pass();
  await pass();
  expect([asked, shown]).toEqual([[[1]], []]);
});
