import {
  EchoError,
  highestLevel,
  type PaidCall,
  type SpendingLevel,
  type SpendingScope,
  type Store,
  type Telemetry,
} from '@echotune/data';
import { namesOfLimits } from './describe-limit.ts';
import type { CallBounds, PricedModel, Prices, UsageReport } from './price-call.ts';
import { SpendingRefused } from './spending-refused.ts';

export interface BudgetDeps {
  readonly store: Pick<Store, 'budgets' | 'listeners'>;
  readonly prices: Prices;
  readonly clock: () => number;
  readonly telemetry: Telemetry;
}

/** One attempt at a call: a retry and an agent's next step are calls of their own. */
export interface CallToPay extends PricedModel {
  /** What it is paid for, e.g. question. */
  readonly purpose: string;
  readonly listenerId: number | null;
  readonly bounds: CallBounds;
  /** Nobody caps what it can cost, such as the searches of an agent: the bounds are a guess. */
  readonly estimated?: boolean;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  /** Hears what is counted, nano-dollars, also of a call that failed. */
  readonly onCounted?: (costNanoUsd: number) => void;
}

/** What the work of an admitted call is given. */
export interface Admission {
  /** Null where it costs nothing. */
  readonly callId: number | null;
  /** Before this call: from `throttle` on the rest is better spent on cheaper calls. */
  readonly level: SpendingLevel;
  readonly holdNanoUsd: number;
  /** Fires at the deadline, and when the caller gives up. */
  readonly signal: AbortSignal;
}

export interface Paid<T> {
  readonly value: T;
  /** What is counted; the hold where nothing was reported, or where the ledger could not be reached. */
  readonly costNanoUsd: number;
  readonly level: SpendingLevel;
}

/** What is done once it is admitted. */
type Work<T> = (
  admission: Admission,
) => Promise<{ readonly value: T; readonly usage: UsageReport | null }>;

/** Thrown by the work: it failed, and what that cost is known. Its cause is what `spend` throws. */
export class CallFailed extends Error {
  readonly usage: UsageReport | 'not-sent';

  constructor(usage: UsageReport | 'not-sent', cause: unknown) {
    super('The call failed', { cause });
    this.usage = usage;
  }
}

/** How the work ended: what it gave or why it failed, and what is known of its cost. */
interface Outcome<T> {
  readonly usage: UsageReport | 'not-sent' | null;
  /** Why the whole hold is charged where nothing is known. */
  readonly why: string;
  /** Returns what it gave, or throws why it failed. */
  readonly give: () => T;
}

/** Between the deadline and when others take the caller for dead. */
const graceMs = 10_000;

/** The one way to a paid call. */
export class Budget {
  readonly #deps: BudgetDeps;
  readonly #closing = new AbortController();
  /** Calls that are not counted yet; none of them rejects. */
  readonly #running = new Set<Promise<void>>();

  constructor(deps: BudgetDeps) {
    this.#deps = deps;
  }

