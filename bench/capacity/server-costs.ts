import { join } from 'node:path';
import { seededRandom } from '@echotune/engine';
import { temporaryHome } from '../../tests/kit/echotune.ts';
import { arrivals } from '../kit/arrivals.ts';
import { type Due, quantile, type Sample, sendAll, wasAnswered } from '../kit/open-loop.ts';
import { cpuSeconds, memoryMiB } from '../kit/process-figures.ts';
import { type CommunitySize, communityIn } from '../serve/community.ts';
import { serverOf, startServer } from '../serve/over-http.ts';
import { Traffic } from '../serve/traffic.ts';
import { simulateQueue } from './queue.ts';

/** What a server's requests cost, of everything that listeners do. */
export interface ServerCost {
  readonly tracks: number;
  readonly plays: number;
  /** Processor time a request, milliseconds. */
  readonly cpuMs: number;
  readonly memoryMiB: number;
  /** What requests took where hardly anybody else asked. */
  readonly serviceMs: readonly number[];
  /** At a rate that was not used for it, what the queue says of the times and what they are. */
  readonly heldBackRate: {
    readonly perSecond: number;
    readonly predicted: { readonly p50: number; readonly p99: number };
    readonly measured: { readonly p50: number; readonly p99: number };
  };
}

const hourMs = 3_600_000;
/** Enough to keep it warm, and too few to meet each other often. */
const calmPerSecond = 30;
const seconds = 15;

/** Requests that come independently of each other. */
function* comers(traffic: Traffic, perSecond: number): Generator<Due> {
  const times = arrivals(perSecond, seededRandom(perSecond)).take(perSecond * seconds);
  for (const atMs of times) yield { atMs, ...traffic.any() };
}

const timesOf = (samples: readonly Sample[]) => samples.filter(wasAnswered).map(({ ms }) => ms);

export async function serverCost(size: CommunitySize): Promise<ServerCost> {
  const { home: folder, remove } = await temporaryHome();
  try {
    const home = join(folder, 'home');
    const community = await communityIn(home, size);
    const started = await startServer(home);
    const { client, pid } = serverOf(started);
    const traffic = new Traffic(community, Date.now() - 6 * hourMs);
    try {
      // Profiles read, code compiled.
      await sendAll(client, comers(traffic, calmPerSecond + 1));
      const before = cpuSeconds(pid);
      const calm = await sendAll(client, comers(traffic, calmPerSecond));
      const cpuMs = ((cpuSeconds(pid) - before) * 1000) / calm.length;
      const serviceMs = timesOf(calm);
      // Half of what one thread could do.
      const mean = serviceMs.reduce((sum, ms) => sum + ms, 0) / serviceMs.length;
      const perSecond = Math.round(500 / mean);
      const times = timesOf(await sendAll(client, comers(traffic, perSecond)));
      const { p50, p99 } = simulateQueue({ serviceMs, perSecond, processes: 1 });
      return {
        ...{ tracks: community.tracks, plays: community.plays, cpuMs, serviceMs },
        memoryMiB: memoryMiB(pid).now,
        heldBackRate: {
          ...{ perSecond, predicted: { p50, p99 } },
          measured: { p50: quantile(times, 0.5), p99: quantile(times, 0.99) },
        },
      };
    } finally {
      await client.close();
      await started.stop();
    }
  } finally {
    await remove();
  }
}
