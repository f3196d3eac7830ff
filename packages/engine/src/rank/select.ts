import type { Random } from '../random.ts';
import type { Candidate, Ranking, SelectionStep, Slot } from './rank.ts';
import { artistCap } from './steps/artist-cap.ts';
import { calibration } from './steps/calibration.ts';
import { diversity } from './steps/diversity.ts';
import { drawnFrom, sampleSlot } from './steps/sample-slot.ts';

const steps: readonly SelectionStep[] = [artistCap, diversity, calibration];

/** The greedy choice of slots, one after the other. */
export interface Selection {
  readonly slots: readonly Slot[];
  /** Items each step passed over, by its name. */
  readonly passedOver: ReadonlyMap<string, ReadonlySet<number>>;
}

const better = (a: Candidate, b: Candidate) => b.score - a.score || a.item - b.item;

/** A shelf being filled. */
class Filling {
  readonly taken: Candidate[] = [];
  readonly passedOver = new Map<string, Set<number>>();
  private readonly left: Candidate[];
  private readonly ranking: Ranking;

  constructor(candidates: readonly Candidate[], ranking: Ranking) {
    this.left = [...candidates];
    this.ranking = ranking;
  }

  /**
   * The best candidates for the next slot, best first. A step only ever takes away from a score, so the
   * search stops where no later candidate can win.
   */
  best(wanted: number): Candidate[] {
    const best: Candidate[] = [];
    for (const candidate of this.left) {
      if (best.length === wanted && best[wanted - 1]!.score >= candidate.score) break;
      const objector = steps.find((step) => step.excludes?.(candidate, this.taken, this.ranking));
      if (objector !== undefined) {
        const items = this.passedOver.get(objector.name) ?? new Set();
        this.passedOver.set(objector.name, items.add(candidate.item));
        continue;
      }
      best.push(this.adjusted(candidate));
      best.sort(better);
      if (best.length > wanted) best.pop();
    }
    return best;
  }

  take(candidate: Candidate): void {
    this.taken.push(candidate);
    const at = this.left.findIndex(({ item }) => item === candidate.item);
    this.left.splice(at, 1);
  }

  /** A candidate with what the selection adds to it, as things stand. */
  private adjusted(candidate: Candidate): Candidate {
    const adjustments = { ...candidate.adjustments };
    let score = candidate.score;
    for (const step of steps) {
      const by = step.adjust?.(candidate, this.taken, this.ranking) ?? 0;
      if (by === 0) continue;
      adjustments[step.name] = by;
      score += by;
    }
    return { ...candidate, adjustments, score };
  }
}

/**
 * Fills the shelf greedily from candidates in descending score: each slot goes to the best of those
 * left after the steps have judged them against the slots before. With `random` and
 * `rules.sampleLast` the last slot is drawn.
 */
export function select(
  candidates: readonly Candidate[],
  ranking: Ranking,
  random: Random | undefined,
): Selection {
  const { size, sampleLast } = ranking.rules;
  const filling = new Filling(candidates, ranking);
  const slots: Slot[] = [];
  while (slots.length < size) {
    const isDrawn = sampleLast && random !== undefined && slots.length === size - 1;
    const best = filling.best(isDrawn ? drawnFrom : 1);
    const first = best[0];
    if (first === undefined) break;
    const { candidate, propensity } = isDrawn
      ? sampleSlot(best, ranking.unit, random)
      : { candidate: first, propensity: 1 };
    const { item, modelScore, adjustments, score } = candidate;
    slots.push({ item, modelScore, adjustments, score, propensity });
    filling.take(candidate);
  }
  return { slots, passedOver: filling.passedOver };
}
