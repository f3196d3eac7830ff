/**
 * How drift, canaries and promotions are judged, in simulated communities: false alarms a month where nothing
 * drifts (`--months` of them in small communities, as many as `--seconds` allow in large ones), days until what
 * drifts is noticed, errors and length of canaries, hours until a bad model is rolled back. Exits 1 where a
 * promise is broken.
 */
import { parseArgs } from 'node:util';
import { canaries, canaryPlan } from './drift/canaries.ts';
import { type Months, months } from './drift/months.ts';
import { brokenPromises } from './drift/promises.ts';
import { guardPlan, rollbacks } from './drift/rollbacks.ts';
import { delayTable, shiftedMonths } from './drift/shifts.ts';
import { plan } from './drift/watch.ts';
import { machine } from './kit/machine.ts';

const { values } = parseArgs({
  options: {
    months: { type: 'string', default: '2000' },
    seconds: { type: 'string', default: '120' },
    runs: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
  },
});
const count = Number(values.months);
const seed = Number(values.seed);
const large = [1000, 10_000, 100_000];

/** In one large community, for its part of the time. */
function largeMonths(listeners: number): Months {
  const endsAt = performance.now() + (Number(values.seconds) / large.length) * 1000;
  const mayGoOn = () => performance.now() < endsAt;
  return months({ listeners, seed }, {}, { count, mayGoOn });
}

/** What is rare is looked for in small communities; large ones have a part of the runs. */
const sizes = [
  { listeners: 50, part: 1 },
  { listeners: 200, part: 1 },
  { listeners: 1000, part: 0.2 },
  { listeners: 10_000, part: 0.02 },
];

const effects = [
  { change: 0, spread: 0 },
  { change: 0, spread: 0.3 },
  { change: 0.1, spread: 0.1 },
  { change: 0.25, spread: 0.1 },
  { change: -0.1, spread: 0.1 },
  { change: -0.25, spread: 0.1 },
  { change: -0.5, spread: 0.1 },
];

const steady = [50, 200].map((listeners) => months({ listeners, seed }, {}, { count }));
const growing = [200].map((listeners) =>
  months({ listeners, seed, grows: true }, {}, { count: count / 2 }),
);
const stationary = [...steady, ...large.map(largeMonths)];
const shifted = sizes.flatMap(({ listeners, part }) => shiftedMonths(listeners, 200 * part, seed));
const canaryRuns = sizes.flatMap(({ listeners, part }) =>
  effects.map((effect) => {
    const runs = (effect.change === 0 ? 1 : 0.2) * Number(values.runs) * part;
    return canaries(listeners, effect, { runs: Math.ceil(runs), seed });
  }),
);
const rollbackRuns = sizes.flatMap(({ listeners, part }) =>
  [0, 0.3, 0.5].map((loss) => {
    const runs = (loss === 0 ? 1 : 0.2) * Number(values.runs) * part;
    return rollbacks(listeners, loss, { runs: Math.ceil(runs), seed });
  }),
);
const found = { stationary: [...stationary, ...growing], shifted, canaries: canaryRuns };
const broken = brokenPromises({ ...found, rollbacks: rollbackRuns });
const head = { benchmark: 'drift', ...machine(), seed, plan, canaryPlan, guardPlan };
const counters = { stationary, growing, shifted, canaries: canaryRuns, rollbacks: rollbackRuns };
console.log(JSON.stringify({ ...head, ...counters, broken }, null, 2));
console.log('Months with a false alarm, and what an index above .1 would have said');
console.table(
  found.stationary.map(({ first: _, medianDays: __, ...row }, at) => ({
    ...row,
    community: at < stationary.length ? 'stationary' : 'growing',
  })),
);
console.log('Days until half of the shifts are noticed (share noticed within 31 days)');
console.table(delayTable(shifted));
console.log('Canaries: what became of them, and after how many days');
console.table(canaryRuns.map(({ effect, ...row }) => ({ ...effect, ...row })));
console.log('Hours from a promotion at midnight to the rollback, in a week');
console.table(rollbackRuns);
for (const promise of broken) console.error(`broken: ${promise}`);
if (broken.length > 0) process.exitCode = 1;
