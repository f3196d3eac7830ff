/** What may be spent lasts, within what the operator has set, and never more than that is allowed. */
import type { NewSpendingLimit } from '@echotune/data';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../../../tests/kit/open-store.ts';
import { changeAgent } from '../operate-agents.ts';
import { runAgent } from '../run-agent.ts';
import { budgetAgent } from './budget-agent.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const dollar = 1e9;
let test: TestStore;

beforeEach(async () => {
  test = await openStore(Date.UTC(2026, 3, 1));
  await changeAgent(test.deps, budgetAgent(test.deps), { mode: 'on' }, 'test');
});
afterEach(() => test.close());

const run = () => runAgent(test.deps, budgetAgent(test.deps));
const setLimit = (period: NewSpendingLimit['period'], dollars: number) =>
  test.store.budgets.setLimit({
    ...{ provider: 'google', model: null, listenerId: null, purpose: null, period },
    ...{ limitNanoUsd: dollars * dollar, warnShare: 0.8, throttleShare: 0.9 },
  });

/** False where no limit lets it. */
async function pay(dollars: number): Promise<boolean> {
  const reserved = await test.store.budgets.reserve({
    ...{ provider: 'google', model: 'm', purpose: 'p', listenerId: null, estimated: false },
    ...{ holdNanoUsd: dollars * dollar, deadline: 0 },
  });
  if (!reserved.admitted) return false;
  await test.store.budgets.settle(reserved.callId, dollars * dollar);
  return true;
}

/** Hours go by, in each of which so much is spent. */
async function spend(hours: number, dollars: number): Promise<void> {
  for (let hour = 0; hour < hours; hour += 1) {
    if (dollars > 0) await pay(dollars);
    test.advance(hourMs);
  }
}

const standing = async (period: NewSpendingLimit['period'] = 'day') =>
  (await test.store.budgets.standings()).find(({ limit }) => limit.period === period);
const acts = async () =>
  (await test.store.agents.acts({})).map(({ act, state, target }) => [act, state, target]);

describe('a day that will not last', () => {
  beforeEach(async () => {
    await setLimit('day', 10);
    await spend(3, 1);
  });

  it('has calls spend less; the next day they need not any more', async () => {
    const { pursued } = await run();
    expect(pursued).toMatchObject([{ gate: { passes: true }, act: { state: 'acted' } }]);
    expect(await standing()).toMatchObject({
      level: 'throttle',
      limit: { limitNanoUsd: 10 * dollar },
    });
    await spend(2, 0.1);
    expect((await run()).settled).toMatchObject([{ state: 'verified' }]);
    await spend(20, 0);
    expect((await run()).lifted).toMatchObject([{ state: 'lifted' }]);
    expect((await standing())?.limit).toMatchObject({ warnShare: 0.8, throttleShare: 0.9 });
  });

  it('where calls go on as before, what did not help is taken back', async () => {
    await run();
    await spend(2, 1);
    const { settled } = await run();
    expect(settled).toMatchObject([{ state: 'reverted', prediction: { value: 1 } }]);
    expect(settled[0]?.measured).toBeGreaterThan(1);
    expect((await standing())?.limit.throttleShare).toBe(0.9);
  });

  it('what the operator sets meanwhile stays theirs', async () => {
    await run();
    await setLimit('day', 4);
    expect((await run()).settled).toMatchObject([{ state: 'overruled' }]);
    expect((await standing())?.limit).toMatchObject({
      limitNanoUsd: 4 * dollar,
      throttleShare: 0.9,
    });
  });

  it('day after day to and fro is stopped', async () => {
    for (let day = 0; day < 4; day += 1) {
      await run();
      await spend(24 - 3, 0);
      await run();
      await spend(3, 1);
    }
    await run();
    expect(await acts()).toHaveLength(2);
    const refused = await test.store.decisions.newest({ kind: 'refused', limit: 1 });
    expect(refused[0]?.body).toMatchObject({ because: 'oscillates', target: 'limit:1' });
  });
});

describe('a month that will not last', () => {
  beforeEach(async () => {
    await setLimit('month', 30);
    await spend(5 * 24, 0.1);
  });

  it('that goes on as before with less spending has what is left spread over its days', async () => {
    await run();
    expect((await standing('month'))?.level).toBe('throttle');
    await spend(25, 0.1);
    await run();
    expect(await acts()).toEqual([
      ['limit-day', 'acted', 'limit:1/day'],
      ['throttle', 'reverted', 'limit:1'],
    ]);
    const left = (await standing('month'))?.leftNanoUsd ?? 0;
    expect((await standing())?.limit).toMatchObject({
      ...{ provider: 'google', limitNanoUsd: Math.floor(left / 24) },
    });
    // The agent's own limit is none that it looks after; and in the next month it goes.
    for (let day = 0; day < 24; day += 1) {
      await spend(24, 0.1);
      await run();
    }
    expect((await standing('month'))?.settledNanoUsd).toBeLessThanOrEqual(30 * dollar);
    test.advance(2 * dayMs);
    await run();
    expect(await standing()).toBeUndefined();
    expect((await acts())[0]).toEqual(['limit-day', 'lifted', 'limit:1/day']);
  });

  it('never gets a limit of the day above the operator’s own, and gives theirs back', async () => {
    await setLimit('day', 0.9);
    await run();
    await spend(25, 0.1);
    await run();
    const lowered = (await standing())?.limit.limitNanoUsd ?? 0;
    expect(lowered).toBeLessThan(0.9 * dollar);
    test.advance(31 * dayMs);
    await run();
    expect((await standing())?.limit.limitNanoUsd).toBe(0.9 * dollar);
  });
});

it('a limit that lasts, one that is used up and one of which nothing is known are left alone', async () => {
  await setLimit('month', 1000);
  await setLimit('total', 1);
  await setLimit('day', 1);
  await spend(2, 0.5);
  const { pursued } = await run();
  expect(pursued).toEqual([]);
});

it('nothing is said of whose limit it is', async () => {
  const { id: listenerId } = await test.store.listeners.create({
    ...{ name: 'Ada Quist', timeZone: 'UTC', demo: false },
  });
  await test.store.budgets.setLimit({
    ...{ provider: null, model: null, listenerId, purpose: null, period: 'day' },
    ...{ limitNanoUsd: dollar, warnShare: 0.8, throttleShare: 0.9 },
  });
  await run();
  const logged = JSON.stringify(await test.store.decisions.entries({}));
  expect(logged).not.toContain('Ada');
  expect(logged).not.toContain('listener');
});
