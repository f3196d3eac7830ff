/**
 * Three servers and two workers behind a load balancer, on PostgreSQL and Redis, each with a home of its own: throughput
 * with one, two and three servers; one process killed every ten seconds for `--minutes`; the next release, with
 * a migration, put in place under load; a budget and a key's requests spent through all of them at once; who
 * leads, all the while. Exits 1 where an acknowledged play is lost or doubled, a request fails that no killed
 * process had, a limit is passed, two lead, or a job is lost. `--rate` requests a second.
 */
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../bin/set-up.js';
import { checkPlays } from './cluster/check-plays.ts';
import { requestTogether, spendTogether } from './cluster/hold-limits.ts';
import { loadDuring, type Throughput, throughputOf } from './cluster/loads.ts';
import { nextMigration, writeNextRelease } from './cluster/next-release.ts';
import { jobsLost, killInTurns, upgradeInTurns } from './cluster/operate.ts';
import { openStage } from './cluster/stage.ts';
import { watchLeaders } from './cluster/watch-leaders.ts';
import { machine } from './kit/machine.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '2' },
    rate: { type: 'string', default: '60' },
    seconds: { type: 'string', default: '12' },
    artists: { type: 'string', default: '400' },
    listeners: { type: 'string', default: '200' },
    'plays-per-month': { type: 'string', default: '40' },
  },
});
const perSecond = Number(values.rate);
const release = join(root, 'packages');

const loadBefore = loadavg()[0];
await using stack = new AsyncDisposableStack();
const stage = await openStage(stack, {
  artists: Number(values.artists),
  listeners: Number(values.listeners),
  playsPerMonth: Number(values['plays-per-month']),
});
const { community, cluster, store, database, traffic } = stage;
const load = { ...stage, perSecond };

const throughput: Throughput[] = [];
for (const name of ['server-1', 'server-2', 'server-3']) {
  await cluster.start(name, release);
  throughput.push(await throughputOf(stage, Number(values.seconds)));
  console.error(throughput.at(-1));
}
for (const name of ['worker-1', 'worker-2']) await cluster.start(name, release);
const leaders = watchLeaders(cluster, database);

const killing = await loadDuring(load, () =>
  killInTurns(cluster, store, release, Number(values.minutes)),
);
console.error(killing);
const next = writeNextRelease(join(stage.folder, 'next'));
const upgrading = await loadDuring(load, async () => {
  await upgradeInTurns(cluster, { from: release, to: next });
  return [];
});
const migration = await database.query('select 1 from kysely_migration where name = $1', [
  nextMigration,
]);
console.error(upgrading);

const spending = await spendTogether(stage);
const requests = await requestTogether(stage);
const led = await leaders.stop();
const lostJobs = await jobsLost(store);
const plays = await checkPlays(database, traffic.acknowledged());
const unsound = await store.check();

const isMigrated = migration.rowCount === 1;
const result = {
  ...{ plays: community.plays, tracks: community.tracks, perSecond, throughput },
  ...{ killing, upgrading: { isMigrated, ...upgrading }, spending, requests, leaders: led },
  ...{ acknowledged: plays, lostJobs, unsound },
};
const loads = { loadBefore, loadAfter: loadavg()[0] };
console.log(JSON.stringify({ benchmark: 'cluster', ...machine(), ...loads, ...result }, null, 2));
console.table(throughput);
console.table({ killing, upgrading }, ['kills', 'requests', 'p50', 'p99', 'cut', 'errors']);
console.table({ ...plays, lostJobs, unsound: unsound.length });
const isHeld =
  throughput.every(({ failed }) => failed === 0) &&
  killing.errors + upgrading.errors + plays.lost + plays.doubled + lostJobs === 0 &&
  led.twoLeaders + led.termsShared + led.agentsDoubled + spending.overspent === 0 &&
  unsound.length === 0 &&
  isMigrated &&
  spending.spentUsd <= spending.limitUsd &&
  requests.letIn <= requests.most;
if (!isHeld) process.exitCode = 1;
