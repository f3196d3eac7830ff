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
  /** The slot's final score as the reasons and the rest add it up. */
  readonly total: number;
  readonly modelScore: number;
  readonly reasons: readonly Reason[];
}

/** The strongest reasons, and the others as one. */
export interface ReasonList {
  /** Strongest first, whether for or against. */
  readonly reasons: readonly Reason[];
  readonly rest: { readonly count: number; readonly value: number };
}

interface OpenReason {
  readonly play?: number;
  value: number;
  readonly parts: Part[];
}

/** The model's contributions, those of one play together and those without a play by source. */
function grouped(model: Model, query: Query, item: number): OpenReason[] {
  // By position: thousands of plays come up again for every model.
  const byPlay: OpenReason[] = new Array(query.plays.length);
  const bySource = new Map<string, OpenReason>();
  model.explain(query, item, (source, value, play) => {
    const part = { source, value };
    const known = play === undefined ? bySource.get(source) : byPlay[play];
    if (known !== undefined) {
      known.value += value;
      known.parts.push(part);
    } else if (play === undefined) bySource.set(source, { value, parts: [part] });
    else byPlay[play] = { play, value, parts: [part] };
  });
  // A filter passes over what is not there.
  return [...bySource.values(), ...byPlay.filter(() => true)];
}

const sumOf = (reasons: readonly Reason[]) => reasons.reduce((sum, { value }) => sum + value, 0);

/**
 * Why an item has its slot: the model's contributions grouped by play, and one reason for each
 * adjustment. They add up to the slot's score within 1e-4 as long as the query is the one that was
 * answered; a total that differs means that the plays have changed since.
 */
export function explainSlot(
  model: Model,
  query: Query,
  slot: Pick<Slot, 'item' | 'adjustments'>,
): Explanation {
  const ofModel = grouped(model, query, slot.item);
  const ofSteps = Object.entries(slot.adjustments).map(
    ([source, value]): Reason => ({ value, parts: [{ source, value }] }),
  );
  const reasons = [...ofModel, ...ofSteps];
  return { item: slot.item, total: sumOf(reasons), modelScore: sumOf(ofModel), reasons };
}

/** At most so many reasons of an explanation, which add up with the rest to its total. */
export function listReasons(explanation: Explanation, most: number): ReasonList {
  const reasons = explanation.reasons.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const weaker = reasons.slice(most);
  return { reasons: reasons.slice(0, most), rest: { count: weaker.length, value: sumOf(weaker) } };
}
