import type { NamespaceOptions } from '@echotune/data';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Answers of one kind, and how long the agent may have them hold at most. */
export interface TunableNamespace extends NamespaceOptions {
  readonly mostTtlMs: number;
}

/**
 * What is worth keeping. Recommendations and statistics have the versions of all that is the listener's in their
 * keys, so that their time only bounds how late what others play, and the hour, show; what a provider found about
 * a song changes seldom.
 */
export const cacheNamespaces = {
  recommendations: {
    ...{ name: 'recommendations', ttlMs: 10 * minuteMs, staleMs: 0, mostTtlMs: hourMs },
  },
  statistics: {
    ...{ name: 'statistics', ttlMs: 5 * minuteMs, staleMs: hourMs, mostTtlMs: hourMs },
  },
  lookups: {
    ...{ name: 'lookups', ttlMs: 24 * hourMs, staleMs: 24 * hourMs, mostTtlMs: 7 * 24 * hourMs },
  },
} as const satisfies Record<string, TunableNamespace>;

/** Their names, in one order everywhere. */
export const tunedNames: readonly string[] = Object.keys(cacheNamespaces);
