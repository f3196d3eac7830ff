import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type PaidCall, periodAt, type SpendingLimit, type Store } from '@echotune/data';
import type { CallerAnswer, CallerTask } from './spending-caller.ts';
import { countedOf, type StormCall, stormCall, unit } from './spending-calls.ts';
import type { Observed } from './spending-observer.ts';

/** Where processes find the store. */
export type StormStore = { readonly file: string } | { readonly url: string };

export interface StormPlan {
  readonly calls: number;
  readonly callers: number;
  /** Calls that a caller makes at a time. */
  readonly atOnce: number;
  readonly kills: number;
  readonly seed: number;
}

/** What a storm counted; all from `overspent` on must be 0. */
export interface StormCounters {
  readonly calls: number;
  readonly admitted: number;
  /** What a serial admission of the same calls admits. */
  readonly oracle: number;
  readonly kills: number;
  /** Holds that were charged because their caller was not heard of any more. */
  readonly reconciled: number;
  /** Calls whose end the ledger was too busy to be told: they are charged whole. */
  readonly untold: number;
  readonly samples: number;
  readonly overspent: number;
  /** Calls with more than one line in the ledger, or with a cost that is not theirs. */
  readonly miscounted: number;
  /** The first of them, as the ledger has them. */
  readonly wrongLines: readonly string[];
  /** Calls that were admitted and are in no ledger. */
  readonly missing: number;
  readonly unreconciled: number;
  /** What `Store.check` finds. */
  readonly unsound: number;
}

const start = (program: string, at: StormStore): ChildProcess =>
  fork(fileURLToPath(new URL(program, import.meta.url)), [JSON.stringify(at)]);

/** Limits that the calls pass by about a quarter. */
async function setLimits({ budgets }: Store, calls: number): Promise<void> {
  const expected = calls * 330 * unit;
  const all = { provider: null, model: null, listenerId: null, purpose: null };
  const shares = { warnShare: 0.8, throttleShare: 0.9 };
  const set = (limit: object, period: 'day' | 'month' | 'total', share: number) =>
    budgets.setLimit({
      ...{ ...all, ...limit, ...shares, period },
      limitNanoUsd: Math.round(expected * share),
    });
  await set({}, 'day', 0.26);
  await set({ provider: 'google' }, 'month', 0.25);
  await set({ purpose: 'b' }, 'total', 0.4);
}

/** Callers that are handed calls one after the other, and that are killed meanwhile. */
class Callers {
  readonly ended = new Map<number, Pick<CallerAnswer, 'admitted' | 'counted'>>();
  readonly #at: StormStore;
  readonly #plan: StormPlan;
  readonly #running = new Map<ChildProcess, number>();
  #next = 0;
  #kills = 0;

  constructor(at: StormStore, plan: StormPlan) {
    this.#at = at;
    this.#plan = plan;
  }

  get kills(): number {
    return this.#kills;
  }

