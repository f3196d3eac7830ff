import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../../../tests/kit/open-store.ts';
import goldenRequests from '../golden-requests.json' with { type: 'json' };
import { inputs, type ToolName } from '../tools/inputs.ts';
import unseenRequests from '../unseen-requests.json' with { type: 'json' };
import { changesAskedFor } from './find-changes.ts';
import { interpret } from './interpret.ts';
import type { Interpretation, Knowledge } from './interpretation.ts';
import { demoKnowledge, type ReadRequest, type Requests } from './requests.fixture.ts';

const golden: Requests = goldenRequests;
const situation = { now: Date.parse(golden.now), timeZone: golden.timeZone, shown: 0 };
const changing = ['make_playlist', 'change_playlist', 'delete_playlist', 'judge', 'play'];
let test: TestStore;
let knowledge: () => Knowledge;

beforeAll(async () => {
  test = await openStore(situation.now);
  knowledge = await demoKnowledge(test, golden.playlists);
});
afterAll(() => test.close());

const read = ({ text, shown = 0, shownArtists }: ReadRequest) =>
  interpret(text, knowledge(), { ...situation, shown, shownArtists });
const says = (text: string, shown = 0) => read({ text, shown, language: '', calls: [] });

const isRight = ({ calls, language }: ReadRequest, found: Interpretation) =>
  found.language === language && isDeepStrictEqual(found.calls, calls);

describe('a hundred requests', () => {
  it('ask of each tool what it can be asked, fifty in each language, and use all of them', () => {
    for (const { calls } of golden.requests) {
      for (const { tool, input } of calls) inputs[tool as ToolName].parse(input);
    }
    const tools = golden.requests.flatMap(({ calls }) => calls.map(({ tool }) => tool));
    expect([...new Set(tools)].sort()).toEqual(Object.keys(inputs).sort());
    const english = golden.requests.filter(({ language }) => language === 'en');
    expect([golden.requests.length, english.length]).toEqual([100, 50]);
  });

  it('are understood by at least eighty, and in the others nothing is changed and it is told', async () => {
    const wrong: string[] = [];
    for (const request of golden.requests) {
      const found = await read(request);
      if (isRight(request, found)) continue;
      wrong.push(`${request.text}\n  ${JSON.stringify(found)}`);
      expect(found.notUnderstood, request.text).not.toEqual([]);
      const wanted = request.calls.map((call) => JSON.stringify(call));
      for (const call of found.calls.filter(({ tool }) => changing.includes(tool))) {
        expect(wanted, request.text).toContain(JSON.stringify(call));
      }
    }
    if (wrong.length > 0) console.info(`Not understood as golden:\n${wrong.join('\n')}`);
    expect(golden.requests.length - wrong.length).toBeGreaterThanOrEqual(80);
  });

  it('that change something may be proposed: the words ask for it', () => {
    for (const { text, calls } of golden.requests) {
      const wanted = calls.map(({ tool }) => tool).filter((tool) => changing.includes(tool));
      expect([...changesAskedFor(text)], text).toEqual(expect.arrayContaining(wanted));
    }
  });
});

/**
 * Written once the hundred were understood, in other words: 28 were, before anything was changed for
 * them; since then they only guard what was learned.
 */
it('forty requests in other words stay understood', async () => {
  const unseen: Requests = unseenRequests;
  for (const request of unseen.requests) {
    const found = await read(request);
    expect(found.calls, request.text).toEqual(request.calls);
  }
});

describe('a change is not called for', () => {
  it.each([
    ['show my top artists of 2019 and make a playlist from them', 3],
    ['make it a playlist', 1],
    ['mach daraus eine Playlist', 3],
    ['make a playlist of my most played songs this year', 0],
    ['refresh my playlist Running every day', 0],
    ['lösche alle Playlists', 0],
    ['delete everything', 0],
    ['add QUIST to Running', 0],
    ['add the songs from Running to Road Trip', 0],
    ['never play jazz again', 1],
    ['ich mag Jazz nicht', 1],
    ['I like this, but not QUIST', 1],
    ['play nothing', 0],
    ['play the fourth one', 3],
    ['hide it', 2],
    ['add this to Running', 0],
    ['nie wieder diese Band', 1],
    ['do I like QUIST?', 0],
  ])('where it is not clear which: %s', async (text, shown) => {
    const { calls, notUnderstood } = await says(text, shown);
    expect(calls.filter(({ tool }) => changing.includes(tool))).toEqual([]);
    expect(notUnderstood).not.toEqual([]);
  });
});

describe('what no call takes account of is told', () => {
  it.each([
    ['calm songs by QUIST', ['QUIST']],
    ['happy and sad songs', ['sad']],
    ['jazz for tonight', ['for tonight']],
    ['which songs from the 90s do I play most', ['from the 90s']],
    ['etwas Ruhiges für die Badewanne', ['Badewanne']],
    ['wie wird das Wetter', ['wie wird das Wetter']],
    ['not so sad please', ['not so sad please']],
  ])('%s', async (text, told) => {
    expect((await says(text, 1)).notUnderstood).toEqual(told);
  });

  it('the rest of a speech too', async () => {
    const { notUnderstood } = await says(`play QUIST. ${'blah '.repeat(400)}`);
    expect(notUnderstood.join(' ').length).toBeGreaterThan(1500);
  });
});

