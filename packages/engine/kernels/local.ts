import { factorAndSolve } from './cholesky';
import { addRow } from './dense';

/**
 * Least squares of each row's item among its neighbours, from a sparse Gram matrix G: for item j with
 * cells k of columns N, b solves (Ĝ_NN + diag(ridge)) b = G_Nj, where Ĝ is G on its cells, `ridged`
 * (G_ii + ridge_i) on the diagonal, and elsewhere `common`_a · `common`_b, what popularity alone would make
 * of the pair. The cell of a and b may be in either row.
 *
 * `starts` and `columns` are int32, `gram` float32 by cell, `ridged` and `common` float32 by item; b is
 * written into `solved` by cell. Scratch: an int32 for each of `items`, three rows and a matrix of the
 * longest row here, rounded up to 16 bytes.
 */
export function solveNeighbourhoods(
  from: i32,
  to: i32,
  scratch: usize,
  starts: usize,
  columns: usize,
  gram: usize,
  ridged: usize,
  common: usize,
  items: i32,
  solved: usize,
): void {
  const places = scratch;
  const commons = scratch + ((((<usize>items) << 2) + 15) & ~15);
  memory.fill(places, 0, <usize>items << 2);
  for (let item = from; item < to; item++) {
    const first = <usize>load<i32>(starts + (<usize>item << 2));
    const n = <usize>load<i32>(starts + (<usize>item << 2), 4) - first;
    const own = columns + (first << 2);
    const wide = ((n << 2) + 15) & ~15;
    const row = commons + wide;
    const z = row + wide;
    const matrix = z + wide;
    memory.fill(commons, 0, wide);
    for (let a: usize = 0; a < n; a++) {
      const other = <usize>load<i32>(own + (a << 2)) << 2;
      // Places count from 1: 0 is nobody's.
      store<i32>(places + other, <i32>a + 1);
      store<f32>(commons + (a << 2), load<f32>(common + other));
    }
    for (let a: usize = 0; a < n; a++) {
      memory.fill(row, 0, wide);
      addRow(row, commons, load<f32>(commons + (a << 2)), wide);
      const other = <usize>load<i32>(own + (a << 2)) << 2;
      store<f32>(row + (a << 2), load<f32>(ridged + other));
      memory.copy(matrix + a * (n << 2), row, n << 2);
    }
    for (let a: usize = 0; a < n; a++) {
      const other = <usize>load<i32>(own + (a << 2)) << 2;
      const end = <usize>load<i32>(starts + other, 4);
      for (let cell = <usize>load<i32>(starts + other); cell < end; cell++) {
        const b = <usize>load<i32>(places + (<usize>load<i32>(columns + (cell << 2)) << 2));
        if (b == 0) continue;
        // Cholesky reads what is left of the diagonal.
        const down = max(a, b - 1);
        const across = min(a, b - 1);
        store<f32>(matrix + ((down * n + across) << 2), load<f32>(gram + (cell << 2)));
      }
    }
    memory.copy(z, gram + (first << 2), n << 2);
    factorAndSolve(matrix, z, n);
    memory.copy(solved + (first << 2), z, n << 2);
    for (let a: usize = 0; a < n; a++) {
      store<i32>(places + (<usize>load<i32>(own + (a << 2)) << 2), 0);
    }
  }
}
