import { within } from '../within.ts';
import { type Examiner, vital } from './examiners.ts';
import { adviceOf, type Part } from './part.ts';

/** How a part is, since when this process has seen it so (UTC epoch milliseconds), and what to do. */
export interface WatchedPart extends Part {
  readonly since: number;
  readonly advice: string | null;
}

export interface HealthWatchOptions {
  readonly clock: () => number;
  /** What takes longer is taken for stalled. */
  readonly deadlineMs?: number;
}

/** Looks at parts, each with a deadline of its own, and remembers since when they are as they are. */
export class HealthWatch {
  readonly #examiners: readonly Examiner[];
  readonly #clock: () => number;
  readonly #deadlineMs: number;
  /** Looks that have not ended: a part that stalls is not asked again and again. */
  readonly #looking = new Map<string, Promise<Part[]>>();
  readonly #seen = new Map<string, { readonly state: string; readonly since: number }>();

  constructor(examiners: readonly Examiner[], { clock, deadlineMs = 2000 }: HealthWatchOptions) {
    this.#examiners = examiners;
    this.#clock = clock;
    this.#deadlineMs = deadlineMs;
  }

  /** These parts, or all; those that the store tells of are left out while it is away. Never fails. */
  async look(names?: readonly string[]): Promise<WatchedPart[]> {
    const wanted = this.#examiners.filter(
      ({ name }) => names === undefined || names.includes(name),
    );
    const [first] = this.#examiners.filter(({ name }) => name === vital);
    const store = first === undefined ? [] : await this.#examine(first);
    const isThere = store.every(({ ok }) => ok);
    const others = wanted.filter(
      ({ name, needsStore }) => name !== vital && (isThere || !needsStore),
    );
    const parts = [store, ...(await Promise.all(others.map((one) => this.#examine(one))))].flat();
    return parts.map((part) => this.#watched(part));
  }

  async #examine({ name, examine }: Examiner): Promise<Part[]> {
    const known = this.#looking.get(name);
    const looking = known ?? examine().finally(() => this.#looking.delete(name));
    this.#looking.set(name, looking);
    try {
      return await within(this.#deadlineMs, looking);
    } catch (cause) {
      const detail = cause instanceof Error ? cause.message : String(cause);
      const problem = this.#looking.has(name) ? 'part-stalls' : 'part-unreadable';
      return [{ name, ok: false, detail, problem }];
    }
  }

  #watched(part: Part): WatchedPart {
    const { redisOptions: _, ...seen } = part;
    const { name, ok, problem } = part;
    const state = `${ok} ${problem}`;
    const before = this.#seen.get(name);
    const since = before?.state === state ? before.since : this.#clock();
    this.#seen.set(name, { state, since });
    return { ...seen, since, advice: adviceOf(part) };
  }
}
