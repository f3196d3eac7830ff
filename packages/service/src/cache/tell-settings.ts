import { type CacheSettings, shareOf, usualPolicy } from '@echotune/data';
import { cacheNamespaces, tunedNames } from './namespaces.ts';

/** How the cache uses a namespace, and what of that the agent has set; the rest is as it was built. */
export interface SetCache {
  readonly namespace: string;
  /** Of the memory of each process, 0 … 1. */
  readonly share: number;
  readonly policy: string;
  readonly ttlMs: number;
  /** An old answer may be given for so long while it is made again. */
  readonly staleMs: number;
  readonly setByAgent: readonly ('share' | 'policy' | 'ttl')[];
}

/** Every namespace, as it is used. */
export function tellSettings({ shares, policies, ttlMs }: CacheSettings): readonly SetCache[] {
  const all = Object.values(cacheNamespaces);
  const share = (name: string) => shareOf({ shares }, tunedNames, name);
  return all.map(({ name, ttlMs: usualTtlMs, staleMs }) => ({
    ...{ namespace: name, share: share(name), policy: policies[name] ?? usualPolicy },
    ...{ ttlMs: ttlMs[name] ?? usualTtlMs, staleMs },
    setByAgent: [
      ...(shares[name] === undefined ? [] : ['share' as const]),
      ...(policies[name] === undefined ? [] : ['policy' as const]),
      ...(ttlMs[name] === undefined ? [] : ['ttl' as const]),
    ],
  }));
}
