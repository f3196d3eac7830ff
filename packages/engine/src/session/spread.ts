import { none, type SessionIndex } from './session-index.ts';

/** How much a play says for the plays around it in its session. */
export interface Reach {
  /** Weight of the play itself. */
  readonly here: number;
  /** Weights of the plays after it: index 0 is one step on. */
  readonly after: Float64Array;
  /** Weights of the plays before it: index 0 is one step back. */
  readonly before: Float64Array;
}

/** A play d steps on counts d^(−fade), one before `backward` of that, itself nothing. */
export function reachOfSteps(steps: number, fade: number, backward: number): Reach {
  const distances = Float64Array.from({ length: steps }, (_, step) => step + 1);
  const after = distances.map((distance) => distance ** -fade);
  return { here: 0, after, before: after.map((weight) => weight * backward) };
}

/** Adds `weight` · reach to the score of the items of a play of the index and of those around it. */
export function spread(
  index: SessionIndex,
  play: number,
  weight: number,
  { here, after, before }: Reach,
  scores: Float64Array,
): void {
  const items = index.items.values;
  const next = index.next.values;
  const previous = index.previous.values;
  scores[items[play]!]! += weight * here;
  let at = next[play]!;
  for (let step = 0; step < after.length && at !== none; step++) {
    scores[items[at]!]! += weight * after[step]!;
    at = next[at]!;
  }
  at = previous[play]!;
  for (let step = 0; step < before.length && at !== none; step++) {
    scores[items[at]!]! += weight * before[step]!;
    at = previous[at]!;
  }
}

/** What `spread` with weight 1 adds to one item. */
export function reachOf(index: SessionIndex, play: number, reach: Reach, item: number): number {
  const items = index.items.values;
  let sum = items[play] === item ? reach.here : 0;
  const walk = (links: Int32Array, weights: Float64Array) => {
    let at = links[play]!;
    for (let step = 0; step < weights.length && at !== none; step++) {
      if (items[at] === item) sum += weights[step]!;
      at = links[at]!;
    }
  };
  walk(index.next.values, reach.after);
  walk(index.previous.values, reach.before);
  return sum;
}
