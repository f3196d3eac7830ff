import type { CacheOutcome } from './counts.ts';

/** Answers of one kind, and how long they hold. */
export interface NamespaceOptions {
  /** Short, of small letters: it is a label of metrics. */
  readonly name: string;
  /** An answer is given as it is for so long, */
  readonly ttlMs: number;
  /** and for so long after that while it is made again; 0 for never. */
  readonly staleMs: number;
}

/** What is known of an answer before it is asked for. */
export interface CacheRequest {
  /** Everything that the answer follows from: another version of it is another key. */
  readonly key: string;
  /** By which it can be dropped, e.g. `listener:7`; `namespaceTag` comes by itself. */
  readonly tags?: readonly string[];
}

/**
 * Answers by key. `V` is what JSON gives back as it was: no `undefined`, no dates, no typed arrays.
 */
export interface CacheNamespace<V> {
  readonly options: NamespaceOptions;
  /**
   * The answer to the key: kept, or made now, at most once at a time in all processes that share a Redis. Throws
   * what `make` throws, for all who wait for it; nothing is kept then.
   * @param isKept whether an answer may be given again
   */
  get(request: CacheRequest, make: () => Promise<V>, isKept?: (made: V) => boolean): Promise<V>;
}

/** What everything in a namespace is dropped by. */
export function namespaceTag(name: string): string {
  return `namespace:${name}`;
}

/** One request, as the trace of the agent that tunes the cache takes it. */
export interface TracedRequest {
  readonly namespace: string;
  readonly key: string;
  /** UTC epoch milliseconds. */
  readonly at: number;
  /** Of the answer where it is kept. */
  readonly bytes: number;
  /** What making it takes. */
  readonly makingMs: number;
  readonly outcome: CacheOutcome;
}

/** How the cache is used; what no agent and no operator has set is as it was built. */
export interface CacheSettings {
  /** Of the memory of each process, 0 … 1, by namespace; the rest share what is left. */
  readonly shares: Readonly<Record<string, number>>;
  /** By namespace, by which policy memory is used. */
  readonly policies: Readonly<Record<string, string>>;
  /** By namespace, milliseconds. */
  readonly ttlMs: Readonly<Record<string, number>>;
}

/** What one of the namespaces has of the memory, 0 … 1: what is set, or its part of what is left. */
export function shareOf(
  { shares }: Pick<CacheSettings, 'shares'>,
  names: readonly string[],
  name: string,
): number {
  const told = shares[name];
  if (told !== undefined) return told;
  const given = names.reduce((sum, one) => sum + (shares[one] ?? 0), 0);
  return Math.max(0, 1 - given) / names.filter((one) => shares[one] === undefined).length;
}

export const usualSettings: CacheSettings = { shares: {}, policies: {}, ttlMs: {} };
