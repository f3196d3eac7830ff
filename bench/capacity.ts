/**
 * What EchoTune needs at a size that cannot be tried here: costs of training, answering, storing and serving are
 * measured at small sizes, drawn as lines over plays, tracks and listeners, held against larger sizes that the
 * lines were not made from (their error is told), and gone on with to `--listeners`, `--plays`, `--tracks` and
 * `--per-second` requests; how long requests wait for each other is simulated, and that is held against a real
 * server at a rate that was not used either. Costs are of this machine.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Checked, type CostLine, checkLine, costLine } from './capacity/cost-line.ts';
import type { ModelCost } from './capacity/model-child.ts';
import { type ServerCost, serverCost } from './capacity/server-costs.ts';
import { postgresCost, type StoreCost, sqliteCost } from './capacity/store-costs.ts';
import { type Needs, type Target, workOut } from './capacity/work-out.ts';
import { machine } from './kit/machine.ts';
import type { CommunitySize } from './serve/community.ts';

const { values } = parseArgs({
  options: {
    listeners: { type: 'string', default: '1e7' },
    plays: { type: 'string', default: '1e10' },
    tracks: { type: 'string', default: '1e7' },
    'per-second': { type: 'string', default: '20000' },
    'plays-per-second': { type: 'string', default: '5000' },
  },
});
const target: Target = {
  listeners: Number(values.listeners),
  plays: Number(values.plays),
  tracks: Number(values.tracks),
  perSecond: Number(values['per-second']),
  playsPerSecond: Number(values['plays-per-second']),
};

const community = (artists: number, listeners: number, playsPerMonth = 40): CommunitySize => ({
  ...{ artists, listeners, playsPerMonth },
});
/** Each grows in one way at a time, so that the lines can tell what costs what. */
const modelSizes = {
  known: [
    ...[community(100, 300), community(400, 150), community(400, 600), community(200, 300, 80)],
    ...[community(1600, 300), community(1000, 900)],
  ],
  heldBack: [community(4080, 300), community(1600, 900, 80), community(2500, 1200)],
};
const storeSizes = { known: [100_000, 200_000, 400_000], heldBack: [1_600_000] };
const serverSizes = {
  known: [community(100, 160), community(400, 160), community(1000, 160)],
  heldBack: [community(1600, 300)],
};

async function modelCost(size: CommunitySize): Promise<ModelCost> {
  const program = fileURLToPath(new URL('./capacity/model-child.ts', import.meta.url));
  const child = fork(program, { execArgv: [...process.execArgv, '--max-old-space-size=16000'] });
  child.send(size);
  // It says nothing else.
  const [cost] = (await once(child, 'message')) as [ModelCost];
  await once(child, 'exit');
  return cost;
}

async function inTurn<Size, Cost>(
  { known, heldBack }: { readonly known: readonly Size[]; readonly heldBack: readonly Size[] },
  measure: (size: Size) => Promise<Cost>,
): Promise<{ known: Cost[]; heldBack: Cost[] }> {
  const found = { known: [] as Cost[], heldBack: [] as Cost[] };
  for (const size of known) found.known.push(await measure(size));
  for (const size of heldBack) found.heldBack.push(await measure(size));
  console.error(found);
  return found;
}

type Sized = { readonly plays: number; readonly tracks?: number; readonly listeners?: number };
const checks: Record<string, readonly Checked[]> = {};

/** The line of what grows with those, and beside it what it says of the sizes that were held back. */
function drawn<Cost extends Sized>(
  name: string,
  along: readonly ('plays' | 'tracks' | 'listeners' | 'own')[],
  all: { readonly known: readonly Cost[]; readonly heldBack: readonly Cost[] },
  cost: (of: Cost) => number,
): CostLine {
  const measured = (of: Cost) => {
    const { plays, tracks = 0, listeners = 0 } = of;
    return { size: { plays, tracks, listeners, own: plays / listeners }, cost: cost(of) };
  };
  const line = costLine(along, all.known.map(measured));
  checks[name] = checkLine(line, all.heldBack.map(measured));
  return line;
}

const loadBefore = loadavg()[0];
const models = await inTurn(modelSizes, modelCost);
const sqlite = await inTurn(storeSizes, sqliteCost);
const postgres = await inTurn(storeSizes, postgresCost);
const servers = await inTurn(serverSizes, serverCost);

const storeLines = (name: string, costs: { known: StoreCost[]; heldBack: StoreCost[] }) => ({
  seconds: drawn(`${name}, seconds to take in`, ['plays'], costs, ({ seconds }) => seconds),
  bytes: drawn(`${name}, bytes`, ['plays'], costs, ({ bytes }) => bytes),
});
const all = ['plays', 'tracks', 'listeners'] as const;
const lines = {
  fitSeconds: drawn('training, seconds', all, models, ({ fitSeconds }) => fitSeconds),
  fitMiB: drawn('training, MiB', all, models, ({ peakMiB }) => peakMiB),
  modelMiB: drawn('model, MiB', ['tracks', 'plays'], models, ({ modelMiB }) => modelMiB),
  answerMs: drawn('a shelf, ms', ['tracks', 'own'], models, ({ answerMs }) => answerMs),
  requestCpuMs: drawn('a request, ms of processor time', ['tracks'], servers, ({ cpuMs }) => cpuMs),
  serverMiB: drawn('a server, MiB', ['tracks', 'plays'], servers, ({ memoryMiB }) => memoryMiB),
  sqlite: storeLines('SQLite', sqlite),
  postgres: storeLines('PostgreSQL', postgres),
};
const [small] = servers.known;
if (small === undefined) throw new Error('No server was measured');
const needs: Needs = workOut(target, {
  ...lines,
  ...{ storeSeconds: lines.postgres.seconds, storeBytes: lines.postgres.bytes },
  ...{ serviceMs: small.serviceMs, measuredTracks: small.tracks },
});
const queues = [...servers.known, ...servers.heldBack].map(
  ({ tracks, heldBackRate }: ServerCost) => ({ tracks, ...heldBackRate }),
);

const load = { loadBefore, loadAfter: loadavg()[0] };
const told = { target, lines, checks, queues, needs };
console.log(JSON.stringify({ benchmark: 'capacity', ...machine(), ...load, ...told }, null, 2));
console.table(
  Object.entries(checks).flatMap(([cost, rows]) =>
    rows.map(({ size, measured, predicted, error }) => ({
      ...{ cost, plays: size.plays, tracks: size.tracks, measured, predicted },
      error: `${Math.round(error * 100)} %`,
    })),
  ),
);
console.table(
  queues.map(({ tracks, perSecond, predicted, measured }) => ({
    ...{ tracks, perSecond },
    ...{ 'p50 foretold': predicted.p50, 'p50 measured': measured.p50 },
    ...{ 'p99 foretold': predicted.p99, 'p99 measured': measured.p99 },
  })),
);
console.table({ ...needs, waited: needs.waited.p99 });
