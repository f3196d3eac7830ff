/** A real server on a home with a community, and what it answers how fast over HTTP on 127.0.0.1. */
import { startEchotune, type TestServer } from '../../tests/kit/echotune.ts';
import { clientOf, quantile, saturate } from '../kit/open-loop.ts';
import { memoryMiB } from '../kit/process-figures.ts';
import type { Community } from './community.ts';
import { findRate, mixed, type Server, uncached } from './rates.ts';
import { Traffic } from './traffic.ts';

const hourMs = 3_600_000;
const scrobbleSeconds = 4;
const batch = 100;
const clients = 8;
const changesLooked = 200;

/** Limits are for strangers: here one address stands for everybody. */
export function startServer(home: string, port = 0): Promise<TestServer> {
  return startEchotune(home, {
    ECHOTUNE_PORT: String(port),
    ...{ ECHOTUNE_REQUESTS_PER_MINUTE: '0', ECHOTUNE_LOG_LEVEL: 'error', DATABASE_URL: '' },
  });
}

export function serverOf({ address, child }: TestServer): Server {
  if (child.pid === undefined) throw new Error('The server does not run');
  return { client: clientOf(address), pid: child.pid };
}

/** Plays accepted a second, one and many at a time, in EchoTune's and in ListenBrainz' words. */
async function scrobbles({ client }: Server, traffic: Traffic) {
  const found: Record<string, number> = {};
  for (const how of ['play', 'scrobble'] as const) {
    for (const count of [1, batch]) {
      let n = 0;
      const next = () => traffic[how](n++, count);
      const { perSecond, failed } = await saturate(
        client,
        { clients, seconds: scrobbleSeconds },
        next,
      );
      if (failed.length > 0) {
        const statuses = [...new Set(failed)].join(', ');
        throw new Error(`${failed.length} scrobbles were not accepted: status ${statuses}`);
      }
      found[`${how}, ${count} at a time`] = Math.round(perSecond * count);
    }
  }
  return found;
}

/** A play, and then the answer that it changes: milliseconds of both together. */
async function playToChange({ client }: Server, traffic: Traffic) {
  const times: number[] = [];
  let changed = 0;
  for (let n = 0; n < changesLooked; n += 1) {
    const listener = n % 50;
    const ask = async () => {
      const { body } = await client.request(
        traffic.recommendations(listener, 'right-now').request(),
      );
      const text = await body.text();
      const { items } = JSON.parse(text);
      return JSON.stringify(
        items.map(({ song, score }: { song: object; score: number }) => [song, score]),
      );
    };
    const before = await ask();
    const begun = performance.now();
    const { statusCode, body } = await client.request(traffic.play(listener).request());
    await body.dump();
    if (statusCode !== 201) throw new Error(`A play was answered ${statusCode}`);
    const after = await ask();
    times.push(performance.now() - begun);
    if (after !== before) changed += 1;
  }
  return {
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    changed: changed / changesLooked,
  };
}

export async function overHttp(home: string, community: Community, mixedPerSecond: number) {
  const started = await startServer(home);
  const server = serverOf(started);
  const traffic = new Traffic(community, Date.now() - 6 * hourMs);
  try {
    // Profiles read, code compiled.
    await uncached(server, traffic, 20);
    await mixed(server, traffic, { perSecond: 50 });
    const change = await playToChange(server, traffic);
    const search = { from: 10, most: 320, p99Limit: 10 };
    const uncachedRate = await findRate(search, (rate) => uncached(server, traffic, rate));
    Object.assign(traffic.reads, { all: 0, hits: 0, notModified: 0 });
    const mixedRun = await mixed(server, traffic, { perSecond: mixedPerSecond });
    const { all, hits, notModified } = traffic.reads;
    const accepted = await scrobbles(server, traffic);
    return {
      uncached: uncachedRate,
      mixed: { ...mixedRun, hitShare: hits / all, notModifiedShare: notModified / all },
      scrobbles: accepted,
      playToChange: change,
      memoryMiB: memoryMiB(server.pid),
    };
  } finally {
    await server.client.close();
    await started.stop();
  }
}
