import { expect, it } from 'vitest';
import { admitted, callOf, dayMs, limitOf, sums } from './budgets.fixture.ts';
import { codeOf, firstStart, type OpenStage } from './stage.fixture.ts';
import type { Store } from './store.ts';

const standing = async (store: Store) => (await store.budgets.standings()).map(sums);

/** Limits and what is spent of them. */
export function budgetsContract(open: OpenStage): void {
  it('what no limit covers is refused, and nothing of it is kept', async () => {
    const { store } = await open();
    const uncovered = { admitted: false, because: 'uncovered' };
    expect(await store.budgets.reserve(callOf(0))).toEqual(uncovered);
    await store.budgets.setLimit(limitOf(100, { provider: 'perplexity' }));
    await store.budgets.setLimit(limitOf(100, { model: 'gemini-3.8-flash', purpose: 'report' }));
    expect(await store.budgets.reserve(callOf(1))).toEqual(uncovered);
    expect(await store.budgets.ledger(null, 9)).toEqual([]);
    expect(await standing(store)).toEqual([
      [0, 0, 100, 'ok'],
      [0, 0, 100, 'ok'],
    ]);
  });

  it('a call is held on every limit that covers it or on none, and never made smaller', async () => {
    const { store } = await open();
    const { budgets } = store;
    await budgets.setLimit(limitOf(1000));
    await budgets.setLimit(limitOf(100, { provider: 'google', period: 'month' }));
    await budgets.setLimit(limitOf(50, { purpose: 'assistant', period: 'total' }));
    await budgets.setLimit(limitOf(10, { model: 'sonar' }));
    expect(await budgets.reserve(callOf(50))).toMatchObject({ admitted: true, level: 'ok' });
    const refused = await budgets.reserve(callOf(51, { purpose: 'report' }));
    expect(refused).toMatchObject({
      ...{ admitted: false, because: 'exceeded' },
      standing: { leftNanoUsd: 50, limit: { provider: 'google', limitNanoUsd: 100 } },
    });
    expect(await budgets.reserve(callOf(1))).toMatchObject({
      standing: { leftNanoUsd: 0, limit: { purpose: 'assistant' } },
    });
    expect(await standing(store)).toEqual([
      ...[
        [0, 50, 950, 'ok'],
        [0, 50, 50, 'ok'],
        [0, 50, 0, 'stop'],
      ],
      ...[[0, 0, 10, 'ok']],
    ]);
    expect(await store.check()).toEqual([]);
  });

  it('each level is told once a period, and once more where the amount is another', async () => {
    const { store, clock } = await open();
    const { budgets } = store;
    await budgets.setLimit(limitOf(100));
    const told = async () => (await budgets.alerts(0, 99)).map(({ kind }) => kind);
    const spend = async (cost: number) =>
      budgets.settle(admitted(await budgets.reserve(callOf(cost))), cost);
    await spend(79);
    expect(await told()).toEqual([]);
    await spend(1);
    await spend(1);
    expect(await told()).toEqual(['warn']);
    expect(await standing(store)).toEqual([[81, 0, 19, 'warn']]);
    const free = admitted(await budgets.reserve(callOf(19)));
    expect(await told()).toEqual(['warn']);
    for (let n = 0; n < 3; n += 1) await budgets.reserve(callOf(1));
    expect(await told()).toEqual(['warn', 'stop']);
    await budgets.settle(free, 10);
    expect(await told()).toEqual(['warn', 'stop']);
    expect(await standing(store)).toEqual([[91, 0, 9, 'throttle']]);
    await budgets.setLimit(limitOf(110));
    await spend(0);
    expect(await told()).toEqual(['warn', 'stop', 'warn']);
    clock.now += dayMs;
    await spend(110);
    expect(await told()).toEqual(['warn', 'stop', 'warn', 'stop']);
    const after = (await budgets.alerts(0, 2)).at(-1)?.id ?? 0;
    expect((await budgets.alerts(after, 9)).map(({ kind }) => kind)).toEqual(['warn', 'stop']);
  });

  it('one limit a scope and period is changed, and a new one counts its period so far', async () => {
    const { store, clock } = await open();
    const { budgets } = store;
    const first = await budgets.setLimit(limitOf(100));
    const old = admitted(await budgets.reserve(callOf(30)));
    await budgets.settle(old, 20);
    clock.now += dayMs;
    await budgets.reserve(callOf(50, { provider: 'perplexity' }));
    await budgets.charge(admitted(await budgets.reserve(callOf(7))), 'aborted');
    const changed = await budgets.setLimit(limitOf(40, { warnShare: 0.5, throttleShare: 1 }));
    expect(changed).toMatchObject({ id: first.id, limitNanoUsd: 40, warnShare: 0.5 });
    await budgets.setLimit(limitOf(99, { period: 'month' }));
    await budgets.setLimit(limitOf(99, { period: 'total', provider: 'google' }));
    await budgets.setLimit(limitOf(99, { provider: 'google' }));
    expect(await standing(store)).toEqual([
      ...[
        [7, 50, 0, 'stop'],
        [27, 50, 22, 'ok'],
        [27, 0, 72, 'ok'],
        [7, 0, 92, 'ok'],
      ],
    ]);
    await budgets.removeLimit(first.id);
    expect(await codeOf(budgets.removeLimit(first.id))).toBe('budget-unknown');
    expect(await codeOf(budgets.reopenLimit(first.id))).toBe('budget-unknown');
    await budgets.setLimit(limitOf(100));
    expect((await standing(store)).at(-1)).toEqual([7, 50, 43, 'ok']);
    const google = { provider: 'google', model: null, listenerId: null, purpose: null };
    expect(await budgets.spentSince(google, firstStart)).toEqual({
      ...{ settledNanoUsd: 27, firstAt: firstStart },
    });
    expect(await budgets.spentSince(google, firstStart + 1)).toEqual({
      ...{ settledNanoUsd: 7, firstAt: firstStart + dayMs },
    });
    expect(await budgets.spentSince({ ...google, model: 'x' }, 0)).toEqual({
      ...{ settledNanoUsd: 0, firstAt: null },
    });
    expect(await store.check()).toEqual([]);
  });

  it('a call of a removed limit ends as any other', async () => {
    const { store } = await open();
    const { budgets } = store;
    const { id } = await budgets.setLimit(limitOf(100));
    const call = admitted(await budgets.reserve(callOf(30)));
    await budgets.removeLimit(id);
    expect(await budgets.settle(call, 40)).toMatchObject({ costNanoUsd: 40 });
    expect(await budgets.alerts(0, 9)).toEqual([]);
    expect(await codeOf(budgets.settle(call + 1, 1))).toBe('call-unknown');
    expect(await codeOf(budgets.charge(call + 1, 'x'))).toBe('call-unknown');
  });

  it('amounts are whole, within bounds, and names are names', async () => {
    const { store } = await open();
    const { budgets } = store;
    for (const bad of [-1, 0.5, 1e15 + 1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(await codeOf(budgets.setLimit(limitOf(bad)))).toBe('input-invalid');
      expect(await codeOf(budgets.reserve(callOf(bad)))).toBe('input-invalid');
      expect(await codeOf(budgets.settle(1, bad))).toBe('input-invalid');
    }
    for (const shares of [
      ...[{ warnShare: 0 }, { warnShare: 0.95 }, { throttleShare: 1.1 }, { warnShare: Number.NaN }],
    ]) {
      expect(await codeOf(budgets.setLimit(limitOf(1, shares)))).toBe('input-invalid');
    }
    for (const bad of ['', 'a b', 'x'.repeat(101), 'ü']) {
      expect(await codeOf(budgets.setLimit(limitOf(1, { purpose: bad })))).toBe('input-invalid');
      expect(await codeOf(budgets.reserve(callOf(1, { model: bad })))).toBe('input-invalid');
    }
    await budgets.setLimit(limitOf(1e15));
    const most = admitted(await budgets.reserve(callOf(1e15)));
    expect(await standing(store)).toEqual([[0, 1e15, 0, 'stop']]);
    await budgets.settle(most, 999_999_999_999_999);
    expect(await standing(store)).toEqual([[999_999_999_999_999, 0, 1, 'throttle']]);
  });

  it('a forgotten listener takes their limits along, and leaves sums without a name', async () => {
    const { store } = await open();
    const { budgets } = store;
    const listener = { name: 'Ada', timeZone: 'UTC', demo: false };
    const { id } = await store.listeners.create(listener);
    const unknown = { listenerId: id + 1 };
    expect(await codeOf(budgets.setLimit(limitOf(1, unknown)))).toBe('listener-unknown');
    expect(await codeOf(budgets.reserve(callOf(1, unknown)))).toBe('listener-unknown');
    await budgets.setLimit(limitOf(100));
    await budgets.setLimit(limitOf(50, { listenerId: id }));
    await budgets.settle(admitted(await budgets.reserve(callOf(40, { listenerId: id }))), 30);
    const open30 = admitted(await budgets.reserve(callOf(20, { listenerId: id })));
    expect(await standing(store)).toEqual([
      [30, 20, 50, 'ok'],
      [30, 20, 0, 'stop'],
    ]);
    await store.listeners.forget(id);
    await budgets.settle(open30, 10);
    expect(await standing(store)).toEqual([[40, 0, 60, 'ok']]);
    const calls = await budgets.ledger(null, 9);
    expect(calls.map(({ listenerId, costNanoUsd }) => [listenerId, costNanoUsd])).toEqual([
      [null, 10],
      [null, 30],
    ]);
    expect(await store.check()).toEqual([]);
  });

  it('a limit is changed or removed as it was seen, and stays where somebody was quicker', async () => {
    const { store } = await open();
    const { budgets } = store;
    const seen = await budgets.setLimit(limitOf(100));
    const amounts = { limitNanoUsd: 50, warnShare: 0.1, throttleShare: 0.2 };
    expect(await budgets.addLimit(limitOf(1))).toBeNull();
    expect(await budgets.replaceLimit(seen, amounts)).toBe(true);
    expect(await budgets.replaceLimit(seen, limitOf(100))).toBe(false);
    expect(await budgets.replaceLimit(seen, null)).toBe(false);
    const [known] = await budgets.standings();
    expect(known?.limit).toMatchObject({ id: seen.id, ...amounts });
    expect(await budgets.replaceLimit({ ...seen, ...amounts }, null)).toBe(true);
    expect(await budgets.replaceLimit({ ...seen, ...amounts }, null)).toBe(false);
    expect(await budgets.addLimit(limitOf(1))).toMatchObject({ limitNanoUsd: 1 });
    const wrong = { ...amounts, throttleShare: 2 };
    expect(await codeOf(budgets.replaceLimit(seen, wrong))).toBe('input-invalid');
  });
}
