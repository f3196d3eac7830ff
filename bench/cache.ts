/**
 * What the cache's agent is worth. A community's days on a real EchoTune with a real Redis, once with LRU and the usual
 * times and once tuned by the agent: what share of the requests was not made anew, and in the second half, which it had
 * not seen, how much of what the best settings would have gained by hindsight. Then made-up requests that scan and
 * shift, through a real cache: whether what it kept is ever worse than a shadow of the settings before. Exits 1 where
 * it falls short.
 */
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { temporaryHome } from '../tests/kit/echotune.ts';
import { madeUpRequests } from '../tests/kit/made-up-requests.ts';
import { TestRedis } from '../tests/kit/redis-server.ts';
import { live } from './cache/live.ts';
import { answeredShare, bestShare, savedShare, simulatedShare } from './cache/ratios.ts';
import { replay } from './cache/replay.ts';
import { visits } from './cache/visits.ts';
import { machine } from './kit/machine.ts';
import { communityIn } from './serve/community.ts';

const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
    home: { type: 'string' },
    part: { type: 'string', default: 'community,shadows' },
  },
});
const parts = values.part.split(',');
const mib = 1024 * 1024;
const [memoryBytes, redisMostBytes] = [mib, 8 * mib];
const redisLimits = ['--maxmemory', '2mb', '--maxmemory-policy', 'allkeys-lru'];
const leastAnswered = 0.5;
const leastOfBest = 0.9;
const mostHarm = 0.02;
const missing: string[] = [];
const rounded = (value: number) => Math.round(value * 1e4) / 1e4;
const allRounded = (of: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(of).map(([key, value]) => [key, rounded(value)]));

async function communityDays() {
  const { home, remove } = await temporaryHome();
  try {
    const size = { artists: 200, listeners: 60, playsPerMonth: 55 };
    const source = values.home ?? join(home, 'source');
    const community = await communityIn(source, size);
    const plan = { seed: Number(values.seed), listeners: 60, days: Number(values.days) };
    const steps = visits(plan);
    const startsAt = Date.now();
    const middle = startsAt + (plan.days / 2) * 86_400_000;
    const lived = async (isTuned: boolean) => {
      const folder = join(home, isTuned ? 'tuned' : 'usual');
      await cp(source, folder, { recursive: true });
      const redis = await TestRedis.start(...redisLimits);
      try {
        return await live(community, {
          ...{ home: folder, redisUrl: redis.url, visits: steps, startsAt, isTuned },
        });
      } finally {
        await redis.kill();
      }
    };
    const usual = await lived(false);
    console.error(`usual: ${rounded(answeredShare(usual.watches))} answered`);
    const tuned = await lived(true);
    console.error(`tuned: ${rounded(answeredShare(tuned.watches))} answered`);
    const second = <W extends { readonly from: number }>(watches: readonly W[]) =>
      watches.filter(({ from }) => from >= middle);
    const nothing = { shares: {}, policies: {}, ttlMs: {} };
    const limits = { maxBytes: 2 * mib, policy: 'allkeys-lru' };
    const half = (of: 'requests' | 'time') => {
      const share = of === 'time' ? savedShare : answeredShare;
      const tiers = { memoryBytes, from: middle, of };
      const found = {
        usual: share(second(usual.watches)),
        tuned: share(second(tuned.watches)),
        simulatedUsual: simulatedShare(usual.watches, nothing, limits, tiers),
        simulatedBest: bestShare(usual.watches, redisMostBytes, tiers),
      };
      const most = found.simulatedBest - found.simulatedUsual;
      return { ...found, shareOfBestGain: (found.tuned - found.usual) / most };
    };
    const [requests, time] = [half('requests'), half('time')];
    const whole = { usual: answeredShare(usual.watches), tuned: answeredShare(tuned.watches) };
    if (whole.usual >= leastAnswered) missing.push('LRU with the usual times answers half');
    if (requests.tuned <= leastAnswered) missing.push('the tuned cache does not answer half');
    if (!(requests.shareOfBestGain >= leastOfBest)) {
      missing.push('too little of what the best would have gained');
    }
    return {
      steps: steps.length,
      whole: { usual: rounded(whole.usual), tuned: rounded(whole.tuned) },
      secondHalf: { requests: allRounded(requests), time: allRounded(time) },
      acts: tuned.acts,
      settings: tuned.settings,
    };
  } finally {
    await remove();
  }
}

async function shadows() {
  const plan = { seed: Number(values.seed), requests: 60_000, objects: 4000, days: 5, rhythm: 0.5 };
  const traces = {
    scanning: { ...plan, scans: { every: 3000, length: 1500 } },
    shifting: { ...plan, shifts: { every: 12_000, share: 0.5 } },
    'scanning and shifting': {
      ...{ ...plan, scans: { every: 4000, length: 1000 }, shifts: { every: 20_000, share: 0.8 } },
    },
  };
  const found: Record<string, unknown> = {};
  for (const [name, of] of Object.entries(traces)) {
    const acts = await replay(madeUpRequests(of), mib);
    found[name] = acts;
    for (const { act, answered, shadow } of acts) {
      if (answered === null || shadow === null || answered >= shadow - mostHarm) continue;
      missing.push(`${name}: ${act} answers ${rounded(answered)}, its shadow ${rounded(shadow)}`);
    }
  }
  return found;
}

const begun = performance.now();
const community = parts.includes('community') ? await communityDays() : null;
const shadowed = parts.includes('shadows') ? await shadows() : null;
const seconds = Math.round((performance.now() - begun) / 1000);
console.log(
  JSON.stringify(
    { benchmark: 'cache', ...machine(), seconds, community, shadows: shadowed, missing },
    null,
    2,
  ),
);
if (missing.length > 0) process.exitCode = 1;
