import { counter, gauge } from '../definition.ts';

/** What is kept at hand, and who sees to the rest. */
export const tuning = {
  echotune_cache_requests_total: counter(
    'Look-ups by where the answer was: memory, redis, stale, or a miss',
    'namespace',
    'outcome',
  ),
  echotune_cache_evictions_total: counter('Entries that made room for others', 'namespace'),
  echotune_cache_invalidations_total: counter(
    'Entries dropped as they were true no more',
    'namespace',
  ),
  echotune_cache_saved_seconds_total: counter('Time that hits have saved', 'namespace'),
  echotune_cache_bytes: gauge('Held in each tier: memory, redis', 'mixed', 'namespace', 'tier'),
  echotune_cache_redis_up: gauge('Whether Redis answers this process: 1 or 0', 'min'),
  echotune_agent_decisions_total: counter(
    'What agents decided: acted, dry-run, refused, verified, reverted, stopped',
    'agent',
    'outcome',
  ),
  echotune_agent_mode: gauge('1 for the mode that an agent is in', 'max', 'agent', 'mode'),
};