  /** Until every call was handed out and all have ended, or their caller was killed. */
  async run(): Promise<void> {
    await Promise.all(Array.from({ length: this.#plan.callers }, () => this.#keepCalling()));
  }

  async #keepCalling(): Promise<void> {
    while (this.#next < this.#plan.calls) {
      const child = start('./spending-caller.ts', this.#at);
      const gone = once(child, 'exit');
      const ready = once(child, 'message').then(() => true);
      if (!(await Promise.race([ready, gone.then(() => false)]))) {
        throw new Error('A caller ended before it began');
      }
      this.#running.set(child, 0);
      child.on('message', ({ nth, admitted, counted }: CallerAnswer) => {
        this.ended.set(nth ?? 0, { admitted, counted });
        const open = this.#running.get(child);
        if (open === undefined) return;
        this.#running.set(child, open - 1);
        this.#handOut(child);
        this.#killIfDue();
      });
      this.#handOut(child);
      await gone;
      this.#running.delete(child);
    }
  }

  #handOut(child: ChildProcess): void {
    if (!child.connected) return;
    const { calls, atOnce, seed } = this.#plan;
    let open = this.#running.get(child) ?? 0;
    for (; open < atOnce && this.#next < calls; open += 1) {
      child.send(stormCall(this.#next, calls, seed));
      this.#next += 1;
    }
    this.#running.set(child, open);
    if (open === 0) child.disconnect();
  }

  /** Now and then, evenly over the calls; whichever caller has been running longest. */
  #killIfDue(): void {
    const { calls, kills } = this.#plan;
    if (this.#kills >= kills || this.ended.size < ((this.#kills + 1) * calls) / (kills + 1)) return;
    const [victim] = this.#running.keys();
    if (victim === undefined) return;
    this.#kills += 1;
    this.#running.delete(victim);
    victim.kill('SIGKILL');
  }
}

/** Several reconcile at the same time, long after. Returns how many holds they charged. */
async function reconcileTogether(at: StormStore, callers: number): Promise<number> {
  const charged = Array.from({ length: callers }, async () => {
    const child = start('./spending-caller.ts', at);
    await once(child, 'message');
    const answered = once(child, 'message');
    const task: CallerTask = 'reconcile';
    child.send(task);
    // The caller sends nothing else.
    const [answer]: CallerAnswer[] = await answered;
    const gone = once(child, 'exit');
    child.disconnect();
    await gone;
    return answer?.charged ?? 0;
  });
  return (await Promise.all(charged)).reduce((sum, count) => sum + count, 0);
}

/** Admits the calls one after the other, each ended before the next, with what they cost in the end. */
function admitSerially(
  calls: readonly { readonly call: StormCall; readonly madeAt: number; readonly cost: number }[],
  limits: readonly SpendingLimit[],
): number {
  const spent = new Map<string, number>();
  let admitted = 0;
  for (const { call, madeAt, cost } of calls) {
    const covering = limits.filter(
      ({ provider, purpose }) =>
        (provider ?? call.provider) === call.provider && (purpose ?? call.purpose) === call.purpose,
    );
    const keys = covering.map(({ id, period, limitNanoUsd }) => ({
      ...{ key: `${id} ${periodAt(period, madeAt).start}`, limitNanoUsd },
    }));
    const fits = keys.every(
      ({ key, limitNanoUsd }) => (spent.get(key) ?? 0) + call.hold <= limitNanoUsd,
    );
    if (!fits) continue;
    admitted += 1;
    for (const { key } of keys) spent.set(key, (spent.get(key) ?? 0) + cost);
  }
  return admitted;
}

/** Whether a line of the ledger says what may have become of the call. */
function isRight(line: PaidCall, call: StormCall, isCounted: boolean): boolean {
  const expected = countedOf(call);
  const { costNanoUsd, holdNanoUsd } = line;
  if (holdNanoUsd !== call.hold) return false;
  return costNanoUsd === expected || (!isCounted && costNanoUsd === call.hold);
}

/**
 * Paid calls of many processes at the same time: reported once and twice, silent, failing, aborted,
 * hanging, killed, with clocks that jump over midnight and the end of a month, while somebody else looks.
 * `store` is the same as the one at `at`.
 */
export async function stormSpending(
  store: Store,
  at: StormStore,
  plan: StormPlan,
): Promise<StormCounters> {
  await setLimits(store, plan.calls);
  const observer = start('./spending-observer.ts', at);
  await once(observer, 'message');
  const callers = new Callers(at, plan);
  await callers.run();
  const held = (await store.budgets.ledger(null, 1e6)).filter(({ state }) => state === 'held');
  const charged = await reconcileTogether(at, 3);
  const told = once(observer, 'message');
  observer.send('stop');
  const [observed]: Observed[] = await told;

  const lines = new Map<number, PaidCall[]>();
  for (const line of await store.budgets.ledger(null, 1e6)) {
    const nth = Number(line.model.replace('call-', ''));
    lines.set(nth, [...(lines.get(nth) ?? []), line]);
  }
  const limits = (await store.budgets.standings()).map(({ limit }) => limit);
  const specs = Array.from({ length: plan.calls }, (_, nth) =>
    stormCall(nth, plan.calls, plan.seed),
  );
  // A call whose caller was killed before it reserved is no refusal.
  const asked = specs.filter(({ nth }) => callers.ended.has(nth) || lines.has(nth));
  const replayed = asked.map((call) => {
    const [line] = lines.get(call.nth) ?? [];
    return {
      ...{ call, madeAt: line?.madeAt ?? call.now, cost: line?.costNanoUsd ?? countedOf(call) },
    };
  });
  const wrong = (call: StormCall) => {
    const [line, ...more] = lines.get(call.nth) ?? [];
    const isCounted = callers.ended.get(call.nth)?.counted ?? false;
    return more.length > 0 || (line !== undefined && !isRight(line, call, isCounted));
  };
  const all = [...lines.values()].flat();
  const left = all.filter(({ state }) => state === 'held');
  const lost = all.filter(({ why }) => why?.startsWith('lost'));
  return {
    ...{ calls: plan.calls, admitted: lines.size, oracle: admitSerially(replayed, limits) },
    ...{
      kills: callers.kills,
      reconciled: lost.length,
      untold: [...callers.ended.values()].filter(({ counted }) => !counted).length,
      samples: observed?.samples ?? 0,
    },
    overspent: observed?.overspent ?? 1,
    miscounted: asked.filter(wrong).length,
    wrongLines: asked
      .filter(wrong)
      .slice(0, 5)
      .map((call) => JSON.stringify([call, lines.get(call.nth)])),
    missing: specs.filter(({ nth }) => callers.ended.get(nth)?.admitted === true && !lines.has(nth))
      .length,
    unreconciled: left.length + Math.abs(held.length - charged),
    unsound: (await store.check()).length,
  };
}
