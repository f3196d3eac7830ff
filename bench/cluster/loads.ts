import { setTimeout as wait } from 'node:timers/promises';
import {
  type Due,
  quantile,
  type Sample,
  saturate,
  sendAll,
  wasAnswered,
} from '../kit/open-loop.ts';
import type { Stage } from './stage.ts';

export interface Throughput {
  readonly servers: number;
  readonly perSecond: number;
  /** Processor time of the servers, milliseconds a request. */
  readonly cpuMs: number;
  readonly failed: number;
}

const clients = 16;

/** The mixed load of clients without pause. */
export async function throughputOf(
  { cluster, client, traffic }: Pick<Stage, 'cluster' | 'client' | 'traffic'>,
  seconds: number,
): Promise<Throughput> {
  // Profiles read, code compiled.
  await saturate(client, { clients, seconds: seconds / 2 }, () => traffic.any());
  const before = cluster.cpuSeconds();
  const { perSecond, failed } = await saturate(client, { clients, seconds }, () => traffic.any());
  const cpuMs = ((cluster.cpuSeconds() - before) * 1000) / (perSecond * seconds);
  return {
    servers: cluster.servers().length,
    perSecond: Math.round(perSecond),
    cpuMs: Math.round(cpuMs * 100) / 100,
    failed: failed.length,
  };
}

export interface Held {
  readonly kills: number;
  readonly requests: number;
  readonly p50: number;
  readonly p99: number;
  /** Requests that a process had when it was killed. */
  readonly cut: number;
  /** Requests that failed and were not in the hands of one that was killed. */
  readonly errors: number;
  readonly errorStatuses: readonly number[];
}

/** The mixed load at a rate while something is done to the cluster. */
export async function loadDuring(
  { client, balancer, traffic, perSecond }: Load,
  /** Returns when which servers were killed, by `performance.now()`. */
  act: () => Promise<readonly Kill[]>,
): Promise<Held> {
  const acting = new AbortController();
  function* dues(): Generator<Due> {
    for (let n = 0; !acting.signal.aborted; n += 1) {
      yield { atMs: (n * 1000) / perSecond, ...traffic.any() };
    }
  }
  const { cuts } = balancer;
  const from = cuts.length;
  const sending = sendAll(client, dues());
  const kills = await act();
  // What was done last is felt a moment later.
  await wait(2_000);
  acting.abort();
  const samples = await sending;
  const cut = cuts
    .slice(from)
    .filter(({ server, begunAt }) =>
      kills.some((kill) => kill.name === server && begunAt <= kill.endedAt),
    ).length;
  return {
    kills: kills.length,
    ...told(samples),
    cut,
    errors: samples.filter(hasFailed).length - cut,
  };
}

export interface Load extends Pick<Stage, 'client' | 'balancer' | 'traffic'> {
  readonly perSecond: number;
}

export interface Kill {
  readonly name: string;
  /** When it was certain that it had ended. */
  readonly endedAt: number;
}

const hasFailed = (sample: Sample) => !wasAnswered(sample);

function told(samples: readonly Sample[]) {
  const times = samples.filter(wasAnswered).map(({ ms }) => ms);
  return {
    requests: samples.length,
    ...{ p50: quantile(times, 0.5), p99: quantile(times, 0.99) },
    errorStatuses: [...new Set(samples.filter(hasFailed).map(({ status }) => status))],
  };
}