  /** Gives up what is under way, and ends when all of it is counted: then the ledger may be closed. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all(this.#running);
  }

  /**
   * Sets the worst case of a call aside, does its work, and counts what it reports; the whole worst case
   * where it is aborted, fails or reports nothing.
   * Throws what the work throws, and before anything is sent: budget-uncovered, budget-closed,
   * budget-exceeded (a `SpendingRefused`), price-unknown, model-retired, store-unreachable.
   */
  spend<T>(call: CallToPay, work: Work<T>): Promise<Paid<T>> {
    const signal = AbortSignal.any([this.#closing.signal, ...(call.signal ? [call.signal] : [])]);
    const paid = this.#spend({ ...call, signal }, work);
    const end = () => void this.#running.delete(counted);
    const counted = paid.then(end, end);
    this.#running.add(counted);
    return paid;
  }

  async #spend<T>(call: CallToPay, work: Work<T>): Promise<Paid<T>> {
    const { store, prices, clock, telemetry } = this.#deps;
    call.signal?.throwIfAborted();
    const { provider, model, purpose, listenerId, bounds, estimated = false } = call;
    const madeAt = clock();
    const deadline = madeAt + call.timeoutMs + graceMs;
    const holdNanoUsd = prices.worstCase(call, bounds, madeAt, deadline);
    // What costs nothing needs no limit, and stands in no ledger.
    if (holdNanoUsd === 0) {
      const { give } = await run(call, { callId: null, level: 'ok', holdNanoUsd }, work);
      call.onCounted?.(0);
      return { value: give(), costNanoUsd: 0, level: 'ok' };
    }
    const reservation = await store.budgets.reserve({
      ...{ provider, model, purpose, listenerId, holdNanoUsd, estimated, deadline },
    });
    if (!reservation.admitted) {
      telemetry.count('spending_refused', 1, { provider, because: reservation.because });
      const refusing = 'standing' in reservation ? [reservation.standing.limit] : [];
      const names = await namesOfLimits(store, refusing);
      throw new SpendingRefused(reservation, call, holdNanoUsd, names);
    }
    const { callId, level } = reservation;
    const outcome = await run(call, { callId, level, holdNanoUsd }, work);
    const counted = await this.#count(call, callId, madeAt, outcome);
    const costNanoUsd = counted?.costNanoUsd ?? holdNanoUsd;
    call.onCounted?.(costNanoUsd);
    return { value: outcome.give(), costNanoUsd, level };
  }

  /**
   * How spending stands for such calls, before it is decided which to make: `stop` also where no limit
   * covers them or the ledger cannot be reached. Null in the scope is what is not decided yet.
   */
  async level(scope: SpendingScope): Promise<SpendingLevel> {
    try {
      const covering = (await this.#deps.store.budgets.standings()).filter(({ limit }) =>
        (['provider', 'model', 'listenerId', 'purpose'] as const).every(
          (part) => limit[part] === null || limit[part] === scope[part],
        ),
      );
      return covering.length === 0 ? 'stop' : highestLevel(covering.map(({ level }) => level));
    } catch (cause) {
      if (!(cause instanceof EchoError)) throw cause;
      this.#deps.telemetry.log('warn', 'ledger-unreachable', { cause });
      return 'stop';
    }
  }

  /** Null where the ledger cannot be reached: then the hold stays until it is reconciled. */
  async #count(
    call: CallToPay,
    callId: number,
    madeAt: number,
    { usage, why }: Outcome<unknown>,
  ): Promise<PaidCall | null> {
    const { store, telemetry } = this.#deps;
    const { provider } = call;
    try {
      const cost =
        usage === null || usage === 'not-sent' ? usage : this.#costOf(call, usage, madeAt);
      const counted =
        cost === 'not-sent'
          ? await store.budgets.release(callId, 'not sent')
          : cost === null
            ? await store.budgets.charge(callId, usage === null ? why : 'unreadable report')
            : await store.budgets.settle(callId, cost, numbersOf(usage));
      telemetry.count('spending_calls', 1, { provider, state: counted.state });
      telemetry.count('spending_usd', (counted.costNanoUsd ?? 0) / 1e9, { provider });
      return counted;
    } catch (cause) {
      telemetry.log('error', 'call-not-counted', { call: callId, cause });
      return null;
    }
  }

  /** Null where the report makes no sense. */
  #costOf(call: CallToPay, usage: UsageReport, madeAt: number): number | null {
    try {
      return this.#deps.prices.costOf(call, usage, madeAt);
    } catch (cause) {
      this.#deps.telemetry.log('error', 'usage-unreadable', { provider: call.provider, cause });
      return null;
    }
  }
}

async function run<T>(
  { timeoutMs, signal: callers }: CallToPay,
  admission: Omit<Admission, 'signal'>,
  work: Work<T>,
): Promise<Outcome<T>> {
  const deadline = AbortSignal.timeout(timeoutMs);
  const signal = callers ? AbortSignal.any([callers, deadline]) : deadline;
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal.reason);
  signal.addEventListener('abort', abort);
  try {
    if (callers?.aborted) throw new CallFailed('not-sent', callers.reason);
    // Work that does not heed the signal is not waited for.
    const { value, usage } = await Promise.race([work({ ...admission, signal }), aborted.promise]);
    return { usage, why: 'nothing was reported', give: () => value };
  } catch (cause) {
    const isKnown = cause instanceof CallFailed;
    const why = deadline.aborted ? 'not done in time' : signal.aborted ? 'aborted' : 'failed';
    const give = () => {
      throw isKnown ? cause.cause : cause;
    };
    return { usage: isKnown ? cause.usage : null, why, give };
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

function numbersOf(usage: UsageReport | 'not-sent' | null): Record<string, number> {
  if (usage === null || usage === 'not-sent') return {};
  const { tools = {}, ...numbers } = usage;
  return { ...numbers, ...tools };
}
