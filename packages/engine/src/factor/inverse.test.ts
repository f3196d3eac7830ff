import { expect, it } from 'vitest';
import { KernelPool } from '../kernel/pool.ts';
import { seededRandom } from '../random.ts';
import { inverseWidth, invert } from './inverse.ts';

it.each([1, 7, 64, 65, 150])('a matrix of %i rows times its inverse is the identity', (n) => {
  const random = seededRandom(n);
  const factors = Float64Array.from({ length: n * n }, () => random() - 0.5);
  const width = inverseWidth(n);
  const matrix = new Float32Array(n * width);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let sum = i === j ? 1 : 0;
      for (let k = 0; k < n; k++) sum += factors[i * n + k]! * factors[j * n + k]!;
      matrix[i * width + j] = sum;
    }
  }
  const pool = new KernelPool(2);
  const address = pool.place(matrix);
  const fractions: number[] = [];
  invert(pool, address, n, (fraction) => fractions.push(fraction));
  const inverse = pool.view(address, n * width).slice();
  pool.close();
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let k = 0; k < n; k++) sum += matrix[i * width + k]! * inverse[k * width + j]!;
      expect(Math.abs(sum - (i === j ? 1 : 0))).toBeLessThan(1e-3);
    }
  }
  expect(fractions.length).toBe(Math.ceil(n / 64));
});
