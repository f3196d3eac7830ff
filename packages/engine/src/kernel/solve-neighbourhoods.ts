import type { Csr } from '../matrix/csr.ts';
import type { KernelPool } from './pool.ts';

/** Least squares of each item among its neighbours; `packages/engine/kernels/local.ts` says of what. */
export interface Neighbourhoods {
  /** Cells of the Gram matrix by item, columns ascending. */
  readonly gram: Csr;
  /** By item: its diagonal, with the ridge. */
  readonly ridged: Float64Array;
  /** By item: c, where c_a c_b stands in for a cell that is not there. */
  readonly common: Float64Array;
}

/** Items a thread takes at a time: it clears a place for every item of the catalogue first. */
const usualChunk = 256;

/** What each neighbour says of a row's item, by cell. */
export function solveNeighbourhoods(
  pool: KernelPool,
  { gram, ridged, common }: Neighbourhoods,
  chunk = usualChunk,
): Float64Array {
  const { rowCount, rowStarts, columns, values } = gram;
  const lengths = rowStarts.subarray(1).map((end, item) => end - rowStarts[item]!);
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  pool.needScratch(4 * (rowCount + 4) + 12 * (longest + 4) + 4 * longest ** 2);
  const solved = pool.floats(values.length);
  pool.run('solveNeighbourhoods', rowCount, chunk, [
    ...[pool.place(rowStarts), pool.place(columns)],
    ...[values, ridged, common].map((column) => pool.place(Float32Array.from(column))),
    ...[rowCount, solved],
  ]);
  return Float64Array.from(pool.view(solved, values.length));
}
