import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listeningStatistics } from '../../stats/summarise-listening.ts';
import { demoScene } from '../demo-scene.fixture.ts';
import { Turn } from '../turn.ts';
import { tools } from './all-tools.ts';
import type { ToolCall } from './inputs.ts';

let scene: Awaited<ReturnType<typeof demoScene>>;
beforeAll(async () => {
  scene = await demoScene(['Sunday Morning']);
});
afterAll(() => scene.close());

const summer = { from: '2026-06-01', to: '2026-08-31' };
const rowsOf = (value: unknown) => value as { readonly [field: string]: unknown }[];
/** All that is the listener's and could be changed. */
const state = async () => {
  const { store, listenerId } = scene;
  return [await store.playlists.versions(listenerId), await store.verdicts.list(listenerId)];
};

describe('what is told', () => {
  it('is what statistics count, within days that both belong to the range', async () => {
    const { contextOf, listenerId, deps } = scene;
    const { facts, said } = await tools.statistics.run(contextOf(''), { of: 'summary', ...summer });
    // The demo listener lives in Berlin.
    const counted = await listeningStatistics(deps, {
      ...{ listenerId, from: Date.UTC(2026, 4, 31, 22), to: Date.UTC(2026, 7, 31, 22) },
      ...{ top: 1, compare: 'before', include: [] },
    });
    expect(facts).toMatchObject({
      ...summer,
      plays: counted.figures.plays,
      songs: counted.figures.items,
    });
    expect(said[0]).toContain(`in ${counted.figures.plays} plays`);
  });

  it.each(['songs', 'artists', 'albums', 'hours', 'skips'] as const)(
    'of %s has rows and words',
    async (of) => {
      for (const language of ['en', 'de'] as const) {
        const context = scene.contextOf('', language);
        const { facts, said } = await tools.statistics.run(context, { of, ...summer, count: 3 });
        expect(JSON.stringify(facts).length).toBeGreaterThan(80);
        expect(said).toHaveLength(1);
        expect(said[0]).toContain(language === 'en' ? '1 June 2026' : '1. Juni 2026');
      }
    },
  );

  it('of a time without plays is that there were none', async () => {
    const range = { from: '1999-01-01', to: '1999-12-31' };
    const { facts, said } = await tools.statistics.run(scene.contextOf(''), {
      of: 'songs',
      ...range,
    });
    expect(facts).toMatchObject({ plays: 0 });
    expect(said).toEqual(['You played nothing from 1 January 1999 to 31 December 1999.']);
  });

  it('of an artist counts all of their songs, and within a range only its plays', async () => {
    const context = scene.contextOf('');
    const ever = await tools.history_of.run(context, { artist: 'silver birch' });
    const then = await tools.history_of.run(context, { artist: 'Silver Birch', ...summer });
    expect(ever.facts).toMatchObject({ artist: 'Silver Birch', rank: expect.any(Number) });
    expect(Number(then.facts.plays)).toBeLessThan(Number(ever.facts.plays));
    expect(String(then.facts.firstPlayed) >= summer.from).toBe(true);
    expect(String(then.facts.lastPlayed) <= summer.to).toBe(true);
  });

  it('is what plays, where a player told', async () => {
    const context = scene.contextOf('');
    expect((await tools.now_playing.run(context, {})).facts).toEqual({ playing: null });
    await scene.store.nowPlaying.set(scene.listenerId, {
      ...{ title: 'Paper Moon', artist: 'Nina Vale', album: null, source: 'api', durationMs: null },
    });
    expect((await tools.now_playing.run(context, {})).said).toEqual([
      'Paper Moon by Nina Vale is playing.',
    ]);
    await scene.store.nowPlaying.clear(scene.listenerId);
  });
});

