import { type RedisConnection, type RedisReport, redisPrefix, reportRedis } from '@echotune/data';

/** How the Redis is that processes share, as one of them sees it. */
export interface RedisSurvey {
  /** What is in the way, and since when (UTC epoch milliseconds); null where it answers. */
  readonly problem: { readonly what: string; readonly since: number } | null;
  /** Null where it does not answer, or does not let itself be asked. */
  readonly report: RedisReport | null;
  readonly warnings: readonly RedisWarning[];
}

/**
 * How Redis is set so that a budget of bytes does not hold: it takes all memory that there is (`unbounded`), or takes
 * nothing more when it is full (`full-stops`).
 */
export type RedisWarning = 'unbounded' | 'full-stops';

export async function surveyRedis(
  redis: RedisConnection,
  installation: string,
): Promise<RedisSurvey> {
  const report = await reportRedis(redis, redisPrefix(installation));
  return { problem: redis.problem, report, warnings: report === null ? [] : warningsOf(report) };
}

export function warningsOf({
  maxBytes,
  policy,
}: Pick<RedisReport, 'maxBytes' | 'policy'>): readonly RedisWarning[] {
  return [
    ...(maxBytes === 0 ? ['unbounded' as const] : []),
    ...(policy === 'noeviction' ? ['full-stops' as const] : []),
  ];
}
