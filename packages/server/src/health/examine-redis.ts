import { readRedisMemory } from '@echotune/data';
import { warningsOf } from '@echotune/service';
import type { EchoTune } from '../wire.ts';
import type { Part } from './part.ts';

const mib = 1024 ** 2;

/** Whether the Redis answers that processes share, and keeps within bounds; nothing where none is set up. */
export async function examineRedis({ redis, config }: EchoTune): Promise<Part[]> {
  const { redisUrl } = config.cache;
  if (redis === null || redisUrl === null) return [];
  const redisOptions = optionsOf(redisUrl);
  await redis.settled();
  const memory = redis.problem === null ? await readRedisMemory(redis) : null;
  // It may have been lost by being asked.
  const { problem } = redis;
  if (problem !== null) {
    const since = new Date(problem.since).toISOString();
    const detail = `${problem.what}, since ${since}; answers are kept in memory alone`;
    return [
      {
        name: 'redis',
        ok: false,
        detail,
        problem: `redis-${redis.trouble ?? 'away'}`,
        redisOptions,
      },
    ];
  }
  if (memory === null) return [{ name: 'redis', ok: true, detail: 'answers', problem: null }];
  const { usedBytes, maxBytes, policy } = memory;
  const of = maxBytes === 0 ? '' : ` of ${Math.round(maxBytes / mib)}`;
  const [warning] = warningsOf(memory);
  return [
    {
      ...{ name: 'redis', ok: true, warns: warning !== undefined, redisOptions },
      detail: `uses ${Math.round(usedBytes / mib)}${of} MiB, ${policy}`,
      problem: warning === undefined ? null : `redis-${warning}`,
    },
  ];
}

/** Without name and password: the advice is shown to others. */
function optionsOf(redisUrl: string): string {
  const { hostname, port, protocol } = new URL(redisUrl);
  return `-h ${hostname} -p ${port || 6379}${protocol === 'rediss:' ? ' --tls' : ''}`;
}
