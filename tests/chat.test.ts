/** The assistant as somebody talks with it on the command line. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FakeModelServer, fakeCompatibleModel, startFakeCompatible } from '@echotune/connect';
import { extendedHistoryChunks } from '@echotune/formats';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { echotuneCommand, runEchotune, spawnEchotune, temporaryHome } from './kit/echotune.ts';
import { sqliteRows } from './kit/table-rows.ts';

let home: string;
let remove: () => Promise<void>;
let model: FakeModelServer;
let settings: Record<string, string>;

beforeAll(async () => {
  ({ home, remove } = await temporaryHome());
  const history = join(home, 'Streaming_History_Audio_2025_0.json');
  const chunks = extendedHistoryChunks({ plays: 200, tracks: 20, endsAt: Date.now() });
  writeFileSync(history, [...chunks].join(''));
  await runEchotune(home, ['import', history, '--no-train']);
  await runEchotune(home, ['playlist', 'make', 'Rain']);
  model = await startFakeCompatible();
  settings = {
    ECHOTUNE_COMPATIBLE_URL: `${model.address}/v1`,
    ECHOTUNE_COMPATIBLE_API_KEY: model.apiKey,
    ECHOTUNE_COMPATIBLE_MODEL: fakeCompatibleModel,
    ECHOTUNE_COMPATIBLE_INPUT_USD: '0',
    ECHOTUNE_COMPATIBLE_OUTPUT_USD: '0',
  };
});
afterAll(async () => {
  await model.close();
  await remove();
});

const run = (...args: string[]) => runEchotune(home, args);
const rows = (table: string) => sqliteRows(join(home, 'echotune.sqlite'))[table] ?? [];

async function json(...args: string[]) {
  const { stdout, stderr, code } = await run(...args, '--json');
  if (code !== 0) throw new Error(`${stdout}${stderr}`);
  return JSON.parse(stdout);
}

/** What a command answers to lines on its standard input. */
async function fed(lines: string, ...args: string[]) {
  const [command, ...words] = echotuneCommand;
  const child = spawn(command, [...words, ...args], {
    env: { ...process.env, ECHOTUNE_HOME: home, ECHOTUNE_LOG_LEVEL: 'error' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stdin.end(lines);
  const [code] = await once(child, 'close');
  return { code, stdout };
}

const names = async () =>
  (await json('playlist', 'list')).map(({ name }: { name: string }) => name);

it('one question is answered, without a model and for nothing, and goes on under its number', async () => {
  const asked = await run('chat', 'my', 'top', '5', 'songs');
  expect(asked).toMatchObject({ code: 0, stderr: '' });
  expect(asked.stdout).toMatch(/\n {5}1 {2}.+ – .+\ninterpreter: \$0\.00\n$/s);
  const [{ id, title, messages }] = await json('chats', 'list');
  expect([title, messages]).toEqual(['my top 5 songs', 2]);
  const next = await json('chat', 'more like the first one', '--conversation', String(id));
  expect(next).toMatchObject({
    conversation: { id, messages: 4 },
    message: { answeredBy: 'interpreter', costUsd: '0.00', tools: ['similar'] },
  });
  const unknown = await run('chat', 'hello', '--conversation', '987654');
  expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining('[conversation-') });
});

it('lines are questions of one conversation; what it would change waits, and --yes changes it', async () => {
  const { code, stdout } = await fed('my top artists\n\nrename Rain to Snow\n', 'chat', '--json');
  expect(code).toBe(0);
  const [first, second] = JSON.parse(stdout);
  expect(second.conversation.id).toBe(first.conversation.id);
  expect(second.message.proposals).toMatchObject([{ state: 'open', outcome: null }]);
  expect(await names()).toEqual(['Rain']);
  const waits = await run('chat', 'rename Rain to Snow');
  expect(waits).toMatchObject({ code: 0, stdout: expect.stringContaining('\nNot done; --yes') });
  expect(await names()).toEqual(['Rain']);
  const sure = await fed('rename Rain to Snow\n', 'chat', '--yes');
  expect(sure.code).toBe(0);
  expect(await names()).toEqual(['Snow']);
});

it('conversations are listed, found, shown and deleted', async () => {
  const { conversation } = await json('chat', 'What did I play most in May?');
  const { id } = conversation;
  expect(await json('chats', 'search', 'MAY', 'play')).toMatchObject([{ id }]);
  expect((await run('chats', 'search', 'nobody', 'said')).stdout).toBe(
    'No conversation has all of these words.\n',
  );
  const shown = (await run('chats', 'show', String(id))).stdout;
  expect(shown).toMatch(/^> What did I play most in May\?\n.+\ninterpreter: \$0\.00\n$/s);
  expect(await run('chats', 'delete', String(id))).toMatchObject({
    ...{ code: 2, stderr: expect.stringContaining('[not-confirmed]') },
  });
  expect((await run('chats', 'delete', String(id), '--yes')).code).toBe(0);
  expect((await run('chats', 'show', String(id))).stderr).toContain('[conversation-unknown]');
  expect(await json('chats', 'search', 'MAY', 'play')).toEqual([]);
});

it('Ctrl-C ends the answer, of which nothing is kept', async () => {
  const before = rows('message').length;
  model.replies.push({ text: 'So it goes on.\n'.repeat(500) });
  model.pauseMs = 20;
  const child = spawnEchotune(
    home,
    ['chat', 'Tell me a story', '--provider', 'compatible'],
    settings,
  );
  let complaint = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  child.stdout?.once('data', () => child.kill('SIGINT'));
  const [code] = await once(child, 'close');
  expect([code, complaint]).toEqual([
    ...[130, 'Interrupted. What was sent is counted as if it had been answered.\n'],
  ]);
  expect(rows('message')).toHaveLength(before);
});
