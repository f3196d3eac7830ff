import { namedTrack } from '@echotune/formats';
import { afterEach, describe, expect, it } from 'vitest';
import { openOnPostgres, openStore, type TestStore } from '../../../../tests/kit/open-store.ts';
import { describeWith } from '../../../../tests/need.ts';
import { recordPlays } from '../feedback/record-plays.ts';
import { trainModels } from '../train/train-models.ts';
import { Explainer } from './explain-song.ts';
import { SongCatalogue } from './keep-catalogue.ts';
import { ListenerProfiles } from './keep-profiles.ts';
import { KnownTraits } from './keep-traits.ts';
import { ChampionModel } from './load-champion.ts';
import { Recommender } from './recommend-songs.ts';

const trainedAt = Date.UTC(2026, 0, 1);
const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;

/** What follows a song, and what nobody had played when the models were trained. */
const follower = 'Song 30';
const unheard = 'Song never heard';

interface Town {
  readonly test: TestStore;
  /** Listeners by name. */
  readonly ids: ReadonlyMap<string, number>;
  /** Moves the clock to so many minutes after the training. */
  at(minutes: number): void;
  /** Songs that a listener hears one after the other, the first so many minutes after the training. */
  play(name: string, minutes: number, titles: readonly string[]): Promise<void>;
  /** What a process answers that has just begun. */
  begin(): Server;
}

interface Server {
  titles(name: string): Promise<{ title: string; score: number }[]>;
  explainFirst(name: string, title: string): Promise<void>;
}

async function openTown(test: TestStore): Promise<Town> {
  const { store, folder, deps } = test;
  const ids = new Map<string, number>();
  let now = trainedAt;
  const play: Town['play'] = async (name, minutes, titles) => {
    const plays = titles.map((title, nth) => ({
      track: namedTrack(title, `Artist of ${title}`),
      startedAt: trainedAt + (minutes + 4 * nth) * minuteMs,
      msPlayed: 200_000,
    }));
    await recordPlays(store, { listenerId: ids.get(name) ?? 0, source: 'api', now }, plays);
  };
  for (const [nth, name] of ['Ada', 'Bea', 'Cem', 'Dov'].entries()) {
    ids.set(name, (await store.listeners.create({ name, timeZone: 'UTC', demo: false })).id);
    for (let day = 1; day <= 20; day++) {
      const titles = Array.from({ length: 6 }, (_, step) => `Song ${(nth * 10 + day + step) % 40}`);
      await play(name, (-day * dayMs) / minuteMs, titles);
    }
  }
  await trainModels({ ...deps, modelsFolder: folder, codeVersion: 'test', clock: () => trainedAt });
  const begin = (): Server => {
    const catalogue = new SongCatalogue(store);
    const champion = new ChampionModel({ ...deps, catalogue }, folder);
    const profiles = new ListenerProfiles(store, catalogue);
    const traits = new KnownTraits(store, catalogue);
    const all = { ...deps, catalogue, champion, profiles, traits, clock: () => now };
    const ask = new Recommender(all);
    const shelfOf = (name: string) =>
      ask.recommend({
        ...{ listenerId: ids.get(name) ?? 0, shelf: 'discover', limit: 30, language: 'en' },
      });
    return {
      titles: async (name) =>
        (await shelfOf(name)).items.map(({ song, score }) => ({ title: song.title, score })),
      explainFirst: async (name, title) => {
        const shown = (await shelfOf(name)).items.find(({ song }) => song.title === title);
        // Somebody's player reports late: the answer that was given stays explained to the last addend.
        await play('Dov', now / minuteMs - trainedAt / minuteMs - 10, ['Song 0', 'Song 7']);
        const explaining = new Explainer(all);
        const listenerId = ids.get(name) ?? 0;
        const { addends, score } = await explaining.explain(
          listenerId,
          shown?.impression ?? 0,
          'en',
        );
        const sum = addends.reduce((total, { value }) => total + value, 0);
        expect(sum).toBeCloseTo(shown?.score ?? -1, 4);
        expect(score).toBeCloseTo(sum, 4);
      },
    };
  };
  const at = (minutes: number) => {
    now = trainedAt + minutes * minuteMs;
  };
  return { test, ids, at, play, begin };
}

function townTests(open: () => Promise<TestStore>): void {
  let test: TestStore | undefined;
  afterEach(() => test?.close());
  const town = async () => {
    test = await open();
    return openTown(test);
  };
  const has = (items: readonly { title: string }[], title: string) =>
    items.some((item) => item.title === title);

  it('what one plays after a song is in the next answer of another who plays it', async () => {
    const { at, play, begin } = await town();
    at(10_000);
    await play('Ada', 9_990, ['Song 0']);
    const [server, beside] = [begin(), begin()];
    const before = await server.titles('Ada');
    await beside.titles('Ada');
    expect(has(before, unheard)).toBe(false);
    for (let time = 0; time < 8; time++) await play('Bea', 100 + 200 * time, ['Song 0', unheard]);
    const after = await server.titles('Ada');
    expect(has(after, unheard)).toBe(true);
    expect(await beside.titles('Ada')).toEqual(after);
    expect(await begin().titles('Ada')).toEqual(after);
    await server.explainFirst('Ada', unheard);
  });

  it('plays that come late, in another order or through another process lead to the same answer', async () => {
    const { at, play, begin } = await town();
    at(10_000);
    await play('Ada', 9_990, ['Song 0']);
    const server = begin();
    const before = await server.titles('Ada');
    const evenings = [700, 100, 4000, 400, 9_970].map((minutes) => async () => {
      await play('Bea', minutes, ['Song 0', follower]);
      await play('Cem', minutes + 1, ['Song 0', unheard, follower]);
      await server.titles('Ada');
    });
    for (const evening of evenings) await evening();
    const live = await server.titles('Ada');
    const rank = (items: readonly { title: string }[]) =>
      items.findIndex(({ title }) => title === follower);
    expect(rank(live)).toBeGreaterThanOrEqual(0);
    expect(rank(live)).toBeLessThan(rank(before) < 0 ? before.length : rank(before));
    expect(await begin().titles('Ada')).toEqual(live);
  });

  it('what is taken back, excluded or forgotten is no longer learned from', async () => {
    const { at, play, begin, ids, test } = await town();
    at(10_000);
    await play('Ada', 9_990, ['Song 0']);
    const server = begin();
    const before = await server.titles('Ada');
    const { plays, verdicts, listeners } = test.store;
    for (const name of ['Bea', 'Cem']) await play(name, 500, ['Song 0', unheard]);
    expect(has(await server.titles('Ada'), unheard)).toBe(true);
    const bea = ids.get('Bea') ?? 0;
    for (const { id } of await plays.recent(bea, 2)) await plays.delete(bea, id);
    expect(has(await server.titles('Ada'), unheard)).toBe(true);
    const cem = ids.get('Cem') ?? 0;
    const period = { from: trainedAt, to: null, songId: null, artistId: null };
    const { id } = await verdicts.exclude(cem, period);
    expect(await server.titles('Ada')).toEqual(before);
    await verdicts.unexclude(cem, id);
    expect(has(await server.titles('Ada'), unheard)).toBe(true);
    await listeners.forget(cem);
    expect(await server.titles('Ada')).toEqual(before);
    expect(await begin().titles('Ada')).toEqual(before);
  });
}

describe('listens since the training', () => townTests(openStore));
describeWith('postgres', 'on PostgreSQL', () => townTests(openOnPostgres));
