import type { Contribution, Model, Query } from '../model/model.ts';
import { playsUntil } from '../profile.ts';
import { bestItems } from './best-items.ts';
import { bentGate, type GateOptions, repeatRate } from './gate.ts';
import { Heard } from './heard.ts';
import { isPersonal } from './parts.ts';
import { type SideName, sources } from './sides.ts';

/** What a source says of the items of its side. */
export interface Voice {
  /** Position among the sources. */
  readonly source: number;
  readonly side: SideName;
  /** Known: by place among what was heard. New: by item, and what was heard does not count. */
  readonly scores: Float64Array;
  /** Its largest score on the side, above 0. */
  readonly largest: number;
  readonly explain: (item: number) => Contribution[];
}

/** All that is to be weighed in one question. */
export interface View {
  /** Of how many plays it is made: a log may have grown since. */
  readonly playCount: number;
  readonly heard: Heard;
  /** Those that have something to say. */
  readonly voices: readonly Voice[];
  /** New items that a voice has among its best: no other can win. */
  readonly candidates: ReadonlySet<number>;
  /** How much a side counts, 0 … 1; both sides together 1. */
  readonly scales: Readonly<Record<SideName, number>>;
}

/** A voice's score of an item that is on its side, 0 where it says nothing. */
export function scoreOf({ side, scores }: Voice, item: number, heard: Heard): number {
  return scores[side === 'known' ? heard.placeOf(item) : item] ?? 0;
}

/** New items that a voice puts forward. */
const candidatesEach = 600;

/** The largest of the scores, or of those at the given positions. */
function largestOf(scores: Float64Array, at?: Int32Array): number {
  let largest = 0;
  const count = at?.length ?? scores.length;
  for (let n = 0; n < count; n++) largest = Math.max(largest, scores[at ? at[n]! : n]!);
  return largest;
}

/** The largest score of what was never heard, whoever may be put forward. */
function largestNew(scores: Float64Array, heard: Heard): number {
  let largest = 0;
  for (let item = 0; item < scores.length; item++) {
    if (scores[item]! > largest && !heard.has(item)) largest = scores[item]!;
  }
  return largest;
}

/** Asks every source, a model once, and shares the listener's attention between known and new. */
export function viewOf(
  parts: ReadonlyMap<string, Model>,
  itemCount: number,
  query: Query,
  options: GateOptions,
): View {
  const count = playsUntil(query.plays, query.now);
  const heard = new Heard(query, itemCount);
  const asked = new Map<string, Float64Array>();
  const scoresBy = (model: Model) => {
    const known = asked.get(model.kind);
    const scores = known ?? model.score(isPersonal(model.kind) ? heard.query : query);
    asked.set(model.kind, scores);
    return scores;
  };
  const candidates = new Set<number>();
  const { only } = query;
  const isNew = (item: number) => !heard.has(item);
  const mayRank = only === undefined ? isNew : (item: number) => isNew(item) && only(item);
  const voices = sources.flatMap(({ side, kind }, source): Voice[] => {
    const model = parts.get(kind);
    if (model === undefined) return [];
    const all = scoresBy(model);
    const scores = side === 'new' || isPersonal(kind) ? all : heard.gather(all);
    const explain = (item: number) =>
      isPersonal(kind)
        ? model.explain(heard.query, heard.placeOf(item))
        : model.explain(query, item);
    const best = side === 'new' ? bestItems(scores, candidatesEach, mayRank) : undefined;
    const isChosen = best !== undefined && only !== undefined;
    const largest = isChosen ? largestNew(scores, heard) : largestOf(scores, best);
    if (largest === 0) return [];
    for (const item of best ?? []) candidates.add(item);
    return [{ source, side, scores, largest, explain }];
  });
  const gate = bentGate(repeatRate(query.plays, count, options), query.familiarity ?? 0.5);
  const scales = { known: gate, new: 1 - gate };
  return { playCount: query.plays.length, heard, voices, candidates, scales };
}
