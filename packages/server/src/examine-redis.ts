import { type RedisSurvey, type RedisWarning, surveyRedis } from '@echotune/service';
import type { Part } from './examine.ts';
import type { EchoTune } from './wire.ts';

const mib = 1024 ** 2;
const warned: Readonly<Record<RedisWarning, string>> = {
  unbounded:
    'it may take all memory that there is: give it a limit, e.g. redis-cli config set maxmemory 256mb',
  'full-stops':
    'it keeps nothing more once it is full: redis-cli config set maxmemory-policy allkeys-lru',
};

/** Whether Redis answers, and whether it keeps within bounds; nothing where none is set up. */
export async function examineRedis({ redis, store }: EchoTune): Promise<Part[]> {
  if (redis === null) return [];
  await redis.settled();
  return [partOf(await surveyRedis(redis, await store.cache.installation()))];
}

function partOf({ problem, report, warnings }: RedisSurvey): Part & { readonly warns: boolean } {
  if (problem !== null) {
    const since = new Date(problem.since).toISOString();
    const detail = `away since ${since}: ${problem.what}; each process keeps what it can in memory until it is back, by itself; see that it runs, and REDIS_URL`;
    return { name: 'redis', ok: false, warns: false, detail };
  }
  if (report === null) {
    return {
      name: 'redis',
      ok: true,
      warns: false,
      detail: 'answers, and tells nothing of itself',
    };
  }
  const { usedBytes, maxBytes, policy } = report;
  const of = maxBytes === 0 ? '' : ` of ${Math.round(maxBytes / mib)}`;
  const uses = `uses ${Math.round(usedBytes / mib)}${of} MiB, ${policy}`;
  const detail = [uses, ...warnings.map((warning) => warned[warning])].join('; ');
  return { name: 'redis', ok: true, warns: warnings.length > 0, detail };
}
