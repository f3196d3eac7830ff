import { cacheNamespaces } from '@echotune/service';
import { z } from 'zod';

const Time = z.number().describe('UTC epoch ms');
const Ms = z.number().describe('Milliseconds');
const Bytes = z.number().describe('Bytes');
const count = z.int();

export const CacheNamespace = z
  .object({
    namespace: z.string(),
    requests: count,
    memory: count.describe('Answered from memory'),
    redis: count.describe('Answered from Redis'),
    stale: count.describe('Answered with what was being made again meanwhile'),
    misses: count.describe('Answered by making it'),
    hitRatio: z
      .number()
      .nullable()
      .describe(
        'Share of the requests that nothing had to be made for; null where there were none',
      ),
    savedMs: Ms.describe('Milliseconds of making that were saved'),
    madeMs: Ms.describe('Milliseconds of making'),
    evicted: count.describe('Had to go for want of room'),
    entries: count.describe('Held in memory now'),
    bytes: Bytes.describe('Held in memory now, about'),
    capacity: Bytes.describe('Bytes of memory at most'),
    oldestAt: Time.nullable().describe('When the oldest was made, UTC epoch ms'),
  })
  .meta({ id: 'CacheNamespace' });

const CacheSetting = z
  .object({
    namespace: z.string(),
    share: z.number().describe('Of the memory of each process, 0 to 1'),
    policy: z.string().describe('What goes when there is no room, e.g. `lru`'),
    ttlMs: Ms.describe('An answer is given again for so long, milliseconds'),
    staleMs: Ms.describe('and for so long after that while it is made again'),
    setByAgent: z
      .array(z.enum(['share', 'policy', 'ttl']))
      .describe('What of that the cache agent has set; the rest is as usual'),
  })
  .meta({ id: 'CacheSetting' });

const CacheRedis = z
  .object({
    problem: z
      .object({ what: z.string(), since: Time })
      .nullable()
      .describe('What is in the way; null where it answers'),
    report: z
      .object({
        usedBytes: Bytes.describe('Bytes of memory it uses, for everybody'),
        maxBytes: Bytes.describe('Bytes at most; 0 for as much as there is'),
        policy: z.string().describe('`maxmemory-policy`'),
        evictedKeys: count.describe('Since it was started, of everybody'),
        keys: count.describe('Of everybody'),
        own: z
          .array(z.object({ namespace: z.string(), keys: count, bytes: Bytes }))
          .describe('Of this installation; `tag` is what entries are dropped by'),
        isEstimated: z
          .boolean()
          .describe('Whether `own` is estimated from `looked` keys that Redis drew'),
        looked: count,
      })
      .nullable()
      .describe('Null where it does not answer, or does not let itself be asked'),
    warnings: z
      .array(z.enum(['unbounded', 'full-stops']))
      .describe(
        '`unbounded`: maxmemory is 0. `full-stops`: by noeviction nothing is taken once it is full',
      ),
  })
  .meta({ id: 'CacheRedis' });

export const Cache = z
  .object({
    from: Time,
    until: Time.describe('UTC epoch ms; what processes saw in the last minute may be missing'),
    namespaces: z.array(CacheNamespace).describe('Over all processes'),
    processes: z.array(
      z.object({
        instance: z.string(),
        toldAt: Time.describe('Until when it has told what it saw, UTC epoch ms'),
        runs: z.boolean(),
        namespaces: z.array(CacheNamespace),
      }),
    ),
    settings: z.array(CacheSetting),
    answers: z
      .object({
        given: count,
        savedUsd: z.string().describe('Dollars, exact to the nano-dollar, e.g. "12.50"'),
      })
      .describe('Answers of language models that were given again, ever'),
    redis: CacheRedis.nullable().describe('Null where none is set up'),
  })
  .meta({ id: 'Cache' });

const names = Object.values(cacheNamespaces).map(({ name }) => name);

export const CacheDrop = z
  .strictObject({
    namespace: z.enum(names).nullable().default(null).describe('Null for all'),
    listener: z.int().positive().nullable().default(null).describe('Null for all; not beside one'),
  })
  .meta({ id: 'CacheDrop' });
