/** Questions to a language model as somebody asks them on the command line. */
import { once } from 'node:events';
import { join } from 'node:path';
import { type FakeModelServer, fakeCompatibleModel, startFakeCompatible } from '@echotune/connect';
import { openSqliteStore, silentTelemetry } from '@echotune/data';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runEchotune, spawnEchotune, temporaryHome } from './kit/echotune.ts';
import { sqliteRows } from './kit/table-rows.ts';

let home: string;
let remove: () => Promise<void>;
let model: FakeModelServer;
let settings: Record<string, string>;

beforeEach(async () => {
  ({ home, remove } = await temporaryHome());
  const store = await openSqliteStore({
    ...{ file: join(home, 'echotune.sqlite'), clock: () => Date.now() },
    ...{ clocks: new Map(), telemetry: silentTelemetry },
  });
  await store.listeners.create({ name: 'Noor', timeZone: 'UTC', demo: false });
  await store.close();
  model = await startFakeCompatible();
  settings = {
    ECHOTUNE_COMPATIBLE_URL: `${model.address}/v1`,
    ECHOTUNE_COMPATIBLE_API_KEY: model.apiKey,
    ECHOTUNE_COMPATIBLE_MODEL: fakeCompatibleModel,
    ECHOTUNE_COMPATIBLE_INPUT_USD: '1',
    ECHOTUNE_COMPATIBLE_OUTPUT_USD: '1',
  };
});
afterEach(async () => {
  await model.close();
  await remove();
});

const run = (...args: string[]) => runEchotune(home, args, settings);
const rows = (table: string) => sqliteRows(join(home, 'echotune.sqlite'))[table];

it('belongs to the only listener: their limits hold, and the answer goes with them', async () => {
  await run('budget', 'set', '5', '--per', 'month');
  expect(await run('ask', 'Who sang it?')).toMatchObject({ code: 0 });
  expect(rows('kept_answer')).toMatchObject([{ listener_id: 1 }]);
  await run('budget', 'set', '0', '--per', 'month', '--listener', 'Noor');
  const refused = await run('ask', 'Who wrote it?');
  expect(refused).toMatchObject({ code: 3, stderr: expect.stringContaining('[budget-exceeded]') });
  expect(model.asked).toHaveLength(1);
  await run('forget', '--listener', 'Noor', '--yes');
  expect(rows('kept_answer')).toEqual([]);
});

it('Ctrl-C is counted before the store closes, and nothing else is said', async () => {
  await run('budget', 'set', '5', '--per', 'month');
  model.replies.push({ text: 'A line.\n'.repeat(500) });
  model.pauseMs = 20;
  const child = spawnEchotune(home, ['ask', 'Who sang it?'], settings);
  let complaint = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  child.stdout?.once('data', () => child.kill('SIGINT'));
  const [code] = await once(child, 'close');
  expect([code, complaint]).toEqual([
    ...[130, 'Interrupted. What was sent is counted as if it had been answered.\n'],
  ]);
  expect(rows('paid_call')).toMatchObject([{ state: 'charged', why: 'aborted' }]);
});

it('a misfit says what it cost, one that was not sent that it cost nothing', async () => {
  await run('budget', 'set', '5', '--per', 'month');
  model.misbehave({ kind: 'ends-early' });
  const misfit = await run('ask', 'Who sang it?');
  expect(misfit).toMatchObject({ code: 3, stderr: expect.stringContaining('[provider-misfit]') });
  expect(misfit.stderr).toMatch(/It cost \$0\.00\d+, since the provider may have worked on it\./);
  expect(misfit.stderr).not.toMatch(/^ +at /m);
  expect((await run('providers', 'list')).stdout).toContain('compatible, chat-completions: 1 time');
  settings.ECHOTUNE_COMPATIBLE_URL = 'http://127.0.0.1:1/v1';
  const unsent = await run('ask', 'Who sang it?');
  expect(unsent.stderr).toContain('no answer. It cost nothing. [provider-unreachable]');
  expect(rows('paid_call')).toMatchObject([{ state: 'charged' }, { state: 'released', cost: 0 }]);
});
