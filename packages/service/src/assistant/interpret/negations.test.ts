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
  knowledge = await demoKnowledge(test, ['Running', 'Feierabend']);
});
afterAll(() => test.close());

const says = (text: string, shown = 0) =>
  interpret(text, knowledge(), { now, timeZone: 'UTC', shown });

describe('what is to be left out and cannot be is told, and never wished for', () => {
  it.each([
    ['folk, though nothing out of the 70s', { tags: ['folk'] }, /70s/],
    ['happy songs except from the nineties', { mood: 'happy' }, /nineties/],
    ['jazz without anything from 2015', { tags: ['jazz'] }, /2015/],
    ['metal but skip the nineties', { tags: ['metal'] }, /nineties/],
    [
      'calm jazz, none from the 80s and the 90s',
      { tags: ['jazz'], mood: 'calm' },
      /80s and the 90s/,
    ],
    ['Jazz, aber bloß nicht aus den 80ern', { tags: ['jazz'] }, /80ern/],
    ['fröhliches, nur nichts von 2019', { mood: 'happy' }, /2019/],
    ['jazz, not so sad', { tags: ['jazz'] }, /not so sad/],
    ['jazz, less rock', { tags: ['jazz'] }, /less rock/],
    ['happy songs but nothing like QUIST', { mood: 'happy' }, /nothing like QUIST/],
    ['Fröhliches, aber nichts im Stil von QUIST', { mood: 'happy' }, /QUIST/],
  ])('%s', async (text, input, told) => {
    const { calls, notUnderstood } = await says(text);
    expect(calls).toEqual([{ tool: 'recommend', input }]);
    expect(notUnderstood.join(' ')).toMatch(told);
  });

  it.each([
    'anything but the eighties',
    'alles außer den 90ern',
    'keine 80er bitte',
    'no music',
    'keine Lieder',
    'everything except songs like QUIST',
    'not 2019',
    'die 80er bitte nicht',
    'which artists didn’t I play this year',
    'recommend nothing',
    'please do not recommend anything',
    'empfiehl mir nichts',
    'hör auf, QUIST zu spielen',
    'stop playing QUIST please',
    'make no playlist with jazz',
    'erstelle keine Playlist mit Jazz',
    'erstelle die Playlist „Jazz“ nicht',
    'never make a playlist of jazz',
    'please don’t delete Running',
    'lösch Feierabend nicht',
    'do not pause',
    'don’t stop',
    'never remove the second one from Running',
    'don’t hide QUIST',
    'never stop suggesting QUIST',
    'I don’t hate this one',
    'don’t show my playlists',
  ])('and where nothing else is said nothing is called: %s', async (text) => {
    const { calls, notUnderstood } = await says(text, 3);
    expect(calls).toEqual([]);
    expect(notUnderstood).not.toEqual([]);
  });
});

describe('what can be left out is', () => {
  it.each([
    ['not after 2015', { years: { most: 2015 } }],
    ['jazz, nothing before 1990', { tags: ['jazz'], years: { least: 1990 } }],
    ['nicht vor 2010, ruhig', { mood: 'calm', years: { least: 2010 } }],
    ['Jazz, aber nichts nach 1999', { tags: ['jazz'], years: { most: 1999 } }],
    ['jazz instead of rock', { tags: ['jazz'], withoutTags: ['rock'] }],
    ['no jazz, rock or metal', { withoutTags: ['jazz', 'rock', 'metal'] }],
    ['alles außer Jazz', { withoutTags: ['jazz'] }],
    ['nothing but jazz', { tags: ['jazz'] }],
    ['nicht nur Jazz, sondern auch Rock', { tags: ['jazz', 'rock'] }],
    ['no metal and calm', { withoutTags: ['metal'], mood: 'calm' }],
    [
      'not QUIST but something like Silver Birch',
      { likeArtists: ['Silver Birch'], withoutArtists: ['QUIST'] },
    ],
    ['don’t forget, jazz', { tags: ['jazz'] }],
    ['no, jazz', { tags: ['jazz'] }],
  ])('%s', async (text, input) => {
    const { calls, notUnderstood } = await says(text);
    expect(calls.map((call) => call.input)).toEqual([input]);
    expect(notUnderstood).toEqual([]);
  });
});

it('a statistic keeps its question, and tells what it does not leave out', async () => {
  const artists = await says('my top 5 artists except QUIST and Silver Birch');
  expect(artists.calls).toEqual([{ tool: 'statistics', input: { of: 'artists', count: 5 } }]);
  expect(artists.notUnderstood.join(' ')).toMatch(/except QUIST.*Silver Birch/);
  const songs = await says('meine meistgehörten Lieder 2025 ohne QUIST');
  expect(songs.calls).toMatchObject([
    { tool: 'statistics', input: { of: 'songs', from: '2025-01-01' } },
  ]);
  expect(songs.notUnderstood).toEqual(['ohne QUIST']);
  const not = await says('what did I play most, but not in May');
  expect(not.calls).toEqual([{ tool: 'statistics', input: { of: 'songs' } }]);
  expect(not.notUnderstood.join(' ')).toContain('not in May');
});

describe('a judgement is that of the words', () => {
  it.each([
    ['Ich mag das zweite nicht', [[2, 'dislike']]],
    ['das dritte gefällt mir nicht', [[3, 'dislike']]],
    ['never the first one again', [[1, 'hide']]],
    [
      'dislike the first and third',
      [
        [1, 'dislike'],
        [3, 'dislike'],
      ],
    ],
    [
      'ich mag das erste und das zweite',
      [
        [1, 'like'],
        [2, 'like'],
      ],
    ],
    [
      'das erste und das dritte gefallen mir nicht',
      [
        [1, 'dislike'],
        [3, 'dislike'],
      ],
    ],
    ['das zweite davon nie wieder', [[2, 'hide']]],
    ['the second of them is crap', [[2, 'dislike']]],
    ['das erste ist Müll', [[1, 'dislike']]],
  ])('%s', async (text, judged) => {
    const { calls } = await says(text, 3);
    expect(calls).toEqual(
      judged.map(([shown, verdict]) => ({ tool: 'judge', input: { song: { shown }, verdict } })),
    );
  });

  it('what is no longer loved is not hidden', async () => {
    for (const text of ['ich liebe QUIST nicht mehr', 'Ich mag QUIST nicht mehr']) {
      const { calls } = await says(text);
      expect(calls).toEqual([{ tool: 'judge', input: { artist: 'QUIST', verdict: 'none' } }]);
    }
    expect((await says('spiel QUIST nicht mehr')).calls).toEqual([
      { tool: 'judge', input: { artist: 'QUIST', verdict: 'hide' } },
    ]);
  });
});
