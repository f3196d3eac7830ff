import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../../tests/kit/open-store.ts';
import { forecastSpending } from './forecast-spending.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const dollar = 1e9;
let test: TestStore;

beforeEach(async () => {
  test = await openStore(Date.UTC(2026, 3, 1));
});
afterEach(() => test.close());

async function limit(period: 'day' | 'month' | 'total', dollars: number): Promise<void> {
  await test.store.budgets.setLimit({
    ...{ provider: null, model: null, listenerId: null, purpose: null, period },
    ...{ limitNanoUsd: dollars * dollar, warnShare: 0.8, throttleShare: 0.9 },
  });
}

async function pay(dollars: number): Promise<void> {
  const reservation = await test.store.budgets.reserve({
    ...{ provider: 'google', model: 'm', purpose: 'p', listenerId: null, estimated: false },
    ...{ holdNanoUsd: dollars * dollar, deadline: 0 },
  });
  if (!reservation.admitted) throw new Error(reservation.because);
  await test.store.budgets.settle(reservation.callId, dollars * dollar);
}

async function forecast() {
  const [standing] = await test.store.budgets.standings();
  if (standing === undefined) throw new Error('no limit');
  return forecastSpending(test.deps, standing);
}

it('a month that goes on as the last week went ends so', async () => {
  await limit('month', 100);
  test.advance(5 * dayMs);
  for (let day = 0; day < 10; day += 1) {
    await pay(1);
    test.advance(dayMs);
  }
  // Ten dollars in ten days, seven of them in the last week; fifteen days are left.
  expect(await forecast()).toEqual({ endNanoUsd: 25 * dollar, exhaustedAt: null });
});

it('a limit that will not last says until when it does', async () => {
  await limit('day', 10);
  await pay(1);
  test.advance(2 * hourMs);
  const { endNanoUsd, exhaustedAt } = await forecast();
  expect(endNanoUsd).toBe(12 * dollar);
  expect(exhaustedAt).toBe(test.deps.clock() + 18 * hourMs);
  await pay(9);
  expect((await forecast()).exhaustedAt).toBe(test.deps.clock());
});

it('without calls nothing is foretold, and a total has no end', async () => {
  await limit('total', 10);
  expect(await forecast()).toEqual({ endNanoUsd: null, exhaustedAt: null });
  await pay(7);
  test.advance(7 * dayMs);
  expect(await forecast()).toEqual({
    ...{ endNanoUsd: null, exhaustedAt: test.deps.clock() + 3 * dayMs },
  });
});
