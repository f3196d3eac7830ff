import { describe, expect, it } from 'vitest';
import type { ImportStatus } from '../api.generated.ts';
import { de } from '../messages/de.ts';
import { en } from '../messages/en.ts';
import { languageFor } from '../messages/language.ts';
import { hasTrouble, phaseOf, progressOf, totalsSentence, unreadFiles } from './import-words.ts';
import { modelWords } from './model-words.ts';
import { partOfWeek } from './now-words.ts';
import { detailBlocks, textPieces } from './problem-pieces.ts';
import { localDay, localHour, wordsIn } from './words.ts';

const english = wordsIn('en-GB');
const german = wordsIn('de');
const none = { read: 0, added: 0, duplicates: 0, notMusic: 0, rejected: 0 };

describe('numbers and dates', () => {
  it('are in the language of the words round them, with the habits of the reader’s region', () => {
    const of = (...browsers: string[]) => languageFor(null, browsers);
    expect(of('en-US', 'de')).toEqual({ language: 'en', locale: 'en-US' });
    expect(of('fr', 'de-AT', 'en')).toEqual({ language: 'de', locale: 'de-AT' });
    expect(of('fr', 'enm')).toEqual({ language: 'en', locale: 'en-GB' });
    expect(languageFor('de', ['en-US'])).toEqual({ language: 'de', locale: 'de' });
    expect(languageFor('en', ['de', 'EN-au'])).toEqual({ language: 'en', locale: 'EN-au' });
  });

  it('name whole months and years as such, and times by what one would count', () => {
    expect(english.span('2021-01-01', '2021-12-31')).toBe('2021');
    expect(english.span('2021-01-01', '2021-06-30')).toMatch(/^January\s–\sJune 2021$/);
    expect(english.span('2021-03-03', '2021-03-08')).toMatch(/^3\s?–\s?8 March 2021$/);
    expect(wordsIn('de').span('2021-01-01', '2021-02-28')).toMatch(/^Januar\s?–\s?Februar 2021$/);
    expect([40, 89, 190, 5000].map((minutes) => english.duration(minutes * 60_000))).toEqual([
      ...['40 minutes', '89 minutes', '3.2 hours', '83 hours'],
    ]);
    expect(wordsIn('de').percent(0.124)).toMatch(/^12\s%$/);
  });

  it('have one style of date in every English', () => {
    const at = Date.UTC(2025, 10, 22, 19, 5);
    const american = wordsIn('en-US');
    expect(english.dayTime(at, 'UTC')).toBe('22 November 2025, 19:05');
    expect(american.dayTime(at, 'UTC')).toMatch(/^22 November 2025, 7:05\s(PM|pm)$/);
    expect(american.date(at, 'UTC')).toBe(english.date(at, 'UTC'));
    expect(american.hour(6)).toBe('6\u00a0AM');
  });

  it('follow the locale', () => {
    expect(english.counted(1, 'play', 'plays')).toBe('1 play');
    expect(english.counted(1204, 'play', 'plays')).toBe('1,204 plays');
    expect(wordsIn('en-IN').number(120_400)).toBe('1,20,400');
    expect([english.firstDay, wordsIn('en-US').firstDay]).toEqual([0, 6]);
    expect(english.weekday(6, 'long')).toBe('Sunday');
    expect(english.hour(18)).toBe('18:00');
    expect(english.hour(24)).toBe(english.hour(0));
  });

  it('are the listener’s own, not the reader’s', () => {
    const newYear = Date.UTC(2025, 11, 31, 23, 30);
    expect(localHour(newYear, 'Europe/Berlin')).toEqual({ weekday: 3, hour: 0.5 });
    expect(localDay(newYear, 'Europe/Berlin')).toBe('2026-01-01');
    expect(localDay(newYear, 'America/New_York')).toBe('2025-12-31');
    expect(english.monthYear(newYear, 'Europe/Berlin')).toBe('January 2026');
  });
});

describe('the totals of an import', () => {
  it('read as sentences that leave out what did not happen', () => {
    const totals = { read: 2938, added: 1204, duplicates: 2, notMusic: 36, rejected: 1696 };
    expect(totalsSentence(totals, [], en.imports, english)).toBe(
      '1,204 of 2,938 rows are new. 36 are not music, 2 you had already, 1,696 could not be read.',
    );
    expect(totalsSentence({ ...none, read: 5, duplicates: 5 }, [], en.imports, english)).toBe(
      'None of 5 rows are new. 5 you had already.',
    );
    expect(totalsSentence({ ...none, read: 1, added: 1 }, [], en.imports, english)).toBe(
      'The only row is new.',
    );
    expect(totalsSentence({ ...none, read: 9, added: 9 }, [], en.imports, english)).toBe(
      'All 9 rows are new.',
    );
    expect(totalsSentence(none, [], en.imports, english)).toBe('No rows yet.');
  });

  it('do not call the lines of an archive about itself "not music"', () => {
    const totals = { ...none, read: 10, added: 7, notMusic: 3 };
    const file = {
      format: 'echotune-archive',
      totals: { ...none, read: 8, added: 6, notMusic: 2 },
    };
    expect(totalsSentence(totals, [file], en.imports, english)).toBe(
      '7 of 10 rows are new. 1 is not music, 2 are about the archive itself.',
    );
  });

  it('are sentences in German too', () => {
    const totals = { read: 2938, added: 1, duplicates: 2, notMusic: 36, rejected: 1696 };
    expect(totalsSentence(totals, [], de.imports, german)).toBe(
      '1 von 2.938 Zeilen ist neu. 36 sind keine Musik, 2 hattest du schon, 1.696 sind nicht lesbar.',
    );
  });

  it('say which plays went again because they are old', () => {
    expect(en.imports.expired(1, english)).toBe(
      '1 play is older than you keep them, and gone again.',
    );
    expect(en.imports.expired(1200, english)).toContain('1,200 plays are older');
  });

  it('never call a failed or cancelled import ready', () => {
    expect(phaseOf({ state: 'failed', phase: 'finished' })).toBe('failed');
    expect(phaseOf({ state: 'cancelled', phase: 'finished' })).toBe('cancelled');
    expect(phaseOf({ state: 'running', phase: 'training' })).toBe('training');
  });

  it('show no share while the size is unknown', () => {
    const status: ImportStatus = {
      id: 1,
      listener: 1,
      state: 'running',
      phase: 'reading',
      bytesRead: 30,
      bytesTotal: 0,
      totals: none,
      findings: { months: [], topArtists: [] },
      files: [],
      skipped: [],
      expired: 0,
      failure: null,
    };
    expect(progressOf(status)).toBeNull();
    expect(progressOf({ ...status, bytesTotal: 120 })).toBe(0.25);
    expect(progressOf({ ...status, phase: 'training' })).toBe(1);
  });
});

