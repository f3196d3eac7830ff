/**
 * 10,000 paid calls of 8 processes on each store: reported once and twice, silent, failing, aborted,
 * hanging, killed, with clocks that jump over midnight and the end of a month, while an observer looks.
 * Exits 1 where a limit was passed, a call was counted wrongly or a hold was lost, and where fewer than
 * 99 % of the calls were admitted that one process would admit, one call after the other.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openPostgresStore, openSqliteStore, silentTelemetry } from '@echotune/data';
import { temporaryHome } from '../tests/kit/echotune.ts';
import { temporaryDatabase } from '../tests/kit/postgres.ts';
import { type StormCounters, type StormStore, stormSpending } from '../tests/kit/spending-storm.ts';
import { machine } from './kit/machine.ts';

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '10000' },
    callers: { type: 'string', default: '8' },
    kills: { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
    store: { type: 'string', default: 'both' },
  },
});
const plan = {
  ...{ calls: Number(values.calls), callers: Number(values.callers), atOnce: 2 },
  ...{ kills: Number(values.kills), seed: Number(values.seed) },
};
const options = { clock: () => Date.now(), clocks: new Map(), telemetry: silentTelemetry };

interface Run extends StormCounters {
  readonly store: 'sqlite' | 'postgres';
  readonly seconds: number;
}

async function run(store: Run['store'], at: StormStore): Promise<Run> {
  const opened =
    'file' in at
      ? await openSqliteStore({ ...at, ...options })
      : await openPostgresStore({ ...at, ...options });
  try {
    const begun = performance.now();
    const counters = await stormSpending(opened, at, plan);
    return { store, seconds: Math.round((performance.now() - begun) / 1000), ...counters };
  } finally {
    await opened.close();
  }
}

async function onSqlite(): Promise<Run> {
  const { home, remove } = await temporaryHome();
  try {
    return await run('sqlite', { file: join(home, 'echotune.sqlite') });
  } finally {
    await remove();
  }
}

async function onPostgres(): Promise<Run> {
  const { url, remove } = await temporaryDatabase();
  try {
    return await run('postgres', { url });
  } finally {
    await remove();
  }
}

const runs: Run[] = [];
if (values.store !== 'postgres') runs.push(await onSqlite());
if (values.store !== 'sqlite') runs.push(await onPostgres());
console.log(JSON.stringify({ benchmark: 'budget', ...machine(), ...plan, runs }, null, 2));
console.table(runs.map(({ wrongLines: _, ...counters }) => counters));
const holds = ({ admitted, oracle, samples, ...run }: Run) =>
  admitted >= 0.99 * oracle &&
  samples > 0 &&
  run.overspent + run.miscounted + run.missing + run.unreconciled + run.unsound === 0;
if (!runs.every(holds)) process.exitCode = 1;
