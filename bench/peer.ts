/**
 * Alternating least squares against the C++ peer: seconds until the objective that the peer reaches after
 * 15 iterations, on the matrices of `../shared/data/peer`. Setting up is counted, measuring the objective
 * is not. The table's ratio is ours by the peer's on its machine; machines differ, so the kernels' rate
 * stands beside it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { AlternatingSquares, type Csr, csrFromTriplets, KernelPool } from '@echotune/engine';
import { readLog } from '@echotune/service';
import { machine } from './kit/machine.ts';
import { objective } from './peer/objective.ts';

interface PeerRun {
  readonly matrix: string;
  readonly factors: number;
  readonly alpha: number;
  readonly regularization: number;
  readonly secondsPerIteration: readonly number[];
  readonly objective: readonly number[];
}

const data = fileURLToPath(new URL('../../shared/data/', import.meta.url));
const file = `${data}peer/implicit-als.json`;
const mostSweeps = 40;
const { values } = parseArgs({ options: { runs: { type: 'string', default: '3' } } });

async function binary(matrix: string): Promise<Csr> {
  const { plays } = await readLog(`${data}${matrix}/train.csv.gz`);
  const seen = new Map<number, readonly [number, number]>();
  for (let owner = 0; owner < plays.listenerCount; owner++) {
    for (let at = plays.offsets[owner]!; at < plays.offsets[owner + 1]!; at++) {
      seen.set(owner * plays.itemCount + plays.items[at]!, [owner, plays.items[at]!]);
    }
  }
  const cells = [...seen.values()];
  return csrFromTriplets(plays.listenerCount, plays.itemCount, {
    rows: cells.map(([row]) => row),
    columns: cells.map(([, column]) => column),
    values: new Float64Array(cells.length).fill(1),
  });
}

function measure(ones: Csr, run: PeerRun, seed: number) {
  const cells = { ...ones, values: ones.values.map(() => run.alpha - 1) };
  const ridge = (length: number) => new Float32Array(length).fill(run.regularization);
  const goal = run.objective.at(-1) ?? 0;
  const pool = new KernelPool(availableParallelism());
  try {
    const begun = performance.now();
    const problem = {
      ...{ cells, unobserved: 1 },
      ...{ rowRidge: ridge(cells.rowCount), columnRidge: ridge(cells.columnCount) },
    };
    const als = new AlternatingSquares(pool, problem, { factors: run.factors, steps: 2, seed });
    let spentMs = performance.now() - begun;
    for (let sweep = 1; sweep <= mostSweeps; sweep++) {
      const from = performance.now();
      als.sweep();
      spentMs += performance.now() - from;
      if (objective(cells, als, run) <= goal) return { sweeps: sweep, seconds: spentMs / 1000 };
    }
    throw new Error(`${run.matrix}, d = ${run.factors}: the peer's objective was not reached`);
  } finally {
    pool.close();
  }
}

if (!existsSync(file)) {
  console.error(`Skipped: ${file} is missing.`);
  process.exit(0);
}
const { runs }: { runs: readonly PeerRun[] } = JSON.parse(readFileSync(file, 'utf8'));
const rows = [];
for (const run of runs) {
  const cells = await binary(run.matrix);
  const ours = Array.from({ length: Number(values.runs) }, (_, nth) =>
    measure(cells, run, nth + 1),
  );
  const median = ours.toSorted((a, b) => a.seconds - b.seconds)[ours.length >> 1];
  const peer = run.secondsPerIteration.reduce((sum, one) => sum + one, 0);
  rows.push({
    ...{ matrix: run.matrix, factors: run.factors, cells: cells.columns.length },
    ...{ sweeps: median?.sweeps, seconds: median?.seconds, peerSeconds: peer },
    ratio: (median?.seconds ?? Number.NaN) / peer,
  });
}
console.log(JSON.stringify({ benchmark: 'peer', ...machine(), rows }, null, 2));
console.table(rows);
