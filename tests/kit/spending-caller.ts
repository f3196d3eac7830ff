/**
 * A process that makes the paid calls it is told of, several at a time, until it is killed. Argument: the
 * store as `StormStore`.
 */
import { setTimeout as wait } from 'node:timers/promises';
import {
  EchoError,
  openPostgresStore,
  openSqliteStore,
  type Store,
  silentTelemetry,
  type Telemetry,
} from '@echotune/data';
import {
  Budget,
  CallFailed,
  type Prices,
  SpendingRefused,
  type UsageReport,
} from '@echotune/service';
import { type StormCall, stormEndsAt, unit } from './spending-calls.ts';

/** What the storm tells a caller. */
export type CallerTask = StormCall | 'reconcile';
/** What became of it: `nth` is null of a reconciling, which charged so many. */
export interface CallerAnswer {
  readonly nth: number | null;
  readonly admitted: boolean;
  /** False where the ledger was too busy to be told: then the hold stays, and is charged. */
  readonly counted: boolean;
  readonly charged: number;
}

const { file, url } = JSON.parse(process.argv[2] ?? '{}');
let now = 0;
const options = { clock: () => now, clocks: new Map(), telemetry: silentTelemetry };
const store: Store =
  typeof url === 'string'
    ? await openPostgresStore({ url, ...options })
    : await openSqliteStore({ file, ...options });

const usage = (cost: number): UsageReport => ({ inputTokens: cost / unit, outputTokens: 0 });
const prices: Prices = {
  worstCase: (_call, { inputTokens }) => inputTokens * unit,
  costOf: (_call, { inputTokens }) => inputTokens * unit,
};
/** Calls whose end the ledger could not be told. */
const uncounted = new Set<number>();
const telemetry: Telemetry = {
  ...silentTelemetry,
  log: (_level, event, fields) => {
    if (event === 'call-not-counted') uncounted.add(Number(fields?.call));
  },
};
const budget = new Budget({ store, prices, clock: () => now, telemetry });
const never = new Promise<never>(() => {});

const isBusy = (cause: unknown) => cause instanceof EchoError && cause.code === 'store-unreachable';

async function make(call: StormCall): Promise<Pick<CallerAnswer, 'admitted' | 'counted'>> {
  const { nth, fate, hold, cost, provider, purpose } = call;
  let id = 0;
  const caller = new AbortController();
  const work = async () => {
    await wait(nth % 4);
    switch (fate) {
      case 'silent':
        return { value: null, usage: null };
      case 'fails':
        throw new Error('the body ended early');
      case 'not-sent':
        throw new CallFailed('not-sent', new Error('no connection'));
      case 'aborted':
        caller.abort();
        return never;
      case 'hangs':
      case 'late':
        return never;
      default:
        return { value: null, usage: usage(cost) };
    }
  };
  const timeoutMs = fate === 'hangs' || fate === 'late' ? 5 : 60_000;
  try {
    await budget.spend(
      {
        ...{ provider, purpose, model: `call-${nth}`, listenerId: null, timeoutMs },
        ...{ bounds: usage(hold), signal: caller.signal },
      },
      async ({ callId }) => {
        id = callId ?? 0;
        return work();
      },
    );
  } catch (cause) {
    // A ledger that others keep busy for too long refuses too; all else is how the call was meant to go.
    if (cause instanceof SpendingRefused || (isBusy(cause) && id === 0)) {
      return { admitted: false, counted: true };
    }
    if (id === 0) throw cause;
  }
  try {
    await tellMore(call, id);
  } catch (cause) {
    if (!isBusy(cause)) throw cause;
    uncounted.add(id);
  }
  return { admitted: true, counted: !uncounted.has(id) };
}

/** A report that comes late, or more than once. */
async function tellMore({ fate, hold, cost }: StormCall, id: number): Promise<void> {
  const { budgets } = store;
  if (fate === 'late') await budgets.settle(id, cost);
  // Where the first report was lost, whichever of these is first would be the report.
  if (fate !== 'twice' || uncounted.has(id)) return;
  const others = [budgets.settle(id, hold), budgets.settle(id, 0), budgets.charge(id, 'again')];
  await Promise.all(others);
}

async function answer(task: CallerTask): Promise<CallerAnswer> {
  if (task !== 'reconcile') {
    now = task.now;
    // Some find what others hold past its deadline, as their clock has it.
    if (task.nth % 50 === 0) await store.budgets.reconcile().catch(() => {});
    return { nth: task.nth, ...(await make(task)), charged: 0 };
  }
  now = stormEndsAt + 86_400_000;
  return { nth: null, admitted: false, counted: true, charged: await store.budgets.reconcile() };
}

// Sent by the storm alone.
process.on('message', async (task: CallerTask) => {
  process.send?.(await answer(task));
});
process.on('disconnect', () => void store.close());
process.send?.('ready');
