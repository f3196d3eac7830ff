/** What others can read is made its owner's alone; what else is weak is told. */
import { chmodSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../../../tests/kit/open-store.ts';
import { changeAgent, undoAct } from '../operate-agents.ts';
import { runAgent } from '../run-agent.ts';
import { quietSurroundings } from '../surroundings.fixture.ts';
import type { SecuritySettings } from './observe-security.ts';
import { securityAgent } from './security-agent.ts';

const dayMs = 86_400_000;
let test: TestStore;
let key: string;
let settings: Partial<SecuritySettings>;

const agent = () =>
  securityAgent({
    ...{ ...test.deps, ...quietSurroundings(test) },
    security: { ...quietSurroundings(test).security, ...settings },
  });
const run = () => runAgent(test.deps, agent());
const modeOf = (path: string) => statSync(path).mode & 0o777;
const acts = async () => (await test.store.agents.acts({})).map(({ state }) => state);

beforeEach(async () => {
  test = await openStore();
  settings = {};
  key = join(test.folder, 'secret.key');
  writeFileSync(key, 'k', { mode: 0o600 });
  chmodSync(test.folder, 0o755);
  await changeAgent(test.deps, agent(), { mode: 'on' }, 'test');
});
afterEach(() => test.close());

it('a home that others can enter is closed, and a key in it that they could read', async () => {
  chmodSync(key, 0o644);
  await run();
  expect([modeOf(test.folder), modeOf(key)]).toEqual([0o700, 0o600]);
  test.advance(dayMs);
  expect((await run()).settled).toMatchObject([{ state: 'verified' }, { state: 'verified' }]);
});

it('what nobody else can reach is left as it is', async () => {
  chmodSync(test.folder, 0o700);
  chmodSync(key, 0o644);
  expect((await run()).pursued).toEqual([]);
  expect(modeOf(key)).toBe(0o644);
});

it('where somebody opens it again, tightening has not helped; what they set stays', async () => {
  await run();
  chmodSync(test.folder, 0o750);
  test.advance(dayMs);
  const { settled } = await run();
  expect(settled).toMatchObject([{ state: 'reverted', measured: 0o50 }]);
  expect(modeOf(test.folder)).toBe(0o750);
});

it('day after day against somebody who opens it, it is stopped', async () => {
  for (let day = 0; day < 5; day += 1) {
    await run();
    chmodSync(test.folder, 0o755);
    test.advance(dayMs);
  }
  await run();
  expect(await acts()).toEqual(['reverted', 'reverted']);
});

it('an operator takes it back to the bit', async () => {
  chmodSync(test.folder, 0o751);
  await run();
  const [act] = await test.store.agents.acts({});
  await undoAct(test.deps, [agent()], act?.id ?? 0, 'test');
  expect(modeOf(test.folder)).toBe(0o751);
});

it('weak settings are told, and nothing of where files are', async () => {
  settings = {
    ...{ isLoopback: false, isHttps: null, isPlainDatabase: true, takesPrivateWebhooks: true },
  };
  const { id: listenerId } = await test.store.listeners.create({
    ...{ name: 'Ada', timeZone: 'UTC', demo: false },
  });
  await test.store.connections.connect({
    ...{ listenerId, provider: 'spotify', accountId: 'ada', accountName: 'Ada', scopes: [] },
    consentAt: test.deps.clock() - 170 * dayMs,
  });
  const { advice } = await run();
  expect(advice.map(({ advice: code }) => code)).toEqual([
    ...['no-https', 'not-claimed', 'plain-database', 'private-webhooks', 'ending-consents'],
  ]);
  const logged = JSON.stringify(await test.store.decisions.entries({}));
  expect(logged).not.toContain(test.folder);
  expect(logged).not.toMatch(/ada/i);
});
