import type { RedisClient, RedisConnection } from './redis-connection.ts';
import { askPermitted, sectionsOf } from './redis-info.ts';

/** What a Redis holds, and how it is set. */
export interface RedisReport {
  readonly usedBytes: number;
  /** 0 for as much as there is. */
  readonly maxBytes: number;
  /** As Redis names it, e.g. `allkeys-lru`. */
  readonly policy: string;
  /** Since Redis was started, of everybody. */
  readonly evictedKeys: number;
  /** Of everybody in this database. */
  readonly keys: number;
  readonly own: readonly RedisShare[];
  /** Whether `own` is estimated, from as many keys as `looked`, and not added up. */
  readonly isEstimated: boolean;
  readonly looked: number;
}

/** What an installation has there of a namespace; `tag` for what entries are dropped by. */
export interface RedisShare {
  readonly namespace: string;
  readonly keys: number;
  readonly bytes: number;
}

/** Up to so many keys are all looked at, of more so many that Redis draws: 2.5 points of standard error at most. */
const mostLooked = 400;

/**
 * Null where Redis does not answer, or does not let itself be asked.
 * @param prefix of this installation's keys
 */
export async function reportRedis(
  connection: RedisConnection,
  prefix: string,
): Promise<RedisReport | null> {
  const told = await askPermitted(connection, (client) =>
    Promise.all([client.info(), client.dbSize()]),
  );
  if (told === null) return null;
  const [info, keys] = told;
  const isEstimated = keys > mostLooked;
  const names = await askPermitted(connection, (client) =>
    isEstimated ? drawn(client) : listed(client, prefix),
  );
  if (names === null) return null;
  const mine = names.filter((name) => name.startsWith(`${prefix}:`));
  const sizes = await askPermitted(connection, (client) =>
    Promise.all(mine.map((name) => client.memoryUsage(name))),
  );
  if (sizes === null) return null;
  const weight = isEstimated && names.length > 0 ? keys / names.length : 1;
  const rows = mine.map((name, at) => ({
    ...{ namespace: name.slice(prefix.length + 1).split(':', 1)[0] ?? '', bytes: sizes[at] ?? 0 },
  }));
  const { maxmemory_policy: policy = 'noeviction', ...figures } = sectionsOf(info);
  return {
    ...{ usedBytes: Number(figures.used_memory), maxBytes: Number(figures.maxmemory), policy },
    ...{ evictedKeys: Number(figures.evicted_keys), keys, own: sharesOf(rows, weight) },
    ...{ isEstimated, looked: names.length },
  };
}

async function drawn(client: RedisClient): Promise<string[]> {
  const names = await Promise.all(Array.from({ length: mostLooked }, () => client.randomKey()));
  return names.flatMap((name) => (name === null ? [] : String(name)));
}

async function listed(client: RedisClient, prefix: string): Promise<string[]> {
  const names = new Set<string>();
  let cursor = '0';
  do {
    const page = await client.scan(cursor, { MATCH: `${prefix}:*`, COUNT: mostLooked });
    for (const name of page.keys) names.add(name);
    cursor = page.cursor;
  } while (cursor !== '0');
  return [...names];
}

function sharesOf(
  rows: readonly Pick<RedisShare, 'namespace' | 'bytes'>[],
  weight: number,
): RedisShare[] {
  const shares = [...Map.groupBy(rows, ({ namespace }) => namespace)].map(([namespace, own]) => ({
    ...{ namespace, keys: Math.round(own.length * weight) },
    bytes: Math.round(own.reduce((sum, { bytes }) => sum + bytes, 0) * weight),
  }));
  return shares.sort((a, b) => b.bytes - a.bytes);
}
