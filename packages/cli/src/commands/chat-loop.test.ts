import { PassThrough } from 'node:stream';
import { type FakeModelServer, fakeCompatibleModel, startFakeCompatible } from '@echotune/connect';
import { readConfig, wire } from '@echotune/server';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { temporaryHome } from '../../../../tests/kit/echotune.ts';
import type { Session } from '../session.ts';
import type { Output } from '../terminal/output.ts';
import { Prompter } from '../terminal/prompter.ts';
import { chatLoop } from './chat-loop.ts';
import { Talk } from './talk.ts';

const ctrlC = '\u0003';
const ctrlD = '\u0004';

let model: FakeModelServer;
let session: Session;
let listenerId: number;
/** All that stands on the terminal. */
let screen = '';

beforeEach(async () => {
  const { home, remove } = await temporaryHome();
  onTestFinished(remove);
  model = await startFakeCompatible();
  onTestFinished(() => model.close());
  const echotune = await wire(
    readConfig({
      ...{ ECHOTUNE_HOME: home, ECHOTUNE_LOG_LEVEL: 'silent' },
      ...{ ECHOTUNE_COMPATIBLE_URL: `${model.address}/v1`, ECHOTUNE_COMPATIBLE_OUTPUT_USD: '0' },
      ...{ ECHOTUNE_COMPATIBLE_MODEL: fakeCompatibleModel, ECHOTUNE_COMPATIBLE_INPUT_USD: '0' },
      ECHOTUNE_COMPATIBLE_API_KEY: model.apiKey,
    }),
  );
  onTestFinished(() => echotune.close());
  screen = '';
  const show = (text: string) => {
    screen += text;
  };
  const output: Output = {
    ...{ json: false, say: (line) => show(`${line}\n`), piece: show, answer: () => {} },
    progress: { show: () => {}, clear: () => {} },
  };
  session = { echotune, output };
  const { store } = echotune;
  ({ id: listenerId } = await store.listeners.create({
    name: 'Ada',
    timeZone: 'UTC',
    demo: false,
  }));
  const empty = { description: '', rules: null, seedSongs: [], refresh: null };
  await store.playlists.create(listenerId, { name: 'Rain', ...empty });
});

/** Somebody at a terminal, who types as soon as what they wait for is there. */
async function sit(provider: string) {
  const [input, display] = [new PassThrough(), new PassThrough()];
  display.on('data', (piece: Buffer) => {
    screen += piece.toString();
  });
  const prompter = new Prompter(input, display);
  let read = 0;
  const talk = await Talk.open(session, { language: 'en', provider });
  const over = chatLoop(session.output, talk, { prompter, isSure: false });
  return {
    over: over.finally(() => prompter.close()),
    type: async (awaited: string, keys: string) => {
      await expect.poll(() => screen.slice(read)).toContain(awaited);
      read = screen.indexOf(awaited, read) + awaited.length;
      input.write(keys);
    },
  };
}

const names = async () =>
  (await session.echotune.store.playlists.list(listenerId, null, 9)).map(({ name }) => name);

it('question after question is one conversation, and a change is made where somebody says so', async () => {
  const { type, over } = await sit('interpreter');
  await type('> ', 'rename Rain to Snow\r');
  await type('Do it? [y/N] ', 'no\r');
  await type('> ', '\r');
  await type('> ', 'rename Rain to Snow\r');
  await type('Do it? [y/N] ', 'y\r');
  await type('> ', ctrlD);
  await over;
  expect(await names()).toEqual(['Snow']);
  const { conversations } = session.echotune.store;
  const page = { before: null, limit: 9, words: [] };
  const [talk, ...others] = await conversations.list(listenerId, page);
  expect([talk?.messages, others]).toEqual([4, []]);
});

it('Ctrl-C ends the answer, twice the conversation', async () => {
  model.replies.push({ text: 'So it goes on. '.repeat(500) });
  model.pauseMs = 20;
  const { type, over } = await sit('compatible');
  await type('> ', 'Tell me a story\r');
  await type('So it goes on.', ctrlC);
  await type('Interrupted', '');
  await type('> ', 'A story\r');
  await type('A story', '');
  await type('> ', 'half a question');
  await type('half a question', ctrlC);
  await type('once more', '');
  await type('> ', 'of two\r');
  await type('of two', '');
  await type('> ', ctrlC);
  await type('once more', ctrlC);
  await over;
  expect(process.exitCode).toBe(130);
  process.exitCode = undefined;
  expect(JSON.stringify(model.asked.at(-1)?.body)).not.toContain('half a question');
  const page = { before: null, limit: 9, words: [] };
  const [kept] = await session.echotune.store.conversations.list(listenerId, page);
  expect(kept).toMatchObject({ title: 'A story', messages: 4 });
});

it('what goes wrong with one answer is said, and the next can be asked', async () => {
  const { type, over } = await sit('google');
  await type('> ', 'Hello\r');
  await type('[provider-not-configured]', '');
  await type('> ', ctrlD);
  await over;
});
