import type { Cue } from './running-session.ts';
import { none, type SessionIndex } from './session-index.ts';

export interface EvidenceOptions {
  /** How many of the community's latest plays of an item are looked at: bounds the work. */
  readonly latestPlays: number;
  /** The oldest session counts e^(−this) of the newest; in between by rank, as not every log has a clock. */
  readonly ageing: number;
  /** How many plays of a pair in a row say as much as all plays of the second song. */
  readonly pairPrior: number;
}

/** A play in an earlier session, and what it says about what comes after a cue. */
export interface Evidence {
  /** Position in the index or the profile. */
  readonly play: number;
  /** All of a cue's evidence sums to 1. */
  readonly weight: number;
  /** How much of the weight is owed to the song before the cue being the same, 0 … 1. */
  readonly pairShare: number;
}

/** A play of a cue's item. */
export interface Found {
  /** Position in the index or the profile. */
  readonly play: number;
  /** What it counts for its age, above 0. */
  readonly age: number;
  /** Whether the song before it is the one before the cue. */
  readonly isPair: boolean;
}

function latest(
  index: SessionIndex,
  cue: Cue,
  isOwn: (session: number) => boolean,
  { latestPlays, ageing }: EvidenceOptions,
): Found[] {
  const items = index.items.values;
  const sessions = index.sessions.values;
  const newest = index.sessionCount - 1;
  const perSession = -ageing / Math.max(1, newest);
  const found: Found[] = [];
  let play = index.newestOf(cue.item);
  for (let left = latestPlays; left > 0 && play !== none; left--) {
    const session = sessions[play]!;
    const age = Math.exp(perSession * (newest - session));
    const before = index.previous.values[play]!;
    const isPair = before !== none && items[before] === cue.before;
    if (age > 0 && !isOwn(session)) found.push({ play, age, isPair });
    play = index.older.values[play]!;
  }
  return found;
}

/**
 * Plays of a cue's item weighted as a first-order chain, Σ age / all, that backs off from the second
 * order, Σ age of those after the same song / those, with β = pairs / (pairs + pairPrior) for the latter.
 */
export function weighed(found: readonly Found[], pairPrior: number): Evidence[] {
  let all = 0;
  let pairs = 0;
  for (const { age, isPair } of found) {
    all += age;
    if (isPair) pairs += age;
  }
  const order2 = pairs > 0 ? pairs / (pairs + pairPrior) : 0;
  const single = (1 - order2) / all;
  const pair = pairs > 0 ? order2 / pairs : 0;
  return found.map(({ play, age, isPair }) => {
    const pairWeight = isPair ? age * pair : 0;
    const weight = age * single + pairWeight;
    return { play, weight, pairShare: pairWeight / weight };
  });
}

/** What the community's latest plays of a cue's item say. Empty where nobody played it. */
export function evidenceOf(
  index: SessionIndex,
  cue: Cue,
  isOwn: (session: number) => boolean,
  options: EvidenceOptions,
): Evidence[] {
  return weighed(latest(index, cue, isOwn, options), options.pairPrior);
}
