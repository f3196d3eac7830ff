import type { NewDecision, Store } from '@echotune/data';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { openOnPostgres, openStore, type TestStore } from '../../../../tests/kit/open-store.ts';
import { describeWith } from '../../../../tests/need.ts';
import { artistKey } from '../identify/name-key.ts';
import { archiveOf, comparable, importLines } from './archive.fixture.ts';
import { create, decideAll, library, seen } from './decided-library.fixture.ts';

type Open = () => Promise<TestStore>;

async function opened(open: Open): Promise<TestStore> {
  const test = await open();
  onTestFinished(test.close);
  return test;
}

/** Takes a listener to an empty store, twice. */
async function takeAlong(open: Open, { store }: TestStore, listenerId: number): Promise<Store> {
  const lines = await archiveOf(store, listenerId);
  const { store: elsewhere } = await opened(open);
  const { id } = await create(elsewhere, 'Ada');
  expect(await importLines(elsewhere, id, lines)).toMatchObject({ rejected: 0 });
  expect(comparable(await archiveOf(elsewhere, id))).toEqual(comparable(lines));
  expect(await importLines(elsewhere, id, lines)).toMatchObject({ added: 0, rejected: 0 });
  expect(comparable(await archiveOf(elsewhere, id))).toEqual(comparable(lines));
  expect(await elsewhere.check()).toEqual([]);
  return elsewhere;
}

async function undoAll(store: Store): Promise<void> {
  for (const { id } of await store.identity.decisions()) await store.identity.undo(id);
}

function everyKind(open: Open): void {
  it('decisions of every kind come along: the same songs and names, and undone the same as before', async () => {
    const test = await opened(open);
    const listenerId = await library(test);
    const plain = await seen(test.store);
    const kinds = await decideAll(test, listenerId);
    const elsewhere = await takeAlong(open, test, listenerId);
    expect((await elsewhere.identity.decisions()).map(({ kind }) => kind)).toEqual(kinds);
    const times = (store: Store) =>
      store.identity.decisions().then((all) => all.map(({ at, by }) => ({ at, by })));
    expect(await times(elsewhere)).toEqual(await times(test.store));
    expect(await seen(elsewhere)).toEqual(await seen(test.store));
    await undoAll(elsewhere);
    expect(await seen(elsewhere)).toEqual(plain);
    const [ada] = await elsewhere.listeners.list();
    await elsewhere.listeners.forget(ada?.id ?? 0);
    expect(await elsewhere.identity.decisions(true)).toEqual([]);
    expect(await elsewhere.identity.names()).toMatchObject({ songs: [], artists: [] });
  });
}

everyKind(openStore);
describeWith('postgres', 'on PostgreSQL', () => everyKind(openOnPostgres));

/** A decision about whatever stands at these places, or undoing the nth that holds. */
interface Step {
  readonly what: NewDecision['kind'] | 'undo';
  readonly a: number;
  readonly b: number;
}

const steps = fc.array(
  fc.record({
    what: fc.constantFrom<Step['what'][]>(
      ...(['merge-songs', 'merge-artists', 'part-track', 'move-track', 'rename-song'] as const),
      ...(['rename-artist', 'split-artist', 'different-songs', 'different-artists'] as const),
      ...(['part-track', 'merge-songs', 'undo', 'undo'] as const),
    ),
    a: fc.nat(30),
    b: fc.nat(30),
  }),
  { maxLength: 14 },
);

function decisionOf(step: Step, place: (of: 'song' | 'artist' | 'track', n: number) => number) {
  const { what, a, b } = step;
  const [songId, artistId, trackId] = [place('song', a), place('artist', a), place('track', a)];
  const parts = ['Mira', `New ${b % 3}`].map((name) => ({ name, key: artistKey(name) }));
  const decisions: Record<NewDecision['kind'], NewDecision> = {
    'merge-songs': { kind: 'merge-songs', songId, intoId: place('song', b) },
    'merge-artists': { kind: 'merge-artists', artistId, intoId: place('artist', b) },
    'part-track': { kind: 'part-track', trackId },
    'move-track': { kind: 'move-track', trackId, songId: place('song', b) },
    'rename-song': { kind: 'rename-song', songId, title: `Title ${b % 4}` },
    'rename-artist': { kind: 'rename-artist', artistId, name: `Name ${b % 4}` },
    'split-artist': { kind: 'split-artist', artistId, parts },
    'different-songs': { kind: 'different-songs', songId, otherId: place('song', b) },
    'different-artists': { kind: 'different-artists', artistId, otherId: place('artist', b) },
  };
  return what === 'undo' ? null : decisions[what];
}

async function take({ store, advance }: TestStore, listenerId: number, step: Step): Promise<void> {
  advance(1000);
  const held = await store.identity.decisions();
  const { songs, artists } = await store.identity.names();
  const { trackIds } = await store.plays.columns(listenerId);
  // Songs and artists that count as others can be named too, and parted tracks' former songs.
  const objects = held.flatMap(({ subjectId, objectId, kind }) =>
    kind === 'merge-songs' ? [subjectId] : kind === 'part-track' ? (objectId ?? []) : [],
  );
  const ids = {
    song: [...songs.map(({ songId }) => songId), ...objects],
    artist: artists.map(({ artistId }) => artistId),
    track: [...new Set(trackIds)],
  };
  const place = (of: keyof typeof ids, n: number) => ids[of][n % ids[of].length] ?? 0;
  const decision = decisionOf(step, place);
  const undone = held[step.a % Math.max(1, held.length)];
  const work = decision
    ? store.identity.decide(decision, 'Ada')
    : undone && store.identity.undo(undone.id);
  await work?.catch((error) => {
    if (!['identity-unchanged', 'song-unknown'].includes(error.code)) throw error;
  });
}

it('whatever was decided and undone comes along', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const test = await opened(openStore);
      const listenerId = await library(test);
      for (const step of taken) await take(test, listenerId, step);
      const elsewhere = await takeAlong(openStore, test, listenerId);
      expect(await seen(elsewhere)).toEqual(await seen(test.store));
      await undoAll(elsewhere);
      await undoAll(test.store);
      expect(await seen(elsewhere)).toEqual(await seen(test.store));
    }),
    { numRuns: 8 },
  );
});

it('where others listen, only what was decided there already is taken, and the rest says why not', async () => {
  const test = await opened(openStore);
  const listenerId = await library(test);
  const kinds = await decideAll(test, listenerId);
  const lines = await archiveOf(test.store, listenerId);
  const { store: elsewhere } = await opened(openStore);
  await create(elsewhere, 'Eve');
  const { id } = await create(elsewhere, 'Ada');
  expect(await importLines(elsewhere, id, lines)).toMatchObject({ rejected: kinds.length });
  expect(await elsewhere.identity.decisions()).toEqual([]);
  const [file] = await elsewhere.imports.files(1);
  const page = { outcome: 'rejected', offset: 0, limit: 1 } as const;
  const [refused] = await elsewhere.imports.outcomes(file?.id ?? 0, page);
  expect(refused).toMatchObject({
    code: 'names-shared',
    reason: expect.stringContaining('decide it with `echotune identity`'),
  });
  await create(test.store, 'Eve');
  expect(await importLines(test.store, listenerId, lines)).toMatchObject({ added: 0, rejected: 0 });
});
