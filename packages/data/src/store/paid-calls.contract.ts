import { expect, it } from 'vitest';
import { admitted, callOf, dayMs, limitOf, sums } from './budgets.fixture.ts';
import { firstStart, type OpenStage } from './stage.fixture.ts';
import type { Store } from './store.ts';

const standing = async (store: Store) => (await store.budgets.standings()).map(sums);

/** How paid calls end: by a report, without one, past their deadline, above their hold. */
export function paidCallsContract(open: OpenStage): void {
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
}
