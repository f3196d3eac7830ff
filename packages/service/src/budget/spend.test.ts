import { EchoError, type NewSpendingLimit } from '@echotune/data';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../../tests/kit/open-store.ts';
import { describeAlert } from './describe-limit.ts';
import { publicPrices, type UsageReport } from './price-call.ts';
import { Budget, CallFailed, type CallToPay } from './spend.ts';
import { SpendingRefused } from './spending-refused.ts';

let test: TestStore;
let budget: Budget;

beforeEach(async () => {
  test = await openStore(Date.UTC(2026, 10, 29, 12));
  budget = new Budget({ ...test.deps, prices: publicPrices });
});
afterEach(() => test.close());

/** Up to a dollar: $.75 in, $.25 out. */
const call: CallToPay = {
  ...{ provider: 'google', model: 'gemini-3.8-flash', purpose: 'assistant', listenerId: null },
  bounds: { inputTokens: 1_000_000, outputTokens: 66_666 },
  timeoutMs: 10_000,
};
const hold = 1_000_000_000 - 2_500;
/** Three quarters of a cent. */
const usage: UsageReport = { inputTokens: 10_000, outputTokens: 0 };

function allow(dollars: number, more: Partial<NewSpendingLimit> = {}) {
  return test.store.budgets.setLimit({
    ...{ provider: null, model: null, listenerId: null, purpose: null, period: 'month' },
    ...{ limitNanoUsd: dollars * 1e9, warnShare: 0.8, throttleShare: 0.9 },
    ...more,
  });
}

async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (cause: unknown) => cause,
  );
}

/** Settled and held of the only limit, and the last line of the ledger. */
async function books() {
  const [standing] = await test.store.budgets.standings();
  const [line] = await test.store.budgets.ledger(null, 1);
  return {
    sums: [standing?.settledNanoUsd, standing?.heldNanoUsd],
    line: line && [line.state, line.costNanoUsd, line.why],
  };
}

describe('an admitted call', () => {
  it('is held while it works, and settled from its report', async () => {
    await allow(5);
    const paid = await budget.spend(call, async ({ holdNanoUsd, level, signal }) => {
      expect([holdNanoUsd, level, signal.aborted]).toEqual([hold, 'ok', false]);
      expect((await books()).sums).toEqual([0, hold]);
      return { value: 'answer', usage };
    });
    expect(paid).toEqual({ value: 'answer', costNanoUsd: 7_500_000, level: 'ok' });
    expect(await books()).toEqual({ sums: [7_500_000, 0], line: ['settled', 7_500_000, null] });
    const [line] = await test.store.budgets.ledger(null, 1);
    expect(line?.usage).toEqual({ inputTokens: 10_000, outputTokens: 0 });
  });

  it('without a report, or with one that makes no sense, costs its whole hold', async () => {
    await allow(5);
    const paid = await budget.spend(call, async () => ({ value: 1, usage: null }));
    expect(paid.costNanoUsd).toBe(hold);
    expect((await books()).line).toEqual(['charged', hold, 'nothing was reported']);
    const odd = { ...usage, costUsd: -1 };
    await budget.spend(call, async () => ({ value: 1, usage: odd }));
    expect(await books()).toEqual({
      ...{ sums: [2 * hold, 0], line: ['charged', hold, 'unreadable report'] },
    });
  });

  it('that fails costs its whole hold, or what the failure is known to have cost', async () => {
    await allow(5);
    const cause = new Error('half a body');
    const fail = (thrown: unknown) =>
      failure(
        budget.spend(call, async () => {
          throw thrown;
        }),
      );
    expect(await fail(cause)).toBe(cause);
    expect(await books()).toEqual({ sums: [hold, 0], line: ['charged', hold, 'failed'] });
    expect(await fail(new CallFailed(usage, cause))).toBe(cause);
    expect((await books()).line).toEqual(['settled', 7_500_000, null]);
    expect(await fail(new CallFailed('not-sent', cause))).toBe(cause);
    expect(await books()).toEqual({
      ...{ sums: [hold + 7_500_000, 0], line: ['released', 0, 'not sent'] },
    });
  });

  it('that is given up costs its whole hold, whether or not the work heeds that', async () => {
    await allow(5);
    const caller = new AbortController();
    const never = new Promise<never>(() => {});
    const gone = failure(
      budget.spend({ ...call, signal: caller.signal }, () => {
        setTimeout(() => caller.abort(new Error('enough')), 5);
        return never;
      }),
    );
    expect(await gone).toMatchObject({ message: 'enough' });
    expect((await books()).line).toEqual(['charged', hold, 'aborted']);
    const late = failure(budget.spend({ ...call, timeoutMs: 5 }, () => never));
    expect(await late).toMatchObject({ name: 'TimeoutError' });
    expect(await books()).toEqual({
      ...{ sums: [2 * hold, 0], line: ['charged', hold, 'not done in time'] },
    });
    const spent = await failure(
      budget.spend({ ...call, signal: caller.signal }, async () => ({ value: 1, usage })),
    );
    expect(spent).toMatchObject({ message: 'enough' });
    expect((await books()).sums).toEqual([2 * hold, 0]);
  });

  it('that reports more than its hold is counted, and nothing more is admitted', async () => {
    await allow(5);
    await budget.spend(call, async () => ({ value: 1, usage: { ...usage, costUsd: 2 } }));
    expect((await books()).sums).toEqual([2e9, 0]);
    const refused = await failure(budget.spend(call, async () => ({ value: 1, usage })));
    expect(refused).toMatchObject({ code: 'budget-closed' });
    expect(String(refused)).toContain(
      'limit 1 ($5.00 a month): call 1 was reported above its hold',
    );
    const [alert] = await test.store.budgets.alerts(0, 1);
    expect(alert && describeAlert(alert, new Map())).toBe(
      'Call 1 was reported above its hold: limit 1 ($5.00 a month) is closed, $2.00 spent.',
    );
  });
});

