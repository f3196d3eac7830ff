import { EngineError } from '../error.ts';
import { type MidRanks, midRanks } from './mid-ranks.ts';
import { beyondRounding } from './rounding.ts';
import { listenersPerDimension, SignedVectors } from './signed-vectors.ts';
import { voiceOf } from './voice.ts';

/** Parallel columns: whose value (0 … listeners − 1), and the value (a score, an age in days, a length). */
export interface ListenerValues {
  readonly listeners: ArrayLike<number>;
  readonly values: ArrayLike<number>;
}

/** Two windows of the same length that hold the same days of the week. */
export interface ValueWindows {
  readonly listenerCount: number;
  readonly reference: ListenerValues;
  readonly current: ListenerValues;
}

export interface ValueDrift {
  /** Who has values in either window. */
  readonly listeners: number;
  /** At most how often chance alone shows as much. */
  readonly p: number;
  /** Kolmogorov and Smirnov's: the largest gap between the shares below one value, 0 … 1. */
  readonly distance: number;
  /** NaN of no values. */
  readonly referenceMedian: number;
  readonly currentMedian: number;
}

/** Place, spread, lean and tails. */
const degree = 4;

/**
 * Whether the values that listeners' plays have are distributed otherwise in the current window than in the
 * reference: Neyman's smooth test ("Smooth test for goodness of fit", 1937) of two samples. Each value becomes
 * its rank among all (ties share one), each rank the first four Legendre polynomials, and `SignedVectors` judges
 * whether listeners' sums of those moved together. The unit is the listener, as in `kindDrift`, which says what
 * is assumed. Kolmogorov and Smirnov's own p-value would need independent values and no ties.
 *
 * O(values · log values). Throws EngineError `shape-mismatch`, and `bad-number` for a value that is NaN.
 */
export function valueDrift({ listenerCount, reference, current }: ValueWindows): ValueDrift {
  const ranks = midRanks(checked(reference, listenerCount), checked(current, listenerCount));
  const moments = new Moments(listenerCount);
  moments.addAll(reference, ranks, -1);
  moments.addAll(current, ranks, 1);
  const listeners = moments.listeners();
  const { distance, referenceMedian, currentMedian } = ranks;
  return { listeners, p: moments.judged(listeners).p, distance, referenceMedian, currentMedian };
}

/** For each listener the sum of each polynomial and of 1: over both windows, and what the later has more. */
class Moments {
  private readonly width = degree + 1;
  private readonly both: Float64Array;
  private readonly more: Float64Array;
  private readonly powers = new Float64Array(this.width);

  constructor(listenerCount: number) {
    this.both = new Float64Array(listenerCount * this.width);
    this.more = new Float64Array(listenerCount * this.width);
  }

  addAll({ listeners, values }: ListenerValues, ranks: MidRanks, sign: number): void {
    for (let at = 0; at < values.length; at++) {
      legendre(2 * ranks.of(values[at]!) - 1, this.powers);
      const from = listeners[at]! * this.width;
      for (let k = 0; k < this.width; k++) {
        this.both[from + k]! += this.powers[k]!;
        this.more[from + k]! += sign * this.powers[k]!;
      }
    }
  }

  listeners(): number {
    let count = 0;
    for (let at = 0; at < this.both.length; at += this.width) if (this.both[at]! > 0) count += 1;
    return count;
  }

  judged(listeners: number) {
    const used = Math.max(1, Math.min(degree, Math.floor(listeners / listenersPerDimension)));
    const sums = new Float64Array(this.width);
    for (let at = 0; at < this.both.length; at++) {
      const k = at % this.width;
      sums[k]! += voiceOf(this.both[at - k]!) * this.both[at]!;
    }
    const signs = new SignedVectors(used);
    const difference = new Float64Array(used);
    for (let from = 0; from < this.both.length; from += this.width) {
      // Who merely played more moved nothing: the mean of all counts for each value more.
      for (let k = 0; k < used; k++) {
        const more = this.more[from + k + 1]! - (sums[k + 1]! / sums[0]!) * this.more[from]!;
        difference[k] = beyondRounding(more, this.both[from]!);
      }
      signs.add(difference, voiceOf(this.both[from]!));
    }
    return signs.agreement();
  }
}

/** The Legendre polynomials of x, −1 … 1, by Bonnet's recursion. */
function legendre(x: number, into: Float64Array): void {
  into[0] = 1;
  into[1] = x;
  for (let k = 1; k + 1 < into.length; k++) {
    into[k + 1] = ((2 * k + 1) * x * into[k]! - k * into[k - 1]!) / (k + 1);
  }
}

function checked({ listeners, values }: ListenerValues, listenerCount: number): Float64Array {
  if (listeners.length !== values.length) {
    throw new EngineError('shape-mismatch', 'Every value is a listener’s.');
  }
  for (let at = 0; at < values.length; at++) {
    if (!(listeners[at]! >= 0 && listeners[at]! < listenerCount)) {
      throw new EngineError('shape-mismatch', `There is no listener ${listeners[at]}.`);
    }
    if (Number.isNaN(values[at])) throw new EngineError('bad-number', `Value ${at} is NaN.`);
  }
  return Float64Array.from(values).sort();
}
