/**
 * The page of statistics for a listener with `--plays` over `--years`: how soon the server answers any
 * range, how soon the page is there in headless Chromium after a restart and again, and what a brush of
 * `--seconds` over the months costs the page's main thread. Build the page first (`npm start` does).
 * `--home` keeps the listener's folder for the next run.
 */
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { temporaryHome } from '../tests/kit/echotune.ts';
import { startOwned } from '../tests/kit/signed-in.ts';
import { machine } from './kit/machine.ts';
import { anyRange } from './web/any-range.ts';
import { inBrowser } from './web/brush.ts';
import { longLifeIn } from './web/long-life.ts';

const { values } = parseArgs({
  options: {
    plays: { type: 'string', default: '500000' },
    years: { type: 'string', default: '18' },
    seconds: { type: 'string', default: '5' },
    runs: { type: 'string', default: '3' },
    asked: { type: 'string', default: '20' },
    home: { type: 'string' },
  },
});
const { plays, years, seconds, runs, asked } = Object.fromEntries(
  Object.entries(values).map(([name, value]) => [name, Number(value)]),
);
// A machine that others use as well is slow, not overloaded by this.
const environment = {
  ...{ ECHOTUNE_REQUESTS_PER_MINUTE: '0', ECHOTUNE_MOST_DELAY_MS: '0', DATABASE_URL: '' },
};
const { home: folder, remove } = await temporaryHome();
const home = values.home ?? join(folder, 'home');

async function onServer<T>(work: (server: Awaited<ReturnType<typeof startOwned>>) => Promise<T>) {
  const server = await startOwned(home, environment);
  // Whatever becomes of this process, its server ends with it.
  process.once('exit', () => server.child.kill('SIGKILL'));
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

try {
  await longLifeIn(home, { plays: plays ?? 0, years: years ?? 0 });
  const loadBefore = loadavg()[0];
  const server = await onServer((one) => anyRange(one, years ?? 0, asked ?? 0));
  const page = await onServer(({ address }) => inBrowser(address, seconds ?? 0, runs ?? 0));
  const load = { loadBefore, loadAfter: loadavg()[0] };
  const result = { plays, years, server, page };
  console.log(
    JSON.stringify({ benchmark: 'web-statistics', ...machine(), ...load, ...result }, null, 2),
  );
  console.table(server.ms);
} finally {
  await remove();
}
