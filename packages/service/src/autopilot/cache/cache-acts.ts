import {
  type AgentParams,
  type CacheSettings,
  canonicalJson,
  EchoError,
  type RedisConnection,
  readRedisMemory,
  type Store,
  setRedisLimits,
} from '@echotune/data';
import type { ActKind, PlannedAct } from '../agent.ts';
import { numberParam, textParam } from '../read-params.ts';

type Stored = Pick<Store, 'cache'>;

const hourMs = 3_600_000;

/** Whether settings are what an act makes of them. */
export function isSet(settings: CacheSettings, params: AgentParams): boolean {
  return canonicalJson(settingsWith(settings, params)) === canonicalJson(settings);
}

/** What an act makes of settings. */
export function settingsWith(settings: CacheSettings, params: AgentParams): CacheSettings {
  const { namespace, ttlMs } = params;
  if (typeof namespace === 'string') {
    const { [namespace]: _, ...others } = settings.ttlMs;
    return {
      ...settings,
      ttlMs: typeof ttlMs === 'number' ? { ...others, [namespace]: ttlMs } : others,
    };
  }
  return {
    ...settings,
    shares: told(params, 'share:', numberParam),
    policies: told(params, 'policy:', textParam),
  };
}

function told<V>(
  params: AgentParams,
  prefix: string,
  read: (params: AgentParams, name: string) => V,
): Record<string, V> {
  const names = Object.keys(params).filter((name) => name.startsWith(prefix));
  return Object.fromEntries(names.map((name) => [name.slice(prefix.length), read(params, name)]));
}

function memoryParams({ shares, policies }: CacheSettings): AgentParams {
  const named = <V>(prefix: string, of: Readonly<Record<string, V>>) =>
    Object.entries(of).map(([name, value]) => [`${prefix}${name}`, value] as const);
  return Object.fromEntries<string | number>([
    ...named('share:', shares),
    ...named('policy:', policies),
  ]);
}

function settingAct(
  { cache }: Stored,
  act: string,
  before: (settings: CacheSettings, params: AgentParams) => AgentParams,
): ActKind {
  const stands = async ({ params }: PlannedAct) => isSet(await cache.settings(), params);
  return {
    ...{ act, lasts: false, coolDownMs: 6 * hourMs, isPermitted: true, stands },
    prepare: async (params) => before(await cache.settings(), params),
    perform: async ({ params }) => cache.setSettings(settingsWith(await cache.settings(), params)),
    revert: async (planned) => {
      // What somebody has set since stays.
      if (!(await stands(planned))) return;
      await cache.setSettings(settingsWith(await cache.settings(), planned.undo));
    },
  };
}

/** Which policy memory is used by, and how it is shared. */
export function setMemory(stored: Stored): ActKind {
  return settingAct(stored, 'set-memory', memoryParams);
}

/** How long the answers of a namespace hold. */
export function setTime(stored: Stored): ActKind {
  return settingAct(stored, 'set-time', ({ ttlMs }, params) => {
    const namespace = textParam(params, 'namespace');
    return { namespace, ttlMs: ttlMs[namespace] ?? null };
  });
}

/** How much memory Redis may use, and which keys go when that is not enough; until Redis is started again. */
export function setRedis(redis: RedisConnection | null): ActKind {
  const isNow = async (params: AgentParams) => {
    const memory = redis && (await readRedisMemory(redis));
    return memory?.maxBytes === params.maxBytes && memory?.policy === params.policy;
  };
  const set = async (params: AgentParams) => {
    const limits = {
      maxBytes: numberParam(params, 'maxBytes'),
      policy: textParam(params, 'policy'),
    };
    if (redis !== null && (await setRedisLimits(redis, limits))) return;
    throw new EchoError('store-unreachable', 'Redis did not let itself be set.');
  };
  return {
    ...{ act: 'set-redis', lasts: false, coolDownMs: 24 * hourMs, isPermitted: true },
    prepare: async () => {
      const { maxBytes = 0, policy = 'noeviction' } =
        (redis && (await readRedisMemory(redis))) ?? {};
      return { maxBytes, policy };
    },
    perform: ({ params }) => set(params),
    stands: ({ params }) => isNow(params),
    revert: async ({ params, undo }) => {
      if (await isNow(params)) await set(undo);
    },
  };
}
