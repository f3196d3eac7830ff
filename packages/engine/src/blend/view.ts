import type { Model, Query } from '../model/model.ts';
import { playCounts, playsUntil } from '../profile.ts';
import { bentGate, type GateOptions, repeatRate } from './gate.ts';
import { type SideName, sources } from './sides.ts';

/** What a source says of the items of its side. */
export interface Voice {
  /** Position among the sources. */
  readonly source: number;
  readonly side: SideName;
  readonly model: Model;
  readonly scores: Float64Array;
  /** Its largest score on the side, above 0. */
  readonly largest: number;
}

/** All that is to be weighed in one question. */
export interface View {
  /** Of how many plays it is made: a log may have grown since. */
  readonly playCount: number;
  /** Length of an array of all items. */
  readonly span: number;
  /** Those that have something to say. */
  readonly voices: readonly Voice[];
  sideOf(item: number): SideName;
  /** How much a side counts, 0 … 1; both sides together 1. */
  scaleOf(side: SideName): number;
}

/** Asks every source, once each, and shares the listener's attention between known and new. */
export function viewOf(
  parts: ReadonlyMap<string, Model>,
  itemCount: number,
  query: Query,
  options: GateOptions,
): View {
  const count = playsUntil(query.plays, query.now);
  const plays = playCounts(query.plays, itemCount, count);
  const gate = bentGate(repeatRate(query.plays, count, options), query.familiarity ?? 0.5);
  const sideOf = (item: number): SideName => (plays[item]! > 0 ? 'known' : 'new');
  const asked = new Map<string, Float64Array>();
  const voices = sources.flatMap(({ side, kind }, source): Voice[] => {
    const model = parts.get(kind);
    if (model === undefined) return [];
    const scores = asked.get(kind) ?? model.score(query);
    asked.set(kind, scores);
    let largest = 0;
    for (let item = 0; item < scores.length; item++) {
      if (scores[item]! > largest && sideOf(item) === side) largest = scores[item]!;
    }
    return largest > 0 ? [{ source, side, model, scores, largest }] : [];
  });
  return {
    ...{ playCount: query.plays.length, span: plays.length, voices, sideOf },
    scaleOf: (side) => (side === 'known' ? gate : 1 - gate),
  };
}
