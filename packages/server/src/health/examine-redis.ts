import { readRedisMemory } from '@echotune/data';
import { warningsOf } from '@echotune/service';
import type { EchoTune } from '../wire.ts';
import type { Part } from './part.ts';

const mib = 1024 ** 2;

/** Whether the Redis answers that processes share, and keeps within bounds; nothing where none is set up. */
export async function examineRedis({ redis }: EchoTune): Promise<Part[]> {
  if (redis === null) return [];
  await redis.settled();
  const memory = redis.problem === null ? await readRedisMemory(redis) : null;
  // It may have been lost by being asked.
  const { problem } = redis;
  if (problem !== null) {
    const since = new Date(problem.since).toISOString();
    const detail = `${problem.what}, since ${since}; answers are kept in memory alone`;
    return [{ name: 'redis', ok: false, detail, problem: `redis-${redis.trouble ?? 'away'}` }];
  }
  if (memory === null) return [{ name: 'redis', ok: true, detail: 'answers', problem: null }];
  const { usedBytes, maxBytes, policy } = memory;
  const of = maxBytes === 0 ? '' : ` of ${Math.round(maxBytes / mib)}`;
  const [warning] = warningsOf(memory);
  return [
    {
      ...{ name: 'redis', ok: true, warns: warning !== undefined },
      detail: `uses ${Math.round(usedBytes / mib)}${of} MiB, ${policy}`,
      problem: warning === undefined ? null : `redis-${warning}`,
    },
  ];
}
