import { EngineError } from '../error.ts';
import { divergenceByChance, divergenceOf, sharesOf } from './divergence.ts';
import { beyondRounding } from './rounding.ts';
import { listenersPerDimension, SignedVectors } from './signed-vectors.ts';
import { voiceOf } from './voice.ts';

/**
 * How often each listener played each kind (popularity decile, tag, shelf, hour of the week) in two windows of
 * the same length that hold the same days of the week.
 */
export interface KindCounts {
  readonly kinds: number;
  /** Listeners × kinds, row-major; a row is the same listener's in both, all 0 where they were away. */
  readonly reference: ArrayLike<number>;
  readonly current: ArrayLike<number>;
}

export interface KindDrift {
  /** Who played in either window. */
  readonly listeners: number;
  /** At most how often chance alone shows as much. */
  readonly p: number;
  /** Jensen-Shannon divergence of all plays, in bits: 0 the same … 1 nothing in common. */
  readonly divergence: number;
  /** What it is on average where nothing drifts, with so many listeners who are as constant as these. */
  readonly divergenceByChance: number;
  /** Of all plays, a number a kind. */
  readonly referenceShares: readonly number[];
  readonly currentShares: readonly number[];
}

/**
 * Whether listeners' mixtures of kinds drift from a reference window to the current one.
 *
 * Plays of one listener are anything but independent, so the unit is the listener, compared with themselves:
 * chance decides only which of their two windows is called the current one. That is exact where listeners are
 * independent of each other and the listening of each, with when they come and go, is stationary and as
 * likely backwards; no matter how they differ, how long moods last, how few the plays are or how
 * uneven. Kinds that few listeners play are judged as one, as far as there are too few listeners to
 * tell so many apart.
 *
 * O(listeners · kinds²). Throws EngineError `shape-mismatch`, and `bad-number` for a count that is none.
 */
export function kindDrift(counts: KindCounts): KindDrift {
  const { kinds, reference, current } = counts;
  const rows = rowsOf(counts);
  const [before, after] = [sums(reference, kinds), sums(current, kinds)];
  const [referenceShares, currentShares] = [sharesOf(before), sharesOf(after)];
  const shares = sharesOf(before.map((count, kind) => count + after[kind]!));
  const { listeners, bucketOf, bucketShares } = buckets(counts, rows);
  const signs = new SignedVectors(bucketShares.length);
  const difference = new Float64Array(bucketShares.length);
  const unrest = new Float64Array(kinds);
  for (let row = 0; row < rows; row++) {
    const [was, is] = [rowSum(reference, row, kinds), rowSum(current, row, kinds)];
    for (let bucket = 0; bucket < difference.length; bucket++) {
      difference[bucket] = bucketShares[bucket]! * (was - is);
    }
    for (let kind = 0; kind < kinds; kind++) {
      const moved = current[row * kinds + kind]! - reference[row * kinds + kind]!;
      difference[bucketOf[kind]!]! += moved;
      unrest[kind]! += (moved - shares[kind]! * (is - was)) ** 2;
    }
    for (let bucket = 0; bucket < difference.length; bucket++) {
      difference[bucket] = beyondRounding(difference[bucket]!, was + is);
    }
    signs.add(difference, voiceOf(was + is));
  }
  return {
    listeners,
    p: signs.agreement().p,
    ...divergences({ before, after, shares, unrest }),
    referenceShares,
    currentShares,
  };
}

function divergences(of: {
  readonly before: Float64Array;
  readonly after: Float64Array;
  readonly shares: readonly number[];
  readonly unrest: Float64Array;
}): Pick<KindDrift, 'divergence' | 'divergenceByChance'> {
  const [was, is] = [rowSum(of.before, 0, of.before.length), rowSum(of.after, 0, of.after.length)];
  if (was === 0 || is === 0) return { divergence: 0, divergenceByChance: 0 };
  // A listener's plays weigh 1 / was in the one share and 1 / is in the other: half their sum on average.
  const perPlay = (1 / was + 1 / is) / 2;
  return {
    divergence: divergenceOf(sharesOf(of.before), sharesOf(of.after)),
    divergenceByChance: divergenceByChance(
      of.shares,
      of.unrest.map((squares) => squares * perPlay ** 2),
    ),
  };
}

/**
 * Which kinds are judged by themselves: those that most listeners play, as many as there are listeners for. Both
 * windows count alike, so that what is chosen says nothing of what was earlier.
 */
function buckets({ kinds, reference, current }: KindCounts, rows: number) {
  const voices = new Float64Array(kinds);
  const players = new Float64Array(kinds);
  let listeners = 0;
  for (let row = 0; row < rows; row++) {
    const voice = voiceOf(rowSum(reference, row, kinds) + rowSum(current, row, kinds));
    if (voice > 0) listeners += 1;
    for (let kind = 0; kind < kinds; kind++) {
      const count = reference[row * kinds + kind]! + current[row * kinds + kind]!;
      voices[kind]! += voice * count;
      if (count > 0) players[kind]! += 1;
    }
  }
  const own = Math.floor(listeners / listenersPerDimension);
  const ranked = [...players.keys()].sort((a, b) => players[b]! - players[a]! || a - b);
  const bucketOf = new Int32Array(kinds);
  for (const [rank, kind] of ranked.entries()) bucketOf[kind] = Math.min(rank, own);
  const bucketVoices = new Float64Array(Math.min(kinds, own + 1));
  for (let kind = 0; kind < kinds; kind++) bucketVoices[bucketOf[kind]!]! += voices[kind]!;
  return { listeners, bucketOf, bucketShares: sharesOf(bucketVoices) };
}

function rowsOf({ kinds, reference, current }: KindCounts): number {
  if (reference.length !== current.length || reference.length % kinds !== 0) {
    throw new EngineError('shape-mismatch', 'Both windows have a row a listener, a column a kind.');
  }
  for (const counts of [reference, current]) {
    for (let cell = 0; cell < counts.length; cell++) {
      if (!(counts[cell]! >= 0 && counts[cell]! < Number.POSITIVE_INFINITY)) {
        throw new EngineError('bad-number', `A count is ${counts[cell]}.`);
      }
    }
  }
  return reference.length / kinds;
}

function rowSum(cells: ArrayLike<number>, row: number, width: number): number {
  let sum = 0;
  for (let at = row * width; at < (row + 1) * width; at++) sum += cells[at]!;
  return sum;
}

function sums(cells: ArrayLike<number>, kinds: number): Float64Array {
  const columns = new Float64Array(kinds);
  for (let cell = 0; cell < cells.length; cell++) columns[cell % kinds]! += cells[cell]!;
  return columns;
}
