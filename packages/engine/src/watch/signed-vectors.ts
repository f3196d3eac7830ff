import { signSquareTail } from './tails.ts';

export interface Agreement {
  /** SᵀC⁻¹S of all dimensions together, at most the number of vectors. */
  readonly square: number;
  /** Rank of C: dimensions that the vectors tell apart. */
  readonly degrees: number;
  /** The square of the dimension that agrees most, by itself. */
  readonly largest: number;
  /** At most how often fair coins would agree as well. */
  readonly p: number;
}

/** With fewer vectors a dimension no agreement of signs would be rare enough to notice. */
export const listenersPerDimension = 10;

/** What is left of a dimension's squares that others already tell; less is rounding. */
const tinyShare = 1e-9;

/**
 * Whether vectors point the same way more than chance turns them: Hotelling's T² without its normal
 * distribution. Of each vector only the sign is left to chance, so p holds for any number of vectors and
 * any lengths; `signSquareTail` is the proof. Half of it is spent on all dimensions together, which sees
 * what moved a little everywhere, and half on the one that moved most.
 */
export class SignedVectors {
  private readonly width: number;
  private readonly sum: Float64Array;
  private readonly squares: Float64Array;

  constructor(width: number) {
    this.width = width;
    this.sum = new Float64Array(width);
    this.squares = new Float64Array(width * width);
  }

  /** Adds a vector times a weight. */
  add(vector: ArrayLike<number>, weight: number): void {
    const { width, squares } = this;
    for (let i = 0; i < width; i++) {
      const value = weight * vector[i]!;
      if (value === 0) continue;
      this.sum[i]! += value;
      for (let j = 0; j <= i; j++) squares[i * width + j]! += value * weight * vector[j]!;
    }
  }

  /** Cholesky's factorisation and forward substitution in one, past the dimensions that say nothing new. */
  agreement(): Agreement {
    const { width, squares } = this;
    const factor = new Float64Array(width * width);
    const solved = new Float64Array(width);
    let [square, degrees, largest] = [0, 0, 0];
    for (let i = 0; i < width; i++) {
      let value = this.sum[i]!;
      if (value !== 0) largest = Math.max(largest, value ** 2 / squares[i * width + i]!);
      for (let j = 0; j <= i; j++) {
        let rest = squares[i * width + j]!;
        for (let k = 0; k < j; k++) rest -= factor[i * width + k]! * factor[j * width + k]!;
        const pivot = factor[j * width + j]!;
        if (j < i) factor[i * width + j] = pivot === 0 ? 0 : rest / pivot;
        else if (rest > tinyShare * squares[i * width + i]!)
          factor[i * width + i] = Math.sqrt(rest);
      }
      const pivot = factor[i * width + i]!;
      if (pivot === 0) continue;
      for (let k = 0; k < i; k++) value -= factor[i * width + k]! * solved[k]!;
      solved[i] = value / pivot;
      square += solved[i]! ** 2;
      degrees += 1;
    }
    const together = signSquareTail(square, degrees);
    const alone = width * signSquareTail(largest, 1);
    const p = degrees > 1 ? Math.min(1, 2 * Math.min(together, alone)) : together;
    return { square, degrees, largest, p };
  }
}
