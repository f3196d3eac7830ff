import { type CacheSettings, shareOf } from '@echotune/data';
import {
  type EvictionPolicyName,
  hitRatio,
  namespaceOf,
  type RequestTrace,
  type Served,
  servedInAll,
  simulate,
} from '@echotune/engine';
import { knownPolicy } from '../../cache/known-policy.ts';
import type { TunableNamespace } from '../../cache/namespaces.ts';
import type { InstanceTrace } from './trace-of-watches.ts';

/** A namespace within memory, as it is simulated. */
export interface SimulatedPart {
  readonly policy: EvictionPolicyName;
  /** Of the memory, 0 … 1. */
  readonly share: number;
  readonly ttlMs: number;
}

/** How the settings have a namespace; those without a share have what is left, evenly. */
export function partOf(
  settings: CacheSettings,
  namespace: TunableNamespace,
  names: readonly string[],
): SimulatedPart {
  const { name } = namespace;
  return {
    policy: knownPolicy(settings.policies[name]),
    share: shareOf(settings, names, name),
    ttlMs: settings.ttlMs[name] ?? namespace.ttlMs,
  };
}

/** Requests of one namespace, by instance. */
export type NamespaceTraces = readonly { readonly trace: RequestTrace; readonly number: number }[];

export function tracesOfNamespace(traces: readonly InstanceTrace[], name: string): NamespaceTraces {
  return traces.map(({ trace, names }) => {
    const number = names.indexOf(name);
    return { trace: namespaceOf(trace, number), number };
  });
}

export interface SimulatedRun {
  /** UTC epoch milliseconds: what was asked before only warms the cache up. */
  readonly from: number;
  readonly memoryBytes: number;
  /** An answer is given for so long after its time, while it is made again. */
  readonly staleMs: number;
}

/** Share of the requests that memory would have answered, over all instances. */
export function simulatedRatio(
  traces: NamespaceTraces,
  { policy, share, ttlMs }: SimulatedPart,
  { from, memoryBytes, staleMs }: SimulatedRun,
): number {
  const served = traces.flatMap(({ trace, number }): Served[] => {
    const countFrom = rowsBefore(trace, from);
    if (countFrom >= trace.rows) return [];
    const capacity = Math.floor(memoryBytes * share);
    const ttlsMs = new Map([[number, ttlMs + staleMs]]);
    return [...simulate(trace, { policy, capacity, ttlsMs, countFrom })];
  });
  return hitRatio(servedInAll(served));
}

/** Rows are in the order of their times. */
function rowsBefore({ atMs, rows }: RequestTrace, at: number): number {
  let row = 0;
  while (row < rows && (atMs[row] ?? 0) < at) row += 1;
  return row;
}
