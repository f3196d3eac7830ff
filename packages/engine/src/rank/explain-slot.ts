import type { Model, Query } from '../model/model.ts';
import type { Slot } from './rank.ts';

/** One part of a reason: which model or ranking step adds how much. */
export interface Part {
  readonly source: string;
  readonly value: number;
}

/** What one play, or the community, or a rule, adds to a slot's score. */
export interface Reason {
  /** Position in `query.plays`; absent for the community's and the rules' share. */
  readonly play?: number;
  readonly value: number;
  readonly parts: readonly Part[];
}

export interface Explanation {
  readonly item: number;
  /** The slot's final score as the reasons add it up. */
  readonly total: number;
  readonly modelScore: number;
  /** Strongest first, whether for or against. */
  readonly reasons: readonly Reason[];
}

/**
 * Why an item has its slot: the model's contributions, those of one play together, and one reason for
 * each adjustment. They add up to the slot's score within 1e-4 as long as the query is the one that was
 * answered; a total that differs means the plays have changed since.
 */
export function explainSlot(
  model: Model,
  query: Query,
  slot: Pick<Slot, 'item' | 'adjustments'>,
): Explanation {
  const grouped = new Map<string, { play?: number; value: number; parts: Part[] }>();
  let modelScore = 0;
  for (const { source, value, play } of model.explain(query, slot.item)) {
    const key = play === undefined ? source : String(play);
    const reason = grouped.get(key) ?? { ...(play !== undefined && { play }), value: 0, parts: [] };
    reason.value += value;
    reason.parts.push({ source, value });
    grouped.set(key, reason);
    modelScore += value;
  }
  let total = modelScore;
  for (const [source, value] of Object.entries(slot.adjustments)) {
    grouped.set(`step ${source}`, { value, parts: [{ source, value }] });
    total += value;
  }
  const reasons = [...grouped.values()].sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  return { item: slot.item, total, modelScore, reasons };
}