it('closing gives up what is under way, once it is counted, and admits nothing more', async () => {
  await allow(5);
  const heard: number[] = [];
  const begun = Promise.withResolvers<void>();
  const onCounted = (cost: number) => void heard.push(cost);
  const hang = () => {
    begun.resolve();
    return new Promise<never>(() => {});
  };
  const endless = failure(budget.spend({ ...call, onCounted }, hang));
  await begun.promise;
  await budget.close();
  expect(await books()).toEqual({ sums: [hold, 0], line: ['charged', hold, 'aborted'] });
  expect(await endless).toMatchObject({ name: 'AbortError' });
  expect(heard).toEqual([hold]);
  const late = budget.spend(call, async () => ({ value: 1, usage }));
  expect(await failure(late)).toMatchObject({ name: 'AbortError' });
});

describe('a call that is not admitted', () => {
  const unsent = async () => {
    throw new Error('it was sent');
  };

  it('is not sent, and says which limit refuses it and what is left', async () => {
    expect(await failure(budget.spend(call, unsent))).toMatchObject({ code: 'budget-uncovered' });
    await allow(5);
    await allow(0.4, { provider: 'google', purpose: 'assistant', period: 'day' });
    const refused = await failure(budget.spend(call, unsent));
    expect(refused).toBeInstanceOf(SpendingRefused);
    expect(refused).toMatchObject({
      code: 'budget-exceeded',
      refusal: { standing: { leftNanoUsd: 4e8, limit: { purpose: 'assistant' } } },
      message:
        'It may cost up to $0.9999975, and $0.40 is left of limit 2 ($0.40 a day, google, for assistant).',
    });
    expect((await books()).sums).toEqual([0, 0]);
  });

  it('is told of a listener’s limit by their name', async () => {
    const { id } = await test.store.listeners.create({
      name: 'Noor',
      timeZone: 'UTC',
      demo: false,
    });
    await allow(0.4, { listenerId: id });
    expect(await failure(budget.spend({ ...call, listenerId: id }, unsent))).toMatchObject({
      message: expect.stringContaining('limit 1 ($0.40 a month, of Noor)'),
    });
  });

  it('whose price is unknown or whose model is retired is not sent', async () => {
    await allow(5);
    const spend = (more: Partial<CallToPay>) => failure(budget.spend({ ...call, ...more }, unsent));
    expect(await spend({ model: 'gemini-99' })).toMatchObject({ code: 'price-unknown' });
    test.advance(2 * 86_400_000);
    expect(await spend({ model: 'gemini-2.5-pro' })).toMatchObject({ code: 'model-retired' });
    expect((await books()).line).toBeUndefined();
  });

  it('is not sent where the ledger cannot be reached, and one that was keeps its hold', async () => {
    await allow(5);
    const { store } = test;
    const away = new EchoError('store-unreachable', 'gone');
    const gone = async () => {
      throw away;
    };
    const without = (names: readonly string[]) => {
      const budgets = new Proxy(store.budgets, {
        get: (target, name) => {
          if (names.includes(String(name))) return gone;
          const value: unknown = Reflect.get(target, name);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
      return new Budget({ ...test.deps, store: { ...store, budgets }, prices: publicPrices });
    };
    expect(await failure(without(['reserve']).spend(call, unsent))).toBe(away);
    const scope = { ...call, model: null };
    expect(await without(['standings']).level(scope)).toBe('stop');
    const paid = await without(['settle']).spend(call, async () => ({ value: 'answer', usage }));
    expect(paid).toMatchObject({ value: 'answer', costNanoUsd: hold });
    expect((await books()).sums).toEqual([0, hold]);
    test.advance(60_000);
    expect(await store.budgets.reconcile()).toBe(1);
    expect((await books()).sums).toEqual([hold, 0]);
  });
});

it('the level is the highest of the limits that cover a call', async () => {
  const scope = { provider: 'google', model: null, listenerId: null, purpose: 'assistant' };
  expect(await budget.level(scope)).toBe('stop');
  await allow(5);
  await allow(1.1, { purpose: 'assistant' });
  await allow(0, { model: 'gemini-3.8-flash' });
  await allow(0, { provider: 'perplexity' });
  expect(await budget.level(scope)).toBe('ok');
  await test.store.budgets.removeLimit(3);
  await budget.spend(call, async () => ({ value: 1, usage: null }));
  expect(await budget.level(scope)).toBe('throttle');
  const { level } = await budget.spend(
    { ...call, bounds: { inputTokens: 100, outputTokens: 10 } },
    async (admission) => ({ value: admission.level, usage: null }),
  );
  expect(level).toBe('throttle');
  expect(await budget.level({ ...scope, purpose: 'report' })).toBe('ok');
  expect(await budget.level({ ...scope, provider: 'perplexity' })).toBe('stop');
});
