import { openAct } from '../agent.ts';
import type { ActProposal, Proposal, Situation } from '../proposal.ts';
import { type CacheFacts, memoryUnits, type NamespaceFacts } from './observe-cache.ts';
import { shareMemory } from './share-memory.ts';

/** Of the time that making every answer would take: what must be gained, lest the change itself cost more. */
const leastGain = 0.01;
/** A sample of fewer keys is off by more points than that (docs/cache.md). */
const leastKeys = 400;
/** A shorter time that saves nearly as much is better: answers are younger. */
const nearly = 0.01;
/** What another policy of Redis must gain beside, of what Redis is asked. */
const policyChange = 0.03;
/** Until a new policy has seen enough to be judged. */
const settlingMs = 3_600_000;

/** Target of what is done with memory; times are tuned one by one. */
const memoryTarget = 'memory';
const timeTarget = (name: string) => `time:${name}`;
const redisTarget = 'redis';

/**
 * What to do with memory: another policy, other shares, other times, where simulation promises enough. One at a time,
 * so that what comes of each can be told from what comes of the others.
 */
export function decideCache(facts: CacheFacts, situation: Situation): readonly Proposal[] {
  const { namespaces } = facts;
  const targets = [memoryTarget, redisTarget, ...namespaces.map(({ name }) => timeTarget(name))];
  const isSettling = targets.some((target) => openAct(situation, target) !== null);
  const keys = namespaces.reduce((sum, namespace) => sum + namespace.keys, 0);
  if (isSettling || keys < leastKeys) return [];
  const options = [
    ...[memoryOption(facts), redisOption(facts)],
    ...namespaces.map((one) => timeOption(one, facts)),
  ];
  const found = options.flatMap((option) => option ?? []);
  const worthIt = found.filter(({ gain, isNeeded }) => isNeeded || gain >= leastGain);
  const best = worthIt.sort((a, b) => Number(b.isNeeded) - Number(a.isNeeded) || b.gain - a.gain);
  return best.slice(0, 1).map(({ proposal }) => proposal);
}

interface Option {
  readonly gain: number;
  /** Whatever it gains: what is set now would not hold its bytes. */
  readonly isNeeded?: boolean;
  readonly proposal: ActProposal;
}

const costOf = ({ requests, makingMs }: NamespaceFacts) => requests * makingMs;

function wholeCost({ namespaces }: CacheFacts): number {
  return namespaces.reduce((sum, namespace) => sum + costOf(namespace), 0);
}

function memoryOption(facts: CacheFacts): Option | null {
  const { namespaces } = facts;
  const whole = wholeCost(facts);
  if (whole === 0) return null;
  const shares = shareMemory(namespaces);
  const gained = shares.reduce((sum, { name, hitRatio }) => {
    const namespace = namespaces.find((one) => one.name === name);
    return sum + (namespace ? costOf(namespace) * (hitRatio - namespace.hitRatio) : 0);
  }, 0);
  const gain = gained / whole;
  const params = Object.fromEntries(
    shares.flatMap(({ name, units, policy }) => [
      [`policy:${name}`, policy],
      [`share:${name}`, units / memoryUnits],
    ]),
  );
  return { gain, proposal: proposed('set-memory', memoryTarget, params, gain) };
}

/** The shortest time that saves nearly as much as the best. */
function timeOption(namespace: NamespaceFacts, facts: CacheFacts): Option | null {
  const whole = wholeCost(facts);
  const best = Math.max(...namespace.ttls.map(({ hitRatio }) => hitRatio));
  const chosen = namespace.ttls.find(({ hitRatio }) => hitRatio >= best - nearly);
  if (whole === 0 || chosen === undefined || chosen.ttlMs <= namespace.ttlMs) return null;
  const gain = ((chosen.hitRatio - namespace.hitRatio) * costOf(namespace)) / whole;
  const params = { namespace: namespace.name, ttlMs: chosen.ttlMs };
  return { gain, proposal: proposed('set-time', timeTarget(namespace.name), params, gain) };
}

/**
 * The smallest Redis that answers nearly as much as the largest. By frequency only where that is clearly better: a
 * policy that is changed begins with counts that mean nothing.
 */
function redisOption(facts: CacheFacts): Option | null {
  const { namespaces, redis } = facts;
  const whole = wholeCost(facts);
  if (redis === null || redis.options.length === 0 || whole === 0) return null;
  const missed = namespaces.reduce((sum, one) => sum + costOf(one) * (1 - one.hitRatio), 0) / whole;
  const { limits } = redis;
  const isNeeded = limits.maxBytes === 0 || !limits.policy.startsWith('allkeys-');
  const usual = isNeeded ? 'allkeys-lru' : limits.policy;
  const worth = (one: (typeof redis.options)[number]) =>
    one.hitRatio - (one.policy === usual ? 0 : policyChange);
  const best = Math.max(...redis.options.map(worth));
  const chosen = redis.options.find((one) => worth(one) >= best - nearly);
  if (chosen === undefined) return null;
  const { maxBytes, policy, hitRatio } = chosen;
  if (maxBytes === limits.maxBytes && policy === limits.policy) return null;
  const gain = (hitRatio - redis.hitRatio) * missed;
  const proposal = proposed('set-redis', redisTarget, { maxBytes, policy }, gain);
  return { gain, isNeeded, proposal };
}

function proposed(
  act: string,
  target: string,
  params: ActProposal['params'],
  gain: number,
): ActProposal {
  const promised = Math.round(gain * 1e4) / 1e4;
  return {
    ...{ does: 'act', act, target, params, why: { gain: promised } },
    // Half of what was promised is worth keeping; less was promised in vain.
    predicts: {
      ...{ metric: act === 'set-redis' ? 'redis-gain' : 'gain', is: 'at-least' },
      ...{ value: promised / 2, afterMs: settlingMs },
    },
  };
}
