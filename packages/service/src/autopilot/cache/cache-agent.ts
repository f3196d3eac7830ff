import { type Agent, makeAgent } from '../agent.ts';
import { setMemory, setRedis, setTime } from './cache-acts.ts';
import { decideCache } from './decide-cache.ts';
import { measureGain, measureRedisGain } from './measure-cache.ts';
import { type CacheAgentDeps, observeCache } from './observe-cache.ts';

/** Has the caches of all processes save as much time as they can with the memory that they have. */
export function cacheAgent(deps: CacheAgentDeps): Agent {
  return makeAgent({
    ...{ name: 'cache', version: 1, everyMs: 3_600_000, actsPerDay: 12 },
    acts: [setMemory(deps.store), setTime(deps.store), setRedis(deps.redis)],
    sentences: {
      'set-memory': (params) => {
        const shared = Object.entries(params).flatMap(([name, share]) =>
          name.startsWith('share:') ? [[name.slice('share:'.length), Number(share)] as const] : [],
        );
        const words = shared.map(
          ([name, share]) => `${name} ${Math.round(share * 100)} % by ${params[`policy:${name}`]}`,
        );
        return `Memory is shared anew: ${words.join(', ')}`;
      },
      'set-time': ({ namespace, ttlMs }) =>
        `Answers of ${namespace} hold for ${Number(ttlMs) / 60_000} minutes`,
      'set-redis': ({ maxBytes, policy }) =>
        `Redis may use ${Math.round(Number(maxBytes) / 1024 ** 2)} MiB and lets go by ${policy}`,
    },
    observe: () => observeCache(deps),
    decide: decideCache,
    measure: ({ metric }, act) =>
      metric === 'redis-gain' ? measureRedisGain(deps, act) : measureGain(deps, act),
  });
}
