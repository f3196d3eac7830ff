/**
 * Mixed load for `--minutes` at 70 % of the rate that a server holds (found first, or `--rate` a second),
 * with a restart in the middle. Counts errors beyond the restart's own, follows the memory, and looks in
 * the store for every play that was acknowledged. Exits 1 where one of them is not as it must be.
 */
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { temporaryHome } from '../tests/kit/echotune.ts';
import { freePort } from '../tests/kit/free-port.ts';
import { machine } from './kit/machine.ts';
import { type Due, quantile, sendAll, wasAnswered } from './kit/open-loop.ts';
import { communityIn } from './serve/community.ts';
import { serverOf, startServer } from './serve/over-http.ts';
import { findRate, mixed } from './serve/rates.ts';
import { Traffic } from './serve/traffic.ts';
import { checkPlays } from './soak/check-plays.ts';
import { watchMemory } from './soak/watch-memory.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    rate: { type: 'string' },
    artists: { type: 'string', default: '4080' },
    listeners: { type: 'string', default: '930' },
    'plays-per-month': { type: 'string', default: '55' },
    home: { type: 'string' },
  },
});
const share = 0.7;
/** What a server that holds its load lets 99 of 100 requests wait; past it, it turns them away. */
const mostDelayMs = 100;
const hourMs = 3_600_000;
const totalMs = Number(values.minutes) * 60_000;

const { home: folder, remove } = await temporaryHome();
const home = values.home ?? join(folder, 'home');
const community = await communityIn(home, {
  artists: Number(values.artists),
  listeners: Number(values.listeners),
  playsPerMonth: Number(values['plays-per-month']),
});
const port = await freePort();
const traffic = new Traffic(community, Date.now() - 6 * hourMs);
let started = await startServer(home, port);
// Whatever becomes of this process, its server ends with it.
process.on('exit', () => started.child.kill('SIGKILL'));
const server = serverOf(started);

async function foundRate(): Promise<number> {
  const search = { from: 25, most: 1600, p99Limit: mostDelayMs };
  const { held } = await findRate(search, (perSecond) => mixed(server, traffic, { perSecond }));
  if (held === 0) throw new Error('No rate is held: the machine is busy. Give one with --rate.');
  return held;
}

/** What a restart costs its users: until there is a recommendation again. */
async function answering(): Promise<void> {
  for (;;) {
    const asked = traffic.recommendations(0).request();
    const status = await server.client.request(asked).then(
      async ({ statusCode, body }) => {
        await body.dump();
        return statusCode;
      },
      () => 0,
    );
    if (status === 200) return;
    await wait(100);
  }
}

// Profiles read, code compiled.
await mixed(server, traffic, { perSecond: 20 });
const found = values.rate === undefined ? await foundRate() : Number(values.rate);
const perSecond = Math.round(found * share);

function* dues(): Generator<Due> {
  for (let n = 0; (n * 1000) / perSecond < totalMs; n += 1) {
    yield { atMs: (n * 1000) / perSecond, ...traffic.any() };
  }
}

const loadBefore = loadavg()[0];
const begun = performance.now();
const sinceBegun = () => performance.now() - begun;
const sending = sendAll(server.client, dues());
const before = watchMemory(server.pid);
await wait(totalMs / 2);
const restart = { fromMs: sinceBegun(), toMs: 0 };
const memoryBefore = before.stop();
await started.stop();
started = await startServer(home, port);
await answering();
restart.toMs = sinceBegun();
const after = watchMemory(serverOf(started).pid);
const samples = await sending;
const memoryAfter = after.stop();
await server.client.close();
await started.stop();

const failed = samples.filter((sample) => !wasAnswered(sample));
const isRestarts = ({ atMs, ms }: (typeof failed)[number]) =>
  atMs <= restart.toMs && atMs + ms >= restart.fromMs;
const errors = failed.filter((sample) => !isRestarts(sample));
const calm = samples.filter((sample) => !isRestarts(sample)).map(({ ms }) => ms);
const plays = checkPlays(home, traffic.acknowledged());
const result = {
  ...{ minutes: Number(values.minutes), foundPerSecond: found, perSecond },
  ...{ requests: samples.length, errors: errors.length },
  errorStatuses: [...new Set(errors.map(({ status }) => status))],
  restart: {
    seconds: (restart.toMs - restart.fromMs) / 1000,
    refused: failed.length - errors.length,
  },
  ...{ p50: quantile(calm, 0.5), p99: quantile(calm, 0.99) },
  plays,
  memory: { before: memoryBefore, after: memoryAfter },
};
const load = { loadBefore, loadAfter: loadavg()[0] };
console.log(JSON.stringify({ benchmark: 'soak', ...machine(), ...load, ...result }, null, 2));
console.table({ 'before the restart': memoryBefore, 'after it': memoryAfter });
console.table({ requests: samples.length, errors: errors.length, ...plays });
await remove();
if (errors.length + plays.lost + plays.doubled > 0) process.exitCode = 1;
