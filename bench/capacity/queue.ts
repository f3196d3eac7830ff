import { seededRandom } from '@echotune/engine';
import { arrivals } from '../kit/arrivals.ts';
import { quantile } from '../kit/open-loop.ts';

export interface Waited {
  readonly p50: number;
  readonly p99: number;
  /** Share of the time that a process is at work. */
  readonly busy: number;
}

interface Load {
  /** Milliseconds that requests take where nobody else asks. */
  readonly serviceMs: readonly number[];
  readonly perSecond: number;
  readonly processes: number;
}

const requests = 200_000;

/**
 * Requests that come independently of each other (a Poisson process), each handed to the next process in turn, which
 * does one after the other: how long they take until answered, as each process's thread is one queue.
 */
export function simulateQueue({ serviceMs, perSecond, processes }: Load): Waited {
  const random = seededRandom(1);
  const freeAt = new Float64Array(processes);
  const times: number[] = [];
  let [now, worked] = [0, 0];
  const comers = arrivals(perSecond, random);
  for (let nth = 0; nth < requests; nth += 1) {
    now = comers.next().value;
    const takes = serviceMs[Math.floor(random() * serviceMs.length)] ?? 0;
    const process = nth % processes;
    const begins = Math.max(now, freeAt[process] ?? 0);
    freeAt[process] = begins + takes;
    worked += takes;
    times.push(begins + takes - now);
  }
  return {
    ...{ p50: quantile(times, 0.5), p99: quantile(times, 0.99) },
    busy: Math.round((worked / (now * processes)) * 100) / 100,
  };
}

/** The fewest processes with which 99 of 100 are answered in time. */
export function processesFor(load: Omit<Load, 'processes'>, p99Ms: number): number {
  const meanMs = load.serviceMs.reduce((sum, ms) => sum + ms, 0) / load.serviceMs.length;
  let [few, many] = [0, Math.max(1, Math.ceil((load.perSecond * meanMs) / 1000))];
  while (simulateQueue({ ...load, processes: many }).p99 > p99Ms) {
    few = many;
    many *= 2;
    if (many > 1e6) return Number.POSITIVE_INFINITY;
  }
  while (many - few > 1) {
    const middle = Math.floor((few + many) / 2);
    if (simulateQueue({ ...load, processes: middle }).p99 > p99Ms) few = middle;
    else many = middle;
  }
  return many;
}