describe('what an import could not read', () => {
  const file = { id: 1, name: 'a.json', format: 'x', totals: { ...none, read: 47 }, failure: null };
  const fine = { files: [file], skipped: [], totals: none };
  const cut = { ...file, id: 2, name: 'b.json', failure: 'the file ends inside record 47.' };

  it('names each file that was not read to its end, with the reason', () => {
    expect(unreadFiles({ files: [file, cut], skipped: [] })).toEqual([
      { name: 'b.json', why: 'the file ends inside record 47', read: 47 },
    ]);
  });

  it('names a damaged archive among them, and not what is of another kind', () => {
    const damaged = { name: 'c.zip', reason: 'it is not a sound zip archive', missed: true };
    const other = { name: 'photo.jpg', reason: 'no plays', missed: false };
    expect(unreadFiles({ files: [file], skipped: [damaged, other] })).toEqual([
      { name: 'c.zip', why: 'it is not a sound zip archive', read: null },
    ]);
  });

  it('is trouble, as are rejected rows and files left alone', () => {
    expect(hasTrouble(fine)).toBe(false);
    expect(hasTrouble({ ...fine, files: [file, cut] })).toBe(true);
    expect(hasTrouble({ ...fine, totals: { ...none, rejected: 1 } })).toBe(true);
    expect(
      hasTrouble({ ...fine, skipped: [{ name: 'c', reason: 'no plays', missed: false }] }),
    ).toBe(true);
  });
});

describe('a problem', () => {
  it('of many files says one line of each, with the reasons below it', () => {
    const detail =
      'No listening history was found.\na.txt:\n  One: no.\n  Two: no.\nb.zip:\n  broken';
    expect(detailBlocks(detail)).toEqual([
      { line: 'No listening history was found.', below: [] },
      { line: 'a.txt:', below: ['One: no.', 'Two: no.'] },
      { line: 'b.zip:', below: ['broken'] },
    ]);
  });

  it('shows no backticks: what stands between them is to be typed', () => {
    expect(textPieces('See `echotune doctor`.')).toEqual([
      { text: 'See ', isCode: false },
      { text: 'echotune doctor', isCode: true },
      { text: '.', isCode: false },
    ]);
  });
});

describe('the model that answered', () => {
  it('is said in words, and as it is where there are none', () => {
    expect(modelWords('blend@1/base-level', en.notes)).toBe('the repeat model of training 1');
    expect(modelWords('blend@12/blend', en.notes)).toBe('the blend of all models of training 12');
    expect(modelWords('personal/rediscover', en.notes)).toBe(
      'the rediscovery model from your plays alone',
    );
    for (const raw of ['blend@1/tower', 'blend@1', '']) expect(modelWords(raw, en.notes)).toBe(raw);
  });
});

describe('the sentence about now', () => {
  const clock = Array.from({ length: 7 }, (_, day) =>
    Array.from({ length: 24 }, (_, hour) => (day === 4 && hour >= 17 ? 90 : hour > 6 ? 9 : 1)),
  );

  const said = (
    now: Parameters<typeof partOfWeek>[1],
    of: readonly (readonly number[])[] = clock,
    { home } = en,
    words = english,
  ) => {
    const { loudness, weekday, part } = partOfWeek(of, now);
    return home.now(loudness, words.weekday(weekday, 'long'), part);
  };

  it('ranks this part of the week among the listener’s own', () => {
    expect(said({ weekday: 4, hour: 20.5 })).toBe('Friday evenings are your loudest.');
    expect(said({ weekday: 1, hour: 23 })).toBe('Tuesday nights are quiet with you.');
    expect(said({ weekday: 4, hour: 20.5 }, clock, de, german)).toBe(
      'Freitagabends hörst du am meisten.',
    );
  });

  it('counts the small hours to the night before', () => {
    expect(said({ weekday: 5, hour: 2 })).toMatch(/^Friday night/);
  });

  it('does not invent a habit where nothing was played', () => {
    const silent = clock.map((day) => day.map(() => 0));
    expect(said({ weekday: 0, hour: 9 }, silent)).toBe(
      'Monday mornings are silent with you so far.',
    );
  });
});