describe('what is recommended', () => {
  it('is as it was asked for, each with its reason, and can be explained', async () => {
    const context = scene.contextOf('');
    const asked = { likeArtists: ['Silver Birch'], years: { least: 2015, most: 2020 }, count: 5 };
    const { facts, cards, said } = await tools.recommend.run(context, asked);
    const songs = rowsOf(facts.songs);
    expect(songs).toHaveLength(5);
    for (const { year, reason } of songs) {
      expect([Number(year) >= 2015, Number(year) <= 2020, String(reason) !== '']).toEqual([
        true,
        true,
        true,
      ]);
    }
    expect(said).toEqual(['5 songs for you: like Silver Birch, from 2015 to 2020.']);
    const shown = cards.flatMap((card) => (card.kind === 'song' ? [card] : []));
    const [first] = shown;
    const explained = await tools.explain.run({ ...context, shown }, { song: { shown: 1 } });
    expect(explained.facts).toMatchObject({ title: first?.song.title, score: expect.any(Number) });
    expect(explained.said[0]).toBe(`${first?.reason}.`);
  });

  it('never has what was left out, and is new where that was asked for', async () => {
    const context = scene.contextOf('');
    const everything = await tools.recommend.run(context, { kind: 'discover', count: 20 });
    const [first] = rowsOf(everything.facts.songs);
    const without = await tools.recommend.run(context, {
      ...{ kind: 'discover', count: 20, withoutArtists: [String(first?.artist)] },
    });
    const rows = rowsOf(without.facts.songs);
    expect(rows.map(({ artist }) => artist)).not.toContain(first?.artist);
    expect(new Set(rows.map(({ plays }) => plays))).toEqual(new Set([0]));
  });

  it('about something that nobody plays alike says so', async () => {
    const context = scene.contextOf('');
    const { facts, said } = await tools.recommend.run(context, {
      years: { least: 1900, most: 1901 },
    });
    expect(facts).toMatchObject({ songs: [] });
    expect(said.join(' ')).not.toBe('');
  });
});

describe('names', () => {
  const told = async (call: ToolCall, language: 'en' | 'de' = 'en') => {
    const turn = new Turn(scene.contextOf('', language), () => {});
    const facts = await turn.use(call);
    return { facts, said: turn.said };
  };

  it('that nobody knows are said in the language that is spoken', async () => {
    const call = { tool: 'history_of', input: { artist: 'Nobody Ever' } } as const;
    expect((await told(call)).said).toEqual(['There is no artist called “Nobody Ever” here.']);
    expect((await told(call, 'de')).said).toEqual([
      'Es gibt hier keinen Künstler mit dem Namen „Nobody Ever“.',
    ]);
    const tag: ToolCall = { tool: 'recommend', input: { tags: ['zydeco'] } };
    expect((await told(tag)).facts).toEqual({ problem: 'Nothing here is tagged “zydeco”.' });
    const shown = { tool: 'similar', input: { song: { shown: 3 }, of: 'songs' } } as const;
    expect((await told(shown)).said).toEqual(['There is no number 3 among what was shown last.']);
  });

  it('are found however they are written, the song that is played most of those that are meant', async () => {
    const { said } = await told({ tool: 'show_playlist', input: { playlist: 'sunday MORNING' } });
    expect(said).toEqual(['“Sunday Morning” has 12 songs.']);
    const found = await told({ tool: 'search_music', input: { text: 'birch SILVER' } });
    expect(rowsOf(found.facts.artists)).toContainEqual({ name: 'Silver Birch' });
    const withArticle = { tool: 'search_music', input: { text: 'The Tidal Pavilions' } } as const;
    const { artists } = (await told(withArticle)).facts;
    expect(rowsOf(artists)).toContainEqual({ name: 'The Tidal Pavilions' });
  });
});

it('changes are told before they are made, and nothing happens', async () => {
  const before = await state();
  const context = scene.contextOf('Rainy days, please');
  const songs = { tags: ['jazz'], minutes: 60 };
  const made = await tools.make_playlist.plan(context, { songs, refresh: 'weekly' });
  expect(made.sentence).toBe(
    'Make the playlist “Jazz” of 16 songs: jazz, about 60 minutes, filled anew every week?',
  );
  const { sentence } = await tools.delete_playlist.plan(context, { playlist: 'Sunday Morning' });
  expect(sentence).toBe('Delete the playlist “Sunday Morning” with 12 songs?');
  const hidden = await tools.judge.plan(context, { artist: 'Silver Birch', verdict: 'hide' });
  expect(hidden.change).toMatchObject({ kind: 'judge-artist', verdict: 'hide' });
  await expect(tools.play.plan(context, { command: 'pause' })).rejects.toMatchObject({
    code: 'provider-not-configured',
  });
  expect(await state()).toEqual(before);
});
