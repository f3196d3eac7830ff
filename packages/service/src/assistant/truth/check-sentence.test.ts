import { describe, expect, it } from 'vitest';
import { checkSentence } from './check-sentence.ts';
import { Evidence } from './evidence.ts';

const tops = {
  from: '2019-06-01',
  to: '2019-08-31',
  songs: [
    { number: 1, title: 'Paper Moon', artist: 'Nina Vale', plays: 41, year: 1972 },
    { number: 2, title: 'Teardrop', artist: 'Massive Attack', plays: 17, year: 1998 },
    {
      number: 3,
      title: '1979',
      artist: 'The Smashing Pumpkins',
      plays: 9,
      release: 'Mellon Collie',
    },
  ],
};
const history = {
  artist: 'Portishead',
  plays: 1234,
  hours: 19.6,
  firstPlayed: '2011-03-03',
  lastPlayed: '2026-11-02',
  rank: 4,
};

function evidence(...facts: object[]): Evidence {
  const all = new Evidence();
  all.addFacts(facts);
  all.addWords('What did I play most in summer 2019?');
  return all;
}

const known = evidence(tops, history);

describe('what was told is true', () => {
  it.each([
    'You played Paper Moon most.',
    'Your most played song was Paper Moon by Nina Vale, with 41 plays.',
    'Paper Moon by Nina Vale comes first with 41 plays, then Teardrop by Massive Attack with 17 plays.',
    'There were 41 plays of Paper Moon, 17 of Teardrop and 9 of 1979.',
    'That is the summer of 2019, from June 1 to 31 August 2019.',
    'Here are 3 songs.',
    'Teardrop is from 1998.',
    'Teardrop is from the 1990s.',
    'You have played Portishead 1,234 times, first on 3 March 2011.',
    'They are number 4, with about 20 hours.',
    'You first heard Portishead in March 2011.',
    'The song “1979” by The Smashing Pumpkins is on Mellon Collie.',
    'These are warm, dreamy songs that go well together.',
    'I can make a playlist from them if you like!',
  ])('%s', (text) => {
    expect(checkSentence(text, known, 'en', []).isTrue).toBe(true);
  });

  it.each([
    'Am meisten hast du Paper Moon von Nina Vale gehört, 41 Wiedergaben.',
    'Portishead hast du 1.234-mal gehört, zuerst am 3. März 2011.',
    'Das war vom 1. Juni bis zum 31. August 2019.',
    'Das sind ruhige, träumerische Titel aus den 90ern.',
    'Soll ich daraus eine Playlist anlegen?',
  ])('%s', (text) => {
    expect(checkSentence(text, known, 'de', []).isTrue).toBe(true);
  });
});

describe('what nobody told is not', () => {
  it.each([
    'You played Moonlit Avenue most.',
    'You should hear “Moonlit Avenue”.',
    'You should hear "paper street".',
    'Try blue monday by new order.',
    'Try Blue Monday by New Order.',
    'Listen to help.',
    'Paper Moon by Massive Attack is your favourite.',
    'Paper Moon – Massive Attack.',
    'Paper Teardrop is your favourite.',
    'You played Paper Moon 42 times.',
    'You played Paper Moon 17 times and Teardrop 41 times.',
    'You played Paper Moon forty times.',
    'You played Paper Moon twice.',
    'You played Teardrop 1,234 times.',
    'That was the summer of 2018.',
    'Teardrop is from 1999.',
    'Teardrop is from the 80s.',
    'You first heard Portishead on 4 March 2011.',
    'You first heard Portishead in April 2011.',
    'You heard Portishead yesterday.',
    'You heard Portishead last Tuesday.',
    'Read more at https://evil.example/?q=41.',
    'Write to me@evil.example for more.',
    'They are from Bristol.',
    'Here are 12 songs.',
    'Half of them are new.',
    'You played it 17 times.',
    "Try 'closer' next.",
    'Closer is a good one.',
    'Nina Vale sings Teardrop.',
    'Paper Moon and Teardrop are both by Nina Vale.',
    'You played Paper Moon ４１２ times.',
    'You played Paper Moon ⑫ times.',
    'You played Paper Moon ٤١٢ times.',
    'Let It Be is your favourite.',
    'Paper Moon (1999) is great.',
    'Your favourite is creep.',
  ])('%s', (text) => {
    const { subjects } = checkSentence('Portishead is one of them.', known, 'en', []);
    expect(checkSentence(text, known, 'en', subjects).isTrue).toBe(false);
  });

  it.each([
    'Am meisten hast du Mondschein von Herbstlaub gehört.',
    'Portishead hast du vierhundertzwölfmal gehört.',
    'Portishead hast du zuerst am 4. März 2011 gehört.',
    'Hör gestern noch einmal.',
    'Teardrop hast du 41-mal gehört.',
    'Paper Moon ist von Massive Attack.',
  ])('%s', (text) => {
    expect(checkSentence(text, known, 'de', []).isTrue).toBe(false);
  });
});
