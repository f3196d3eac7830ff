/**
 * What everything costs one listener as the store grows: every read of the API, and the writes that can be
 * made again, with `--own` plays of the listener's alone and with `--plays` of many like them (as many each), on
 * `--store sqlite|postgres|both`. Two real servers are asked by turns, `--rounds` each; exits 1 where a time has
 * more than doubled and the difference is above `--floor` ms, twice in a row. `--home` keeps the folders (and,
 * with `--database` of two addresses, the databases) for the next run; `--only` takes names of operations.
 * `--json` says it all.
 */
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { temporaryHome } from '../tests/kit/echotune.ts';
import { temporaryDatabase } from '../tests/kit/postgres.ts';
import { type Compared, compare, type Operation } from './growth/compare.ts';
import { leftOut, readsOf } from './growth/reads.ts';
import { seedHome } from './growth/seed.ts';
import { Side } from './growth/side.ts';
import { makeThings } from './growth/things.ts';
import { writes } from './growth/writes.ts';
import { machine } from './kit/machine.ts';

const { values } = parseArgs({
  options: {
    plays: { type: 'string', default: '10000000' },
    own: { type: 'string', default: '100000' },
    songs: { type: 'string', default: '20000' },
    store: { type: 'string', default: 'both' },
    rounds: { type: 'string', default: '7' },
    floor: { type: 'string', default: '5' },
    only: { type: 'string' },
    home: { type: 'string' },
    database: { type: 'string', multiple: true },
    json: { type: 'boolean', default: false },
  },
});
const own = Number(values.own);
const floorMs = Number(values.floor);
const rounds = Number(values.rounds);
const stores = values.store === 'both' ? (['sqlite', 'postgres'] as const) : [values.store];

/** What may grow with what everybody has played, by store: shown, measured once, and not judged. */
const ofEverybody: Readonly<Record<string, readonly [operation: string, why: string][]>> = {
  sqlite: [['forgetListener', 'has the whole file rewritten, so that nothing can be read from it']],
  any: [['addDecision, one song', 'mends the history of everybody who has played both']],
};

const undoing: (() => Promise<void>)[] = [];

async function databaseFor(store: string, nth: number): Promise<string> {
  if (store === 'sqlite') return '';
  const given = values.database?.[nth];
  if (given !== undefined) return given;
  const { url, remove } = await temporaryDatabase();
  undoing.unshift(remove);
  return url;
}

async function homeFolder(): Promise<string> {
  if (values.home !== undefined) return values.home;
  const { home, remove } = await temporaryHome();
  undoing.unshift(remove);
  return home;
}

/** Every operation that is compared. */
async function operationsOf(
  names: ReadonlySet<string> | null,
  home: Awaited<ReturnType<typeof opened>>,
) {
  const reads = await readsOf(home.side, home.things);
  const all: Operation[] = [
    ...reads.map(({ name }) => ({
      name,
      make: async (side: Side, things: typeof home.things) => {
        const call = (await readsFor(side, things)).get(name);
        if (call === undefined) throw new Error(`${name} is not there`);
        return call;
      },
    })),
    ...writes,
  ];
  return names === null ? all : all.filter(({ name }) => names.has(name));
}

const known = new Map<Side, Map<string, Parameters<Side['time']>[0]>>();

async function readsFor(side: Side, things: Parameters<typeof readsOf>[1]) {
  const before = known.get(side);
  if (before !== undefined) return before;
  const found = new Map((await readsOf(side, things)).map(({ name, call }) => [name, call]));
  known.set(side, found);
  return found;
}

async function opened(home: string, databaseUrl: string, listener: number) {
  const side = await Side.start(home, databaseUrl, listener);
  undoing.unshift(() => side.stop());
  return { side, things: await makeThings(side) };
}

async function measure(store: string) {
  const folder = join(await homeFolder(), store);
  const [smallUrl, bigUrl] = [await databaseFor(store, 0), await databaseFor(store, 1)];
  const [smallHome, bigHome] = [join(folder, 'small'), join(folder, `big-${values.plays}`)];
  const songs = Number(values.songs);
  const order = { songs, own, listeners: 1, modelOf: null };
  const few = await seedHome(smallHome, smallUrl, order);
  const listeners = Math.round(Number(values.plays) / own);
  const many = await seedHome(bigHome, bigUrl, { ...order, listeners, modelOf: smallHome });
  const small = await opened(smallHome, smallUrl, few.listener);
  const big = await opened(bigHome, bigUrl, many.listener);
  const only = values.only === undefined ? null : new Set(values.only.split(';'));
  const growing = new Map([...(ofEverybody[store] ?? []), ...(ofEverybody.any ?? [])]);
  const compared: Compared[] = [];
  for (const operation of await operationsOf(only, small)) {
    const mayGrow = growing.get(operation.name) ?? null;
    const once = (times: number) =>
      compare(operation, { small, big }, { rounds: times, floorMs, mayGrow });
    const first = await once(mayGrow === null ? rounds : 1);
    // The machine may have been busy with something else: what has grown has grown again.
    const told = first.grows ? await once(rounds * 2) : first;
    console.error(`${store} ${told.operation}: ${told.smallMs} ms, ${told.bigMs} ms`);
    compared.push(told);
  }
  return {
    ...{ store, plays: many.plays, seedSeconds: Math.round(many.seconds) },
    ...{ rowsPerSecond: many.rowsPerSecond, compared },
  };
}

const found: Awaited<ReturnType<typeof measure>>[] = [];
const loadBefore = loadavg()[0];
try {
  for (const store of stores) found.push(await measure(store));
} finally {
  for (const undo of undoing) await undo();
}
const grown = found.flatMap(({ store, compared }) =>
  compared.filter(({ grows }) => grows).map(({ operation }) => `${store} ${operation}`),
);
const told = {
  benchmark: 'growth',
  ...machine(),
  loadBefore,
  loadAfter: loadavg()[0],
  own,
  floorMs,
};
if (values.json) console.log(JSON.stringify({ ...told, leftOut, found, grown }, null, 2));
else
  for (const { compared } of found)
    console.table(compared, ['operation', 'smallMs', 'bigMs', 'ratio', 'mayGrow']);
if (grown.length > 0) {
  console.error(`More than twice the time: ${grown.join(', ')}`);
  process.exitCode = 1;
}
