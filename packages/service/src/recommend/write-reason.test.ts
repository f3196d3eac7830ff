import { type AddTo, type Query, zonedClock } from '@echotune/engine';
import { expect, it } from 'vitest';
import type { Facts } from './gather-facts.ts';
import { english } from './phrases/english.ts';
import { german } from './phrases/german.ts';
import { causeOf, WeighedCauses } from './weigh-causes.ts';
import { causeSentence, causeSentences } from './write-reason.ts';

const dayMs = 86_400_000;
const now = Date.UTC(2026, 0, 15, 12);
const [teardrop, angel] = [7, 8];
const card = (songId: number, title: string) => ({
  ...{ songId, title, artist: 'Massive Attack', artistId: 1 },
});
const heard = { plays: 14, first: now - 40 * dayMs, last: now - dayMs, aboutNow: 5 };
const facts = {
  ...{ clock: zonedClock('UTC'), now, phrases: english },
  songs: new Map(
    [card(teardrop, 'Teardrop'), card(angel, 'Angel'), card(9, 'Unplayed')].map((one) => [
      one.songId,
      one,
    ]),
  ),
  heard: new Map([
    [teardrop, heard],
    [angel, { ...heard, plays: 1 }],
  ]),
  tags: new Map(),
  tellers: new Map([['7 8', 'ListenBrainz']]),
  isOwnAlone: () => false,
} as unknown as Facts;
const words = (source: string, song: number | null) =>
  causeSentence(causeOf(source, song, 1), teardrop, facts)
    .map(({ text }) => text)
    .join('');

it.each<[source: string, song: number | null, sentence: string]>([
  ['repeat', teardrop, 'You played it 14 times since December 2025, last yesterday'],
  ['chain', teardrop, 'You played it 14 times since December 2025, last yesterday'],
  ['right-now', teardrop, 'You played it 5 times about this time of day, last yesterday'],
  [
    'rediscover',
    teardrop,
    'You played it 14 times from December 2025 on, and not since January 2026',
  ],
  ['spreading', angel, 'It has come up in your sessions with Angel, which you played yesterday'],
  [
    'own-transitions',
    angel,
    'It has come up in your sessions with Angel, which you played yesterday',
  ],
  ['transitions', angel, 'Others go on to it after Angel, which you played yesterday'],
  [
    'session-repeat',
    teardrop,
    'You keep coming back to songs of this session, and played it yesterday',
  ],
  ['als', angel, 'Listeners of Angel play it too, and you played that once'],
  ['ease', angel, 'Listeners of Angel play it too, and you played that once'],
  ['told-similar', angel, 'Like Angel, which you played once, says ListenBrainz'],
  ['told-similar', teardrop, 'Like Teardrop, which you played 14 times'],
  ['popularity', null, 'The community plays it a lot at the moment'],
])('what %s says through song %s', (source, song, sentence) => {
  expect(words(source, song)).toBe(sentence);
});

it.each<[source: string, song: number | null, sentence: string]>([
  ['transitions', angel, 'It has come up in your sessions with Angel, which you played yesterday'],
  ['neighbours', angel, 'You play it along with Angel, which you played once'],
  ['als', 9, 'You play it along with Unplayed'],
  ['popularity', null, 'It is among what you play most of late'],
])('where nobody else was learned from, %s speaks of nobody else', (source, song, sentence) => {
  const own = { ...facts, isOwnAlone: () => true };
  const said = causeSentence(causeOf(source, song, 1), teardrop, own);
  expect(said.map(({ text }) => text).join('')).toBe(sentence);
});

it('what two songs have in common is said by tags that both have, else by the artist, else by the rest', () => {
  const said = (tags: Record<number, readonly string[]>, more: object = {}) =>
    causeSentence(causeOf('content', angel, 1), teardrop, {
      ...{ ...facts, ...more },
      tags: new Map(Object.entries(tags).map(([song, own]) => [Number(song), own])),
    })
      .map(({ text }) => text)
      .join('');
  const both = { [teardrop]: ['dub', 'trip hop', 'slow', '90s'], [angel]: ['slow', '90s', 'dub'] };
  expect(said(both)).toBe('It is tagged dub and slow, like Angel, which you played once');
  expect(said({ ...both, [angel]: ['90s'] })).toBe(
    'It is tagged 90s, like Angel, which you played once',
  );
  expect(said({ [teardrop]: ['dub'] })).toBe(
    'It is by Massive Attack, like Angel, which you played once',
  );
  const songs = new Map([[angel, { ...facts.songs.get(angel)!, artistId: 2 }]]);
  expect(said({}, { songs })).toBe(
    'By its years and its sound it is near Angel, which you played once',
  );
  expect(said(both, { heard: new Map() })).toBe('It is tagged dub and slow, like Angel');
});

it('models that say the same weigh together, each with its share', () => {
  const model = {
    explain(_query: Query, _item: number, add: AddTo) {
      for (const source of ['repeat', 'frequency']) add(source, 1, 0);
      for (const source of ['als', 'ease', 'neighbours']) add(source, 1, 1);
      add('popularity', 1);
    },
  };
  const query = { plays: { length: 2, items: Int32Array.of(teardrop, angel) } } as never;
  const weighed = new WeighedCauses(model, query);
  const slot = { item: teardrop, adjustments: { opinion: -1 } };
  const causes = weighed.of(slot);
  expect(weighed.strongestOf(slot)).toEqual(causes[0]);
  expect(causes.map(({ theme, song, value }) => [theme, song, value])).toEqual([
    ['others-play-both', angel, 3],
    ['own-plays', teardrop, 2],
    ['popularity', null, 1],
    ['opinion', null, -1],
  ]);
  expect(causeSentences(causes, teardrop, facts)).toHaveLength(3);
});

it.each<[source: string, song: number | null, sentence: string]>([
  ['repeat', teardrop, 'Du hast es seit Dezember 2025 14-mal gehört, zuletzt gestern'],
  ['als', angel, 'Wer Angel hört, hört auch dies, und jenes hast du einmal gehört'],
  ['content', angel, 'Wie Angel, das du einmal gehört hast, ist es von Massive Attack'],
  ['told-similar', angel, 'Ähnlich wie Angel, das du einmal gehört hast, sagt ListenBrainz'],
  ['popularity', null, 'Die Gemeinschaft hört es gerade viel'],
])('what %s says through song %s is said in German too', (source, song, sentence) => {
  const said = causeSentence(causeOf(source, song, 1), teardrop, { ...facts, phrases: german });
  expect(said.map(({ text }) => text).join('')).toBe(sentence);
});

it('every rule of the ranking has its words in both languages', () => {
  expect(Object.keys(german.rules)).toEqual(Object.keys(english.rules));
});
