import { shareOf } from './cache.ts';
import { bytesOf, type Entry } from './entry.ts';
import type { EvictionPolicy, PolicyMaker } from './policy.ts';

/** How the memory of one process is used. */
export interface MemorySettings {
  /** Of everything together. */
  readonly bytes: number;
  /** What each namespace has of it; what is not named shares the rest evenly. */
  readonly shares: Readonly<Record<string, number>>;
  /** By namespace; `usualPolicy` where none is named. */
  readonly policies: Readonly<Record<string, string>>;
}

/** What most caches do, and the yardstick of every other. */
export const usualPolicy = 'lru';

interface Part {
  readonly name: string;
  policyName: string;
  policy: EvictionPolicy;
  evicted: number;
  readonly entries: Map<string, Held>;
}

interface Held {
  readonly entry: Entry;
  readonly bytes: number;
  readonly tags: readonly string[];
}

/**
 * What one process keeps of its answers, each namespace within its share of the bytes and by a policy of its own.
 * Whether an entry still holds is asked by whoever takes it.
 */
export class MemoryTier {
  readonly #parts = new Map<string, Part>();
  readonly #byTag = new Map<string, Set<string>>();
  readonly #make: PolicyMaker;
  readonly #onEvicted: (namespace: string, count: number) => void;
  #settings: MemorySettings;

  constructor(
    settings: MemorySettings,
    make: PolicyMaker,
    onEvicted: (namespace: string, count: number) => void = () => {},
  ) {
    this.#settings = settings;
    this.#make = make;
    this.#onEvicted = onEvicted;
  }

  /** A namespace that will be asked for; shares are told anew. */
  open(name: string): void {
    const policyName = this.#settings.policies[name] ?? usualPolicy;
    const policy = this.#make(policyName, 0);
    this.#parts.set(name, { name, policyName, policy, evicted: 0, entries: new Map() });
    this.configure(this.#settings);
  }

  /** What is held goes over into new policies and shares, as far as it fits. */
  configure(settings: MemorySettings): void {
    this.#settings = settings;
    const names = [...this.#parts.keys()];
    for (const part of this.#parts.values()) {
      const policyName = settings.policies[part.name] ?? usualPolicy;
      const capacity = Math.floor(settings.bytes * shareOf(settings, names, part.name));
      if (policyName === part.policyName) {
        this.#evict(part, part.policy.resize(capacity));
        continue;
      }
      part.policyName = policyName;
      part.policy = this.#make(policyName, capacity);
      for (const [key, { bytes }] of [...part.entries]) {
        this.#evict(part, part.policy.admit(key, bytes));
      }
    }
  }

  /** Counts as a use. */
  get(namespace: string, key: string): Entry | null {
    const part = this.#part(namespace);
    return part.policy.touch(key) ? (part.entries.get(key)?.entry ?? null) : null;
  }

  put(namespace: string, key: string, entry: Entry, tags: readonly string[]): void {
    const part = this.#part(namespace);
    // Made again it is no newcomer to the policy.
    this.#forget(part, key);
    const bytes = bytesOf(key, entry);
    part.entries.set(key, { entry, bytes, tags });
    for (const tag of tags) {
      const keys = this.#byTag.get(tag) ?? new Set();
      this.#byTag.set(tag, keys.add(joined(namespace, key)));
    }
    this.#evict(part, part.policy.admit(key, bytes));
  }

  remove(namespace: string, key: string): void {
    this.#remove(this.#part(namespace), key);
  }

  /** Removes what has the tag; how many of each namespace. */
  removeTagged(tag: string): ReadonlyMap<string, number> {
    const removed = new Map<string, number>();
    for (const name of this.#byTag.get(tag) ?? []) {
      const [namespace, key] = parted(name);
      this.remove(namespace, key);
      removed.set(namespace, (removed.get(namespace) ?? 0) + 1);
    }
    return removed;
  }

  /** Removes what has any tag: some may have been dropped without this process hearing of it. */
  removeAllTagged(): void {
    for (const tag of [...this.#byTag.keys()]) this.removeTagged(tag);
  }

  /** What each namespace holds, and how much had to go for want of room since the process began. */
  report(): readonly MemoryReport[] {
    return [...this.#parts.values()].map(({ name, policy, policyName, evicted, entries }) => {
      let oldest = Number.POSITIVE_INFINITY;
      for (const { entry } of entries.values()) oldest = Math.min(oldest, entry.madeAt);
      const oldestAt = entries.size === 0 ? null : oldest;
      const { bytes, capacity } = policy;
      return {
        ...{ namespace: name, policy: policyName, bytes, capacity },
        ...{ entries: entries.size, evicted, oldestAt },
      };
    });
  }

  #part(namespace: string): Part {
    const part = this.#parts.get(namespace);
    if (part === undefined) throw new Error(`The namespace ${namespace} was not opened.`);
    return part;
  }

  #remove(part: Part, key: string): void {
    part.policy.remove(key);
    this.#forget(part, key);
  }

  #evict(part: Part, keys: readonly string[]): void {
    for (const key of keys) this.#forget(part, key);
    part.evicted += keys.length;
    if (keys.length > 0) this.#onEvicted(part.name, keys.length);
  }

  #forget(part: Part, key: string): void {
    const held = part.entries.get(key);
    part.entries.delete(key);
    for (const tag of held?.tags ?? []) {
      const keys = this.#byTag.get(tag);
      keys?.delete(joined(part.name, key));
      if (keys?.size === 0) this.#byTag.delete(tag);
    }
  }
}

export interface MemoryReport {
  readonly namespace: string;
  readonly policy: string;
  readonly entries: number;
  readonly bytes: number;
  readonly capacity: number;
  /** Had to go for want of room, since the process began. */
  readonly evicted: number;
  /** UTC epoch milliseconds; null where nothing is held. */
  readonly oldestAt: number | null;
}

/** Names of namespaces hold no blank. */
function joined(namespace: string, key: string): string {
  return `${namespace} ${key}`;
}

function parted(name: string): [string, string] {
  const at = name.indexOf(' ');
  return [name.slice(0, at), name.slice(at + 1)];
}
