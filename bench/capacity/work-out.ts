import { quantile } from '../kit/open-loop.ts';
import { type CostLine, costAt } from './cost-line.ts';
import { processesFor, simulateQueue, type Waited } from './queue.ts';

/** A service that is to be. */
export interface Target {
  readonly listeners: number;
  readonly plays: number;
  readonly tracks: number;
  /** At the busiest time of a day. */
  readonly perSecond: number;
  /** Plays that come in a second at that time. */
  readonly playsPerSecond: number;
}

/** What was measured, as lines over plays, tracks and listeners. */
export interface Costs {
  readonly fitSeconds: CostLine;
  readonly fitMiB: CostLine;
  readonly modelMiB: CostLine;
  readonly answerMs: CostLine;
  readonly requestCpuMs: CostLine;
  readonly serverMiB: CostLine;
  readonly storeSeconds: CostLine;
  readonly storeBytes: CostLine;
  /** Times of requests where nobody else asks, at `measuredTracks`. */
  readonly serviceMs: readonly number[];
  readonly measuredTracks: number;
}

export interface Needs {
  readonly storeTiB: number;
  /** Rows of the largest table in each of the partitions. */
  readonly playsAPartition: number;
  /** Of one connection, taking in a thousand at a time. */
  readonly storedPerSecond: number;
  readonly fitHours: number;
  readonly fitGiB: number;
  readonly modelGiB: number;
  readonly answerMs: number;
  readonly requestCpuMs: number;
  /** Server processes with which 99 of 100 requests take less than `p99Ms`, twice what it takes alone. */
  readonly processes: number;
  readonly p99Ms: number;
  readonly waited: Waited;
  /** Cores that these keep busy. */
  readonly coresBusy: number;
}

const partitions = 16;

/** What the target needs if every cost goes on as its line says. */
export function workOut(target: Target, costs: Costs): Needs {
  const { plays, tracks, listeners, perSecond } = target;
  const size = { plays, tracks, listeners, own: plays / listeners };
  const requestCpuMs = costAt(costs.requestCpuMs, size);
  // A request takes longer as the processor has more to do for it.
  const slower = requestCpuMs / costAt(costs.requestCpuMs, { tracks: costs.measuredTracks });
  const serviceMs = costs.serviceMs.map((ms) => ms * slower);
  // However many there are, none answers sooner than if it were alone.
  const p99Ms = 2 * quantile(serviceMs, 0.99);
  const processes = processesFor({ serviceMs, perSecond }, p99Ms);
  return {
    storeTiB: costAt(costs.storeBytes, size) / 2 ** 40,
    playsAPartition: plays / partitions,
    storedPerSecond: 1 / (costs.storeSeconds.per.plays ?? Number.NaN),
    fitHours: costAt(costs.fitSeconds, size) / 3600,
    fitGiB: costAt(costs.fitMiB, size) / 1024,
    modelGiB: costAt(costs.modelMiB, size) / 1024,
    answerMs: costAt(costs.answerMs, size),
    ...{ requestCpuMs, processes, p99Ms },
    waited: simulateQueue({ serviceMs, perSecond, processes }),
    coresBusy: (perSecond * requestCpuMs) / 1000,
  };
}
