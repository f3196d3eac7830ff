import type { Rate } from '@echotune/data';

/** Names that are kept count of at most; the one that was asked for longest ago is forgotten first. */
const namesKept = 10_000;

/** A token bucket a name, in this process's memory. */
export class RateLimit {
  readonly #clock: () => number;
  readonly #used = new Map<string, { count: number; at: number }>();

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** 0, and one is counted, or for how many milliseconds there is none left. */
  take(name: string, { most, perMs }: Rate): number {
    const now = this.#clock();
    const before = this.#used.get(name) ?? { count: 0, at: now };
    const count = Math.max(0, before.count - ((now - before.at) * most) / perMs);
    // Asked for again it is the newest.
    this.#used.delete(name);
    const isOver = count + 1 > most;
    this.#used.set(name, { count: isOver ? count : count + 1, at: now });
    if (this.#used.size > namesKept) {
      for (const oldest of this.#used.keys()) {
        this.#used.delete(oldest);
        break;
      }
    }
    return isOver ? Math.ceil(((count + 1 - most) * perMs) / most) : 0;
  }

  /** As if it had never been counted. */
  forget(name: string): void {
    this.#used.delete(name);
  }
}
