import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../../../tests/kit/open-store.ts';
import goldenRequests from '../golden-requests.json' with { type: 'json' };
import { inputs, type ToolName } from '../tools/inputs.ts';
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
}, 120_000);
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
