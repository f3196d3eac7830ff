/** Simulated requests a second and hit ratios of every eviction policy on made-up requests, one thread. */
import { evictionPolicies, hitRatio, servedInAll, simulate } from '@echotune/engine';
import { madeUpRequests } from '../tests/kit/made-up-requests.ts';
import { machine } from './kit/machine.ts';

const requests = 1_000_000;
const tries = 3;
const trace = madeUpRequests({
  ...{ seed: 1, requests, objects: 100_000, days: 14 },
  scans: { every: 90_000, length: 10_000 },
  shifts: { every: 250_000, share: 0.3 },
});
/** A twentieth of what is asked for over and over. */
const capacity = 4096 * 5000;

const results = ([...evictionPolicies, 'belady'] as const).map((policy) => {
  const runs = Array.from({ length: tries }, () => {
    const begun = performance.now();
    const served = servedInAll(simulate(trace, { policy, capacity }));
    return { ms: performance.now() - begun, hitRatio: hitRatio(served) };
  });
  const fastest = Math.min(...runs.map(({ ms }) => ms));
  return {
    policy,
    millionsASecond: Number((requests / fastest / 1000).toFixed(2)),
    hitRatio: Number(runs[0]?.hitRatio.toFixed(4)),
  };
});
console.log(
  JSON.stringify({ benchmark: 'cache-policies', ...machine(), requests, results }, null, 2),
);
console.table(results);
