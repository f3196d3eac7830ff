/** P(N ≥ z) of a standard normal N: relative error below 1e-12 for z ≤ 37, 0 far beyond. */
export function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z);
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z >= 3) {
    // Laplace's continued fraction, from its end.
    let rest = z;
    for (let k = 100; k > 0; k--) rest = z + k / rest;
    return density / rest;
  }
  let [term, sum] = [z, 0];
  for (let odd = 3; term > 1e-18; odd += 2) {
    sum += term;
    term *= (z * z) / odd;
  }
  return 0.5 - density * sum;
}

/** P(χ² ≥ x) with `degrees` degrees of freedom, x ≥ 0: the finite sums for odd and even ones. */
export function chiSquareTail(x: number, degrees: number): number {
  const half = x / 2;
  const isOdd = degrees % 2 === 1;
  let tail = isOdd ? 2 * normalTail(Math.sqrt(x)) : Math.exp(-half);
  let term = isOdd ? 2 * Math.sqrt(half / Math.PI) * Math.exp(-half) : half * Math.exp(-half);
  for (let k = isOdd ? 1 : 2; k < degrees; k += 2) {
    tail += term;
    term *= half / (k / 2 + 1);
  }
  return Math.min(1, tail);
}

/** 1 / (4 P(N ≥ √2)): two coins of equal weight reach it. */
const scalarFactor = 1 / (4 * normalTail(Math.SQRT2));
const vectorFactor = (2 * Math.E ** 3) / 9;

/**
 * At most P(Σ ±aᵢ ≥ z √Σaᵢ²) for fair independent signs, whatever the aᵢ and however few
 * (Bentkus and Dzindzalieta, "A tight Gaussian bound for weighted sums of Rademacher random
 * variables", Bernoulli 2015: 3.18 times the normal tail). 1 for z ≤ 0.
 */
export function signTail(z: number): number {
  return z > 0 ? Math.min(1, scalarFactor * normalTail(z)) : 1;
}

/** The smallest z with `signTail(z) ≤ miss`, for 0 < miss < 1. */
export function signQuantile(miss: number): number {
  let [low, high] = [0, 40];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (signTail(middle) <= miss) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * At most P(SᵀC⁻¹S ≥ square) for S = Σ ±dᵢ with fair independent signs and C = Σ dᵢdᵢᵀ of rank
 * `degrees`, whatever the vectors and however few (Pinelis, "Extremal probabilistic problems and
 * Hotelling's T² test under a symmetry condition", Annals of Statistics 1994: 2e³/9 = 4.46 times the
 * tail of χ²; of one dimension Bentkus and Dzindzalieta's 3.18).
 */
export function signSquareTail(square: number, degrees: number): number {
  if (degrees === 0) return 1;
  const factor = degrees === 1 ? scalarFactor : vectorFactor;
  return Math.min(1, factor * chiSquareTail(square, degrees));
}
