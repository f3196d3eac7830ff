import type { CacheWatch, RedisConnection, Store } from '@echotune/data';
import { sumWatches, type WatchedSum } from './sum-watches.ts';
import { type RedisSurvey, surveyRedis } from './survey-redis.ts';
import { type SetCache, tellSettings } from './tell-settings.ts';
import { idleMs } from './watch-cache.ts';

export interface SurveyDeps {
  readonly store: Pick<Store, 'cache' | 'answers'>;
  /** Null where answers are kept in memory alone. */
  readonly redis: RedisConnection | null;
  readonly clock: () => number;
}

/** One process that serves, or has. */
export interface SurveyedProcess {
  readonly instance: string;
  /** Until when it has told what it saw, UTC epoch milliseconds. */
  readonly toldAt: number;
  /** Whether it seems to run: one that ended in an instant is missed after a while. */
  readonly runs: boolean;
  readonly namespaces: readonly WatchedSum[];
}

export interface CacheSurvey {
  /** UTC epoch milliseconds. */
  readonly from: number;
  readonly until: number;
  /** Over all processes; what is held, in those that run. */
  readonly namespaces: readonly WatchedSum[];
  /** Those that run first, then by when they told last. */
  readonly processes: readonly SurveyedProcess[];
  readonly settings: readonly SetCache[];
  /** Answers of language models that were given again, ever, and what that saved. */
  readonly answers: { readonly given: number; readonly savedNanoUsd: number };
  /** How many of those that run share a Redis, as they have told: whoever looks may not know of it. */
  readonly sharing: number;
  /** Null where who looks knows of none. */
  readonly redis: RedisSurvey | null;
}

/** Twice what an idle one waits. */
const missedMs = 2 * idleMs;

/** What caches were asked since a moment, and what they hold, as their processes have told it last. */
export async function surveyCache(
  { store, redis, clock }: SurveyDeps,
  since: number,
): Promise<CacheSurvey> {
  const until = clock();
  const missed = until - missedMs;
  const watches = await store.cache.watches(Math.min(since, missed));
  const asked = watches.filter((watch) => watch.until >= since);
  const last = [...new Map(watches.map((watch) => [watch.instance, watch])).values()];
  const running = last.filter((watch) => watch.until > missed && !hasEnded(watch));
  const processes = last.map((watch): SurveyedProcess => {
    const { instance, until: toldAt } = watch;
    const runs = running.includes(watch);
    const own = asked.filter((one) => one.instance === instance);
    return { instance, toldAt, runs, namespaces: sumWatches(own, runs ? [watch] : []) };
  });
  const savings = await store.answers.savings();
  return {
    ...{ from: since, until, namespaces: sumWatches(asked, running) },
    processes: processes.sort((a, b) => Number(b.runs) - Number(a.runs) || b.toldAt - a.toldAt),
    settings: tellSettings(await store.cache.settings()),
    answers: {
      given: savings.reduce((sum, { answers }) => sum + answers, 0),
      savedNanoUsd: savings.reduce((sum, { savedNanoUsd }) => sum + savedNanoUsd, 0),
    },
    sharing: running.filter(({ namespaces }) =>
      Object.values(namespaces).some(({ sharesRedis }) => sharesRedis),
    ).length,
    redis: redis && (await surveyRedis(redis, await store.cache.installation())),
  };
}

/** What it held is gone with it. */
function hasEnded({ namespaces }: CacheWatch): boolean {
  return Object.values(namespaces).every(({ capacity }) => capacity === 0);
}
