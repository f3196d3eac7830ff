/** Of the cache's section among the operations. */
export const cache = {
  title: 'Cache',
  what: (servers: string) =>
    `Answers that were given again instead of made anew, in the last 24 hours, by ${servers}; the last minute may be missing.`,
  server: 'server that runs',
  servers: 'servers that run',
  namespaces: {
    recommendations: 'Recommendations',
    statistics: 'Statistics',
    lookups: 'Songs looked up at providers',
    answers: 'Language models',
    tag: 'What entries are dropped by',
  },
  notAsked: 'was not asked',
  again: (share: string, count: number, shown: string) =>
    count === 1 ? `${share} of one answer given again` : `${share} of ${shown} answers given again`,
  outcomes: {
    memory: 'from memory',
    redis: 'from Redis',
    stale: 'while it was made again',
    misses: 'made',
  },
  saved: 'of work saved',
  ofMemory: (most: string) => `of ${most}`,
  evicted: 'had to make room',
  kept: (how: string, policy: string) => `kept for ${how}, by ${policy}`,
  set: { share: 'memory', policy: 'policy', ttl: 'time' },
  byAgent: (what: readonly string[]) => `(${what.join(', ')} set by the agent)`,
  answers: (count: number, shown: string, usd: string) =>
    `${shown} ${count === 1 ? 'answer was' : 'answers were'} given again, which saved ${usd}`,
  drop: 'Drop',
  dropAll: 'Drop everything',
  dropMeans: 'Nothing is lost: it is made again when it is asked for.',
  reset: 'Use it as usual again',
  resetMeans: 'What the agent has set is taken back on every server.',
  redis: 'Redis',
  noRedis: 'No Redis is set up: each server keeps answers for itself.',
  away: (since: string, why: string) =>
    `Away since ${since}: ${why}. Each server keeps answers for itself until it is back.`,
  silent: 'It answers, and does not let itself be asked how it is.',
  noLimit: 'in use, without a limit',
  keys: (count: number, shown: string) => (count === 1 ? 'in one key' : `in ${shown} keys`),
  estimated: (looked: string) => `Estimated from ${looked} keys that Redis drew.`,
  byServer: 'By server',
  gone: (when: string) => `last heard of ${when}`,
};
