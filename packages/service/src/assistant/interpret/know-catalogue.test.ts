import { namedTrack } from '@echotune/formats';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openStore, type TestStore } from '../../../../../tests/kit/open-store.ts';
import { KnownNames } from '../../catalogue/keep-names.ts';
import { resolveSpelling } from '../../identify/resolve-spelling.ts';
import { SongCatalogue } from '../../recommend/keep-catalogue.ts';
import { KnownTraits } from '../../recommend/keep-traits.ts';
import type { Knowledge } from './interpretation.ts';
import { catalogueKnowledge } from './know-catalogue.ts';

let test: TestStore;
let listenerId: number;
let knowledge: Knowledge;

beforeEach(async () => {
  test = await openStore();
  const { store } = test;
  const tracks: [title: string, artist: string][] = [
    ['Yesterday', 'The Beatles'],
    ['This Is the Day', 'The The'],
    ['Yesterday', 'Leona Lewis'],
    ['Numb (feat. Jay-Z)', 'Linkin Park'],
    ['Teardrop', 'Massive Attack'],
  ];
  const spelled = tracks.map(([title, artist]) =>
    resolveSpelling('api', namedTrack(title, artist)),
  );
  await store.catalogue.resolve(spelled);
  listenerId = (await store.listeners.create({ name: 'Ada', timeZone: 'UTC', demo: false })).id;
  knowledge = make();
});
afterEach(() => test.close());

function make(names = new KnownNames(test.store)): Knowledge {
  const { store } = test;
  const traits = new KnownTraits(store, new SongCatalogue(store));
  return catalogueKnowledge({ store, names, traits }, listenerId);
}

it('artists are known as they are spelled here, however they are typed', async () => {
  expect(await knowledge.artistCalled('the the')).toBe('The The');
  expect(await knowledge.artistCalled('beatles')).toBe('The Beatles');
  expect(await knowledge.artistCalled('massive')).toBeNull();
  for (const nobody of ['', '   ', '🎵', 'Portishead', "'); drop table artist; --"]) {
    expect(await knowledge.artistCalled(nobody)).toBeNull();
  }
});

it('songs are known by their whole title, and by whom where that is said', async () => {
  expect(await knowledge.songCalled('numb')).toEqual({ title: 'Numb', artist: 'Linkin Park' });
  expect(await knowledge.songCalled('yesterday', 'leona lewis')).toEqual({
    ...{ title: 'Yesterday', artist: 'Leona Lewis' },
  });
  expect(await knowledge.songCalled('yesterday', 'the beatles')).toEqual({
    ...{ title: 'Yesterday', artist: 'The Beatles' },
  });
  expect(await knowledge.songCalled('yesterday', 'The The')).toBeNull();
  expect(await knowledge.songCalled('this is')).toBeNull();
});

it('a slip of the finger is forgiven, two are another name', async () => {
  const massive = { artist: 'Massive Attack', song: null };
  for (const typed of ['masive attack', 'Massive Atack', 'massive attakc']) {
    expect(await knowledge.almostCalled(typed), typed).toEqual(massive);
  }
  expect(await knowledge.almostCalled('teardrp')).toEqual({
    ...{ artist: null, song: { title: 'Teardrop', artist: 'Massive Attack' } },
  });
  expect(await knowledge.almostCalled('masive atack')).toBeNull();
  expect(await knowledge.almostCalled('xyz')).toBeNull();
});

it('playlists are the listener’s own', async () => {
  const { store } = test;
  const other = await store.listeners.create({ name: 'Eve', timeZone: 'UTC', demo: false });
  const empty = { description: '', rules: null, seedSongs: [], refresh: null };
  await store.playlists.create(listenerId, { name: 'Lange Nächte', ...empty });
  await store.playlists.create(other.id, { name: 'Secret', ...empty });
  knowledge = make();
  expect(await knowledge.playlistCalled('lange nachte')).toBe('Lange Nächte');
  expect(await knowledge.playlistCalled('secret')).toBeNull();
});

it('the same words are searched for once in a request, and others have their turn between', async () => {
  const names = new KnownNames(test.store);
  const search = vi.spyOn(names, 'search');
  const asked = make(names);
  let turns = 0;
  const count = () => {
    turns += 1;
    turning = setImmediate(count);
  };
  let turning = setImmediate(count);
  const ask = () => Promise.all([asked.songCalled('numb'), asked.almostCalled('teardrp')]);
  const first = await ask();
  clearImmediate(turning);
  const searches = search.mock.calls.length;
  expect(await ask()).toEqual(first);
  expect(search.mock.calls.length).toBe(searches);
  expect(turns).toBeGreaterThan(0);
});
