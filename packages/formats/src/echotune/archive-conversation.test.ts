import { expect, it } from 'vitest';
import { echotuneArchive } from './archive.ts';

const at = Date.UTC(2025, 0, 1);
const told = { conversation: 'Rain', createdAt: at, updatedAt: at };
const message = {
  ...{ kind: 'message', ...told, position: 0, speaker: 'assistant', text: 'Hello\n🌙', at },
  ...{ content: { code: 'x', reason: 'y' }, answeredBy: 'interpreter', costNanoUsd: 5 },
  proposals: [{ sentence: 'Shall I?', state: 'done', outcome: 'Done.', decidedAt: at }],
};

async function read(line: object) {
  const chunks = async function* () {
    yield new TextEncoder().encode(`${JSON.stringify(line)}\n`);
  };
  for await (const records of echotuneArchive.parse(chunks())) {
    for (const { entry, rejected } of records) return entry ?? rejected?.code;
  }
  return undefined;
}

it('conversations and what was said in them are read as they were written', async () => {
  const conversation = { kind: 'conversation', title: 'Rain', createdAt: at, updatedAt: at };
  expect(await read(conversation)).toEqual(conversation);
  expect(await read(message)).toEqual(message);
  const shown = { ...message, content: { title: '\\u0000 is written so' } };
  expect(await read(shown)).toEqual(shown);
  const bare = { ...message, content: undefined, proposals: undefined, answeredBy: null, text: '' };
  expect(await read(bare)).toEqual({ ...bare, content: {}, proposals: [] });
});

it('an open change has neither an outcome nor a time, whatever a line says', async () => {
  const open = { sentence: 'Shall I?', state: 'open', outcome: 'Done.', decidedAt: at };
  const waiting = { ...open, outcome: null, decidedAt: null };
  expect(await read({ ...message, proposals: [open] })).toEqual({
    ...{ ...message, proposals: [waiting] },
  });
});

const decided = message.proposals[0];
const wrong: readonly (readonly [string, object, string])[] = [
  ['no conversation', { conversation: undefined }, 'missing-field'],
  ['a title without end', { conversation: 'x'.repeat(201) }, 'text-too-long'],
  ['no time', { at: 'now' }, 'bad-time'],
  ['a time before all services', { createdAt: 0 }, 'time-out-of-range'],
  ['a place before the first', { position: -1 }, 'bad-type'],
  ['half a place', { position: 0.5 }, 'bad-type'],
  ['somebody else speaking', { speaker: 'system' }, 'bad-type'],
  ['no text', { text: undefined }, 'missing-field'],
  ['a number as text', { text: 7 }, 'bad-type'],
  ['a text without end', { text: 'x'.repeat(100_001) }, 'text-too-long'],
  ['NUL in a text', { text: 'a\0b' }, 'nul-byte'],
  ['NUL beside a text', { content: { deep: [{ 'a\0': '\\' }] } }, 'nul-byte'],
  ['a list beside a text', { content: [1] }, 'bad-type'],
  ['more beside a text than is stored', { content: { x: 'x'.repeat(1_000_000) } }, 'text-too-long'],
  ['less than nothing as cost', { costNanoUsd: -1 }, 'bad-type'],
  ['a change that is no object', { proposals: ['Shall I?'] }, 'missing-field'],
  ['changes without end', { proposals: Array.from({ length: 101 }, () => decided) }, 'bad-type'],
  ['a state nobody knows', { proposals: [{ ...decided, state: 'maybe' }] }, 'bad-type'],
  ['a decision without a time', { proposals: [{ ...decided, decidedAt: null }] }, 'missing-field'],
  ['a decision without a word', { proposals: [{ ...decided, outcome: null }] }, 'missing-field'],
];
it.each(wrong)('%s is refused by name', async (_what, more, code) => {
  expect(await read({ ...message, ...more })).toBe(code);
});
