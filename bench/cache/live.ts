/** A community's days on a real EchoTune with a real Redis and a clock that is moved. */
import type { CacheSettings, CacheWatch } from '@echotune/data';
import { namedTrack } from '@echotune/formats';
import { readConfig, wire } from '@echotune/server';
import {
  agentNamed,
  allAgents,
  changeAgent,
  keptStatistics,
  listeningStatistics,
  recordPlays,
  runAgent,
} from '@echotune/service';
import type { Community } from '../serve/community.ts';
import type { Visit } from './visits.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const homeShelves = ['on-repeat', 'rediscover', 'discover', 'right-now'] as const;

export interface LivePlan {
  readonly home: string;
  readonly redisUrl: string;
  readonly visits: readonly Visit[];
  readonly startsAt: number;
  /** Whether the agent may act. */
  readonly isTuned: boolean;
}

export interface Lived {
  readonly watches: readonly CacheWatch[];
  readonly settings: CacheSettings;
  /** What the agent did, by its own record. */
  readonly acts: readonly {
    readonly act: string;
    readonly state: string;
    readonly hours: number;
    readonly params: object;
    readonly predicted: number;
    readonly measured: number | null;
  }[];
}

/** All visits, one after another; the agent looks every hour. */
export async function live(community: Community, plan: LivePlan): Promise<Lived> {
  const { home, redisUrl, visits, startsAt, isTuned } = plan;
  const clock = { now: startsAt };
  const echotune = await wire(
    readConfig({
      ...{ ECHOTUNE_HOME: home, ECHOTUNE_LOG_LEVEL: 'error', REDIS_URL: redisUrl },
      ...{ ECHOTUNE_CACHE_MEMORY_MIB: '1', ECHOTUNE_REDIS_MOST_MIB: '8' },
    }),
    () => clock.now,
  );
  const { store, cacheWatcher } = echotune;
  const agent = agentNamed(allAgents(echotune), 'cache');
  await changeAgent({ store }, agent, { mode: isTuned ? 'on' : 'off' }, 'bench');
  await echotune.redis?.settled();
  const watches: CacheWatch[] = [];
  const [told, looked] = [{ at: startsAt }, { at: startsAt }];
  const tell = async () => {
    await cacheWatcher.turn();
    watches.push(...(await store.cache.watches(told.at + 1)));
    told.at = clock.now;
  };
  try {
    for (const visit of visits) {
      clock.now = startsAt + Math.floor(visit.atMs);
      if (clock.now - told.at >= minuteMs) await tell();
      if (clock.now - looked.at >= hourMs) {
        looked.at = clock.now;
        await runAgent(echotune, agent);
        await cacheWatcher.turn();
      }
      await step(echotune, community, visit, clock.now);
    }
    await tell();
    const acts = await store.agents.acts({ agent: 'cache' });
    return {
      watches,
      settings: await store.cache.settings(),
      acts: acts.toReversed().map(({ act, state, intendedAt, params, prediction, measured }) => ({
        ...{ act, state, params, predicted: prediction.value, measured },
        hours: Math.round((intendedAt - startsAt) / hourMs),
      })),
    };
  } finally {
    await echotune.close();
  }
}

async function step(
  echotune: Awaited<ReturnType<typeof wire>>,
  { listeners, tunes }: Community,
  visit: Visit,
  now: number,
): Promise<void> {
  const { recommender, store, kept } = echotune;
  const listenerId = listeners[visit.listener]?.id ?? 0;
  const asked = { listenerId, limit: 20, language: 'en' } as const;
  if (visit.does === 'home') {
    for (const shelf of homeShelves) await recommender.recommend({ ...asked, shelf });
  } else if (visit.does === 'alike') {
    const songs = [visit.tune + 1];
    await recommender.recommend({ ...asked, shelf: 'more-like-this', seeds: { songs } });
  } else if (visit.does === 'statistics') {
    const days = [28, 182, 3650][visit.range] ?? 28;
    const from = now - (now % dayMs) - days * dayMs;
    const request = { listenerId, from, top: 50, compare: 'before', include: ['days'] } as const;
    await keptStatistics({ store, kept: kept.statistics as never }, request, async () => {
      const { figures, ...rest } = await listeningStatistics(echotune, request);
      return { ...rest, plays: figures.plays };
    });
  } else {
    const { title, artist } = tunes[visit.tune] ?? { title: 'One', artist: 'Somebody' };
    const track = namedTrack(title, artist);
    const play = { track, startedAt: now - 200_000, msPlayed: 180_000 };
    await recordPlays(store, { listenerId, source: 'api', now }, [play]);
  }
}