it('names of the catalogue are found where words of a request would mean something else', async () => {
  const name = async (text: string) => (await says(text)).calls[0]?.input;
  expect(await name('play Before the Dune')).toMatchObject({ song: { title: 'Before the Dune' } });
  expect(await name('play "Hour"')).toMatchObject({ song: { title: 'Hour' } });
  expect(await name('something like Slow Shadow')).toEqual({ likeArtists: ['Slow Shadow'] });
  expect(await name('like 夜明けの電車 but calmer')).toEqual({
    ...{ likeArtists: ['夜明けの電車'], mood: 'calm' },
  });
  expect(await name('who sounds like תזמורת הגג')).toMatchObject({ artist: 'תזמורת הגג' });
  expect(await name('like Portishead but happier')).toEqual({
    ...{ likeArtists: ['Portishead'], mood: 'happy' },
  });
  expect(await name('play silver brich')).toMatchObject({ artist: 'Silver Birch' });
});

it('the language is that of the words, else that of the page', async () => {
  const language = async (text: string, of: 'en' | 'de') =>
    (await interpret(text, knowledge(), { ...situation, language: of })).language;
  expect(await language('Empfiehl mir was', 'en')).toBe('de');
  expect(await language('recommend something', 'de')).toBe('en');
  expect(await language('QUIST', 'de')).toBe('de');
  expect(await language('jazz', 'en')).toBe('en');
});

it('days are the listener’s own: at midnight here it is yesterday there', async () => {
  const at = { now: Date.UTC(2026, 10, 29, 2), shown: 0 };
  const asked = async (timeZone: string) =>
    (await interpret('what did I hear yesterday', knowledge(), { ...at, timeZone })).calls[0]
      ?.input;
  expect(await asked('UTC')).toMatchObject({ from: '2026-11-28' });
  expect(await asked('America/New_York')).toMatchObject({ from: '2026-11-27' });
});

it('"for tonight" is right now where it is evening', async () => {
  const evening = { now: Date.UTC(2026, 10, 29, 20), timeZone: 'UTC', shown: 0 };
  const { calls, notUnderstood } = await interpret('jazz for tonight', knowledge(), evening);
  expect(calls).toEqual([{ tool: 'recommend', input: { tags: ['jazz'], kind: 'right-now' } }]);
  expect(notUnderstood).toEqual([]);
});

describe('nothing is asked by', () => {
  it.each(['hello', 'Thanks!', 'what can you do?', 'Hallo', 'danke', 'was kannst du?', 'help'])(
    '%s',
    async (text) => {
      expect(await says(text)).toMatchObject({ calls: [], notUnderstood: [], asksForHelp: true });
    },
  );
});

describe('whatever is said', () => {
  const words =
    `play like not by the second 2019 hours playlist Silver Birch QUIST jazz delete und nie wieder spiel
    zwischen bis vor Mai " & , . ? ( „ “ 🎵 ☃ שלום 夜 مرحبا don't ' ! 99999999999 90s running`.split(
      /\s+/,
    );
  const phrase = fc
    .array(fc.constantFrom(...words), { maxLength: 30 })
    .map((each) => each.join(' '));

  it('calls are as the tools take them, changes are asked for, and what is told was said', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(phrase, fc.string({ unit: 'grapheme' })),
        fc.nat(3),
        async (text, shown) => {
          const found = await says(text, shown);
          for (const { tool, input } of found.calls) {
            inputs[tool].parse(input);
            if (changing.includes(tool)) expect(changesAskedFor(text)).toContain(tool);
          }
          for (const piece of found.notUnderstood) expect(text).toContain(piece);
        },
      ),
    );
  });

  it.each([
    ['ten thousand letters', 'a'.repeat(10_000)],
    ['ten thousand words', 'play the second one and '.repeat(2500)],
    ['ten thousand unknown words', 'qwxz vbnk '.repeat(1000)],
    ['opening quotes', '"\'„“'.repeat(2500)],
    ['numbers', '2019-'.repeat(2000)],
  ])('%s are read, and nobody is asked to change anything by what comes late', async (_, text) => {
    const found = await says(text, 3);
    for (const { tool, input } of found.calls) inputs[tool].parse(input);
    expect(found.calls.length).toBeLessThan(40);
  });

  it.each(['🎵🎶', '?!?!…', '   ', '—', 'שלום עולם', 'مرحبا بالعالم', '你好世界', 'どうも'])(
    '%s calls nothing',
    async (text) => {
      expect((await says(text, 3)).calls).toEqual([]);
    },
  );
});
