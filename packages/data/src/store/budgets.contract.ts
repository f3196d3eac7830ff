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

  it('a report replaces the hold once, in the period of the reservation', async () => {
    const { store, clock, again } = await open();
    const { budgets } = store;
    await budgets.setLimit(limitOf(100));
    await budgets.setLimit(limitOf(100, { period: 'month' }));
    clock.now = firstStart + 31 * dayMs - 1;
    const late = admitted(await budgets.reserve(callOf(60)));
    clock.now += 2;
    expect(await standing(store)).toEqual([
      [0, 0, 100, 'ok'],
      [0, 0, 100, 'ok'],
    ]);
    const settled = await budgets.settle(late, 45, { input_tokens: 3 });
    expect(settled).toMatchObject({
      state: 'settled',
      costNanoUsd: 45,
      usage: { input_tokens: 3 },
    });
    for (const cost of [45, 20, 99]) {
      expect(await budgets.settle(late, cost)).toEqual(settled);
      expect(await budgets.charge(late, 'x')).toEqual(settled);
      expect(await budgets.release(late, 'x')).toEqual(settled);
    }
    expect(await (await again()).budgets.standings()).toEqual(await budgets.standings());
    expect(await standing(store)).toEqual([
      [0, 0, 100, 'ok'],
      [0, 0, 100, 'ok'],
    ]);
    clock.now -= 2;
    expect(await standing(store)).toEqual([
      [45, 0, 55, 'ok'],
      [45, 0, 55, 'ok'],
    ]);
    expect(await store.check()).toEqual([]);
  });

  it('without a report the whole hold is charged, and a late report corrects it', async () => {
    const { store } = await open();
    const { budgets } = store;
    await budgets.setLimit(limitOf(100));
    const [one, two, three] = [
      admitted(await budgets.reserve(callOf(30))),
      admitted(await budgets.reserve(callOf(30))),
      admitted(await budgets.reserve(callOf(30))),
    ];
    expect(await budgets.charge(one, 'aborted')).toMatchObject({
      ...{ state: 'charged', costNanoUsd: 30, why: 'aborted' },
    });
    await budgets.charge(one, 'again');
    expect(await standing(store)).toEqual([[30, 60, 10, 'ok']]);
    await budgets.charge(two, 'lost');
    await budgets.release(two, 'not sent');
    await budgets.charge(two, 'x');
    expect(await standing(store)).toEqual([[30, 30, 40, 'ok']]);
    await budgets.settle(one, 4);
    await budgets.settle(three, 0);
    expect(await standing(store)).toEqual([[4, 0, 96, 'ok']]);
    const states = (await budgets.ledger(null, 9)).map(({ id, state }) => [id, state]);
    expect(states).toEqual([
      ...[
        [three, 'settled'],
        [two, 'released'],
        [one, 'settled'],
      ],
    ]);
    expect(await budgets.ledger(three, 1)).toMatchObject([{ id: two }]);
    expect(await store.check()).toEqual([]);
  });

  it('what is held past its deadline is charged by one of those who look', async () => {
    const { store, clock, beside } = await open();
    const { budgets } = store;
    await budgets.setLimit(limitOf(100));
    for (const hold of [10, 20]) await budgets.reserve(callOf(hold));
    await budgets.reserve(callOf(30, { deadline: firstStart + 2 * dayMs }));
    expect(await budgets.reconcile()).toBe(0);
    clock.now += dayMs;
    const others = [await beside(), await beside(), await beside()];
    const charged = await Promise.all(others.map((other) => other.budgets.reconcile()));
    expect(charged.reduce((sum, count) => sum + count)).toBe(2);
    clock.now = firstStart;
    expect(await standing(store)).toEqual([[30, 30, 40, 'ok']]);
    expect(await budgets.reconcile()).toBe(0);
    expect(await store.check()).toEqual([]);
  });

  it('a report above its hold is counted, tells of an incident and closes until reopened', async () => {
    const { store } = await open();
    const { budgets } = store;
    const all = await budgets.setLimit(limitOf(1000));
    const google = await budgets.setLimit(limitOf(100, { provider: 'google' }));
    await budgets.setLimit(limitOf(1000, { provider: 'perplexity' }));
    const call = admitted(await budgets.reserve(callOf(80)));
    const report = await budgets.settle(call, 150);
    expect(report).toMatchObject({ state: 'settled', costNanoUsd: 150 });
    expect(report.why).toContain('above its hold of 80');
    expect(await standing(store)).toEqual([
      ...[
        [150, 0, 850, 'stop'],
        [150, 0, 0, 'stop'],
        [0, 0, 1000, 'ok'],
      ],
    ]);
    const refused = await budgets.reserve(callOf(1, { provider: 'perplexity' }));
    expect(refused).toMatchObject({ because: 'closed', standing: { limit: { id: all.id } } });
    const alerts = await budgets.alerts(0, 9);
    expect(alerts.map(({ kind, limit, callId }) => [kind, limit.id, callId])).toEqual([
      ...[
        ['incident', all.id, call],
        ['incident', google.id, call],
        ['stop', google.id, null],
      ],
    ]);
    expect(await budgets.newestAlert()).toBe(alerts.at(-1)?.id);
    expect(await budgets.reopenLimit(all.id)).toMatchObject({ closed: null });
    expect(await budgets.reserve(callOf(1, { provider: 'perplexity' }))).toMatchObject({
      ...{ admitted: true },
    });
    expect(await budgets.reserve(callOf(1))).toMatchObject({ because: 'closed' });
    await budgets.reopenLimit(google.id);
    expect(await budgets.reserve(callOf(1))).toMatchObject({ because: 'exceeded' });
    const released = admitted(await budgets.reserve(callOf(1, { provider: 'perplexity' })));
    await budgets.release(released, 'not sent');
    await budgets.settle(released, 1);
    expect(await budgets.reserve(callOf(1, { provider: 'perplexity' }))).toMatchObject({
      ...{ because: 'closed' },
    });
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
}
