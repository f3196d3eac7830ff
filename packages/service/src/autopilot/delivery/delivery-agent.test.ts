/** Code whose tests fail does not act by itself; what is flaky is told from what fails. */
import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EchoError } from '@echotune/data';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { changeAgent } from '../operate-agents.ts';
import { type Planted, plantedAgent } from '../planted-agent.fixture.ts';
import { runAgent } from '../run-agent.ts';
import { deliveryAgent } from './delivery-agent.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
let test: Planted;

const file = () => join(test.folder, 'report.json');
const readReport = () =>
  readFile(file(), 'utf8').catch((cause) => {
    throw new EchoError('input-invalid', 'none', { cause });
  });
const run = () => runAgent(test.deps, deliveryAgent({ ...test.deps, readReport }));
const acts = async () =>
  (await test.store.agents.acts({ agent: 'delivery' })).map(({ state }) => state);

/** What the CI leaves, now. */
function report(failed: readonly string[]): void {
  const assertionResults = ['a', 'b', 'c'].map((fullName) => ({
    ...{ fullName, status: failed.includes(fullName) ? 'failed' : 'passed' },
  }));
  const results = [{ name: 'x', status: 'passed', assertionResults }];
  writeFileSync(file(), JSON.stringify({ startTime: test.deps.clock(), testResults: results }));
}

/** The planted agent finds it cold, and may act. */
async function isHeld(): Promise<boolean> {
  test.world.degrees = 10;
  const { pursued } = await test.run();
  const [first] = pursued;
  return first?.gate.passes === true && first.gate.dryRun;
}

beforeEach(async () => {
  test = await plantedAgent();
  onTestFinished(test.close);
  await test.turnOn();
  const agent = deliveryAgent({ ...test.deps, readReport });
  await changeAgent(test.deps, agent, { mode: 'on' }, 'test');
});

it('while tests fail all others only say what they would do; once they pass they act', async () => {
  report(['a']);
  const { advice } = await run();
  expect(advice).toMatchObject([{ advice: 'failing', params: { count: 1, first: 'a' } }]);
  expect(await isHeld()).toBe(true);
  expect(test.world.switched).toBe(0);
  test.advance(hourMs);
  report([]);
  expect((await run()).lifted).toHaveLength(1);
  expect(await isHeld()).toBe(false);
  expect(test.world.isHeating).toBe(true);
});

it('where tests pass, nobody is held', async () => {
  report([]);
  const { pursued, advice } = await run();
  expect([pursued, advice]).toEqual([[], []]);
  expect(await isHeld()).toBe(false);
});

it('where nobody sees to the tests, holding has helped nobody, and is taken back', async () => {
  report(['a']);
  await run();
  test.advance(3 * dayMs);
  expect((await run()).settled).toMatchObject([{ state: 'reverted', measured: 1 }]);
  expect(await isHeld()).toBe(false);
});

it('a test that fails by turns is flaky: it is told, and holds nobody', async () => {
  for (const failed of [['a'], [], ['a'], [], ['a']]) {
    report(failed);
    await run();
    test.advance(8 * hourMs);
  }
  const { advice } = await run();
  expect(advice).toMatchObject([{ advice: 'flaky', params: { first: 'a' } }]);
  expect(await isHeld()).toBe(false);
});

it('other tests that fail by turns hold nobody any more after the second time', async () => {
  for (const failed of [['a'], [], ['b'], [], ['c']]) {
    report(failed);
    await run();
    test.advance(13 * hourMs);
  }
  expect(await acts()).toEqual(['lifted', 'lifted']);
  const [refused] = await test.store.decisions.newest({ kind: 'refused', limit: 1 });
  expect(refused?.body).toMatchObject({ act: 'hold-agents', because: 'oscillates' });
});

it('a report that is not there, is none, or is old, is told and no reason to hold', async () => {
  expect((await run()).advice).toMatchObject([{ params: { code: 'input-invalid' } }]);
  writeFileSync(file(), '<html/>');
  expect((await run()).advice).toMatchObject([{ params: { code: 'wrong-shape' } }]);
  report([]);
  test.advance(20 * dayMs);
  const { advice, pursued } = await run();
  expect(advice).toMatchObject([{ advice: 'report-old' }]);
  expect(pursued).toEqual([]);
});

it('where nobody says where reports are, nothing is said', async () => {
  const { advice, pursued } = await runAgent(
    test.deps,
    deliveryAgent({ ...test.deps, readReport: null }),
  );
  expect([advice, pursued]).toEqual([[], []]);
});
