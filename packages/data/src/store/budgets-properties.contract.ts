import fc from 'fast-check';
import { expect, it } from 'vitest';
import { callOf, dayMs, limitOf } from './budgets.fixture.ts';
import { firstStart, type OpenStage } from './stage.fixture.ts';
import type { Store } from './store.ts';

const providers = ['google', 'perplexity'] as const;
const purposes = ['assistant', 'report'] as const;

/** What one of several callers does; `nth` is one of the calls made so far, by whomever. */
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('reserve' as const),
      hold: fc.nat(40),
      provider: fc.constantFrom(...providers),
      purpose: fc.constantFrom(...purposes),
      lives: fc.nat(2 * dayMs),
    }),
  },
  fc.record({
    does: fc.constantFrom('settle', 'charge', 'reconcile'),
    nth: fc.nat(30),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  // Forwards and backwards, over midnight and the end of the month.
  fc.record({ does: fc.constant('clock' as const), by: fc.integer({ min: -dayMs, max: dayMs }) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface Made {
  readonly id: number;
  readonly hold: number;
}

interface Run {
  /** Names of its own: stores and their earlier calls are the same for all. */
  readonly model: string;
  readonly clock: { now: number };
  readonly made: Made[];
}

async function take(store: Store, { model, clock, made }: Run, one: Step): Promise<void> {
  if (one.does === 'clock') clock.now += one.by;
  else if (one.does === 'reserve') {
    const { hold, lives } = one;
    const [provider, purpose] = [`${one.provider}-${model}`, `${one.purpose}-${model}`];
    const call = callOf(hold, { provider, model, purpose, deadline: clock.now + lives });
    const reservation = await store.budgets.reserve(call);
    if (reservation.admitted) made.push({ id: reservation.callId, hold });
  } else if (one.does === 'reconcile') await store.budgets.reconcile();
  else {
    const call = made[one.nth % Math.max(1, made.length)];
    if (call === undefined) return;
    const { id, hold } = call;
    if (one.does === 'settle') await store.budgets.settle(id, Math.floor(one.share * hold));
    else await store.budgets.charge(id, 'aborted');
  }
}

/** Of all periods that there were, as somebody sees who looks at the tables. */
async function mostUsed(rows: Record<string, unknown[]>): Promise<string[]> {
  const field = (row: unknown, name: string) => Number(Object(row)[name]);
  const limits = new Map(
    (rows.spending_limit ?? []).map((row) => [field(row, 'id'), field(row, 'amount')]),
  );
  return (rows.spending ?? []).flatMap((row) => {
    const used = field(row, 'settled') + field(row, 'held');
    const most = limits.get(field(row, 'limit_id')) ?? 0;
    return used > most ? [`${used} of ${most}`] : [];
  });
}

export function budgetProperties(open: OpenStage): void {
  it('whatever callers do at the same time, no limit is passed and every call is counted once', async () => {
    const { store, clock, rows, beside } = await open();
    const callers = [store, await beside()];
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 8 }), { maxLength: 8 }),
        async (batches) => {
          for (const { limit } of await store.budgets.standings()) {
            await store.budgets.removeLimit(limit.id);
          }
          const model = `run-${run++}`;
          clock.now = firstStart + 31 * dayMs - 1000;
          const [google, report] = [`google-${model}`, `report-${model}`];
          await store.budgets.setLimit(limitOf(100, { model }));
          await store.budgets.setLimit(limitOf(150, { period: 'month', provider: google }));
          await store.budgets.setLimit(limitOf(200, { period: 'total', purpose: report }));
          const made: Made[] = [];
          for (const batch of batches) {
            await Promise.all(
              batch.map((one, i) => take(callers[i % 2] ?? store, { model, clock, made }, one)),
            );
            for (const { limit, settledNanoUsd, heldNanoUsd } of await store.budgets.standings()) {
              expect(settledNanoUsd + heldNanoUsd).toBeLessThanOrEqual(limit.limitNanoUsd);
            }
          }
          expect(await store.check()).toEqual([]);
          clock.now += 9 * dayMs;
          await Promise.all(callers.map((caller) => caller.budgets.reconcile()));
          const calls = (await store.budgets.ledger(null, 999)).filter(
            (call) => call.model === model,
          );
          expect(calls.map(({ id }) => id)).toEqual(made.map(({ id }) => id).sort((a, b) => b - a));
          for (const { state, holdNanoUsd, costNanoUsd } of calls) {
            expect(['settled', 'charged']).toContain(state);
            expect(costNanoUsd).toBeLessThanOrEqual(holdNanoUsd);
          }
          expect(await mostUsed(await rows())).toEqual([]);
          expect(await store.check()).toEqual([]);
        },
      ),
      { numRuns: 20 },
    );
  });
}
