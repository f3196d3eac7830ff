import { signQuantile } from './tails.ts';

/** Effects that chance does not exclude. */
export interface EffectInterval {
  readonly low: number;
  readonly high: number;
}

/**
 * One effect δ that all listeners share, judged by signs alone: if δ is the true one, Σ ±(aᵢ − δbᵢ) is a
 * sum with fair independent signs, for which `signTail` holds without any further assumption. p-values and
 * intervals are therefore right for any number of listeners, whatever their outcomes are distributed like
 * and however those of one listener hang together.
 */
export class SignedEffect {
  private a = 0;
  private b = 0;
  private aa = 0;
  private ab = 0;
  private bb = 0;

  /** `sign` is what chance decided (1 or −1), `a` and `b` are what it left alone. */
  add(sign: number, a: number, b: number): void {
    this.a += sign * a;
    this.b += sign * b;
    this.aa += a * a;
    this.ab += a * b;
    this.bb += b * b;
  }

  /** The effect that the signs fit best; 0 where nothing is known. */
  estimate(): number {
    return this.b > 0 ? this.a / this.b : 0;
  }

  /** How far the sum is from 0, in standard deviations, were there no effect. */
  deviation(): number {
    return this.aa > 0 ? this.a / Math.sqrt(this.aa) : 0;
  }

  /**
   * Each end is passed by the true effect with probability `miss` at most. Infinite ends where there are too
   * few listeners to exclude anything.
   */
  interval(miss: number): EffectInterval {
    // (A − δB)² ≤ z² Σ(a − δb)² is a quadratic inequality in δ.
    const limit = signQuantile(miss) ** 2;
    const square = this.b ** 2 - limit * this.bb;
    const middle = this.a * this.b - limit * this.ab;
    const rest = this.a ** 2 - limit * this.aa;
    if (!(square > 0)) return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
    const radius = Math.sqrt(Math.max(0, middle ** 2 - square * rest));
    return { low: (middle - radius) / square, high: (middle + radius) / square };
  }
}
