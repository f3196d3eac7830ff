import type { Random } from '../random.ts';
import type { Candidate, Ranking, SelectionStep, Slot } from './rank.ts';
import { artistCap } from './steps/artist-cap.ts';
import { diversity } from './steps/diversity.ts';
import { drawnFrom, sampleSlot } from './steps/sample-slot.ts';

const steps: readonly SelectionStep[] = [artistCap, diversity];

/** A candidate with the selection's adjustments, as things stand. */
function adjusted(candidate: Candidate, taken: readonly Candidate[], ranking: Ranking): Candidate {
  const adjustments = { ...candidate.adjustments };
  let score = candidate.score;
  for (const step of steps) {
    const by = step.adjust?.(candidate, taken, ranking) ?? 0;
    if (by === 0) continue;
    adjustments[step.name] = by;
    score += by;
  }
  return { ...candidate, adjustments, score };
}

const better = (a: Candidate, b: Candidate) => b.score - a.score || a.item - b.item;

/** The greedy choice of slots, one after the other. */
export interface Selection {
  readonly slots: readonly Slot[];
  /** Items each step passed over, by its name. */
  readonly passedOver: ReadonlyMap<string, ReadonlySet<number>>;
}

/**
 * Fills the shelf greedily from candidates in descending score: each slot goes to the best of those
 * left after the steps have judged them against the slots before. A step only ever takes away from a
 * candidate, so the search for a slot stops where no later candidate can win.
 */
export function select(
  candidates: readonly Candidate[],
  ranking: Ranking,
  random: Random | undefined,
): Selection {
  const taken: Candidate[] = [];
  const slots: Slot[] = [];
  const passedOver = new Map<string, Set<number>>();
  const left = [...candidates];

  const bestOfLeft = (wanted: number): Candidate[] => {
    const best: Candidate[] = [];
    for (const candidate of left) {
      if (best.length === wanted && best[wanted - 1]!.score >= candidate.score) break;
      const objector = steps.find((step) => step.excludes?.(candidate, taken, ranking));
      if (objector !== undefined) {
        const items = passedOver.get(objector.name) ?? new Set();
        passedOver.set(objector.name, items.add(candidate.item));
        continue;
      }
      best.push(adjusted(candidate, taken, ranking));
      best.sort(better);
      if (best.length > wanted) best.pop();
    }
    return best;
  };

  const { size, sampleLast } = ranking.rules;
  while (slots.length < size) {
    const draw = sampleLast && random !== undefined && slots.length === size - 1;
    const best = bestOfLeft(draw ? drawnFrom : 1);
    const first = best[0];
    if (first === undefined) break;
    const { candidate, propensity } = draw
      ? sampleSlot(best, ranking.unit, random)
      : { candidate: first, propensity: 1 };
    const { item, modelScore, adjustments, score } = candidate;
    slots.push({ item, modelScore, adjustments, score, propensity });
    taken.push(candidate);
    left.splice(
      left.findIndex((other) => other.item === item),
      1,
    );
  }
  return { slots, passedOver };
}
