import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../../../tests/kit/open-store.ts';
import { interpret } from './interpret.ts';
import type { Knowledge } from './interpretation.ts';
import { demoKnowledge } from './requests.fixture.ts';

const now = Date.UTC(2026, 10, 29, 12);
let test: TestStore;
let knowledge: () => Knowledge;

beforeAll(async () => {
  test = await openStore(now);
  knowledge = await demoKnowledge(test, ['Running', 'Calm', 'Jazz']);
});
afterAll(() => test.close());

const says = (text: string, shown = 0) =>
  interpret(text, knowledge(), { now, timeZone: 'UTC', shown });
const rediscover = { tool: 'recommend', input: { kind: 'rediscover' } };
const days = (from: string, to = from) => ({
  tool: 'statistics',
  input: { of: 'songs', from, to },
});

describe('what is said oddly is understood', () => {
  it.each([
    [
      'some music from the 70',
      { tool: 'recommend', input: { years: { least: 1970, most: 1979 } } },
    ],
    [
      'etwas aus den 90 bitte',
      { tool: 'recommend', input: { years: { least: 1990, most: 1999 } } },
    ],
    ['what did I hear on 3.10.', days('2026-10-03')],
    ['was lief am 24.12. bei mir', days('2025-12-24')],
    ['was habe ich am 2.1 gehört', days('2026-01-02')],
    ['songs I have not played for months', rediscover],
    ['music i havent listened to in over a year', rediscover],
    ['Lieder, die ich seit einem Jahr nicht gehört habe', rediscover],
    [
      'how often have I heard arctic monkeys',
      { tool: 'history_of', input: { artist: 'arctic monkeys' } },
    ],
    [
      'wie oft habe ich die toten hosen gehört',
      { tool: 'history_of', input: { artist: 'toten hosen' } },
    ],
    [
      'how often did I hear The Rolling Stones',
      { tool: 'history_of', input: { artist: 'The Rolling Stones' } },
    ],
    ['wie oft lief Die Ärzte bei mir', { tool: 'history_of', input: { artist: 'Die Ärzte' } }],
    ['delete jazz', { tool: 'delete_playlist', input: { playlist: 'Jazz' } }],
    ['lösch calm', { tool: 'delete_playlist', input: { playlist: 'Calm' } }],
  ])('%s', async (text, call) => {
    expect(await says(text)).toMatchObject({ calls: [call], notUnderstood: [] });
  });

  it.each([
    ['like 3 but calmer', { likeSongs: [{ shown: 3 }], mood: 'calm' }],
    ['mehr wie 1, aber trauriger', { likeSongs: [{ shown: 1 }], mood: 'sad' }],
    ['something like number 2 but happier', { likeSongs: [{ shown: 2 }], mood: 'happy' }],
  ])('by its place: %s', async (text, input) => {
    const { calls, notUnderstood } = await says(text, 3);
    expect(calls).toEqual([{ tool: 'recommend', input }]);
    expect(notUnderstood).toEqual([]);
  });
});

describe('what nobody can answer is told', () => {
  it.each([
    'what did I hear on february 30',
    'was lief am 31. April',
    'was hab ich am 30.2. gehört',
    'what did I play on 2024-02-30',
    'songs since february 31',
    'dame algo de los 90',
    'turn it up please',
    'mach mal leiser',
    'I used to love QUIST',
    'ich mochte QUIST früher',
    'QUIST isn’t that bad',
    'we once adored Silver Birch',
    'make a playlist with 3 songs by QUIST and 4 by CORVANE',
    'erstelle eine Playlist mit 10 Liedern von QUIST',
  ])('and nothing is called: %s', async (text) => {
    const { calls, notUnderstood } = await says(text, 1);
    expect(calls).toEqual([]);
    expect(notUnderstood).not.toEqual([]);
  });

  it.each([
    ['what do I play most on fridays', 'songs', 'on fridays'],
    ['was höre ich sonntags am meisten', 'songs', 'sonntags'],
    ['which artists do I hear every monday', 'artists', 'every monday'],
    ['top -5 artists', 'artists', '-5'],
  ])('beside a statistic of all of the time: %s', async (text, of, told) => {
    const { calls, notUnderstood } = await says(text);
    expect(calls).toEqual([{ tool: 'statistics', input: { of } }]);
    expect(notUnderstood).toEqual([told]);
  });

  it('beside a search for whom it is by', async () => {
    const { calls, notUnderstood } = await says(
      'play something by Silver Birch that I have never heard',
    );
    expect(calls).toEqual([{ tool: 'search_music', input: { text: 'Silver Birch' } }]);
    expect(notUnderstood.join(' ')).toMatch(/never heard/);
    const eighties = await says('songs by QUIST but not the 80s');
    expect(eighties.calls).toEqual([{ tool: 'search_music', input: { text: 'QUIST' } }]);
    expect(eighties.notUnderstood.join(' ')).toMatch(/not the 80s/);
  });
});
