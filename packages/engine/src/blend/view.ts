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
  /** Where it says most: places on the known side, all of them; items on the new side. */
  readonly best: Int32Array;
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

function bestOf(scores: Float64Array, side: SideName, { places }: Heard): Int32Array {
  if (side === 'known') return Int32Array.from(scores.keys());
  return bestItems(scores, candidatesEach, (item) => places[item]! < 0);
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
  const voices = sources.flatMap(({ side, kind }, source): Voice[] => {
    const model = parts.get(kind);
    if (model === undefined) return [];
    const all = scoresBy(model);
    const scores = side === 'new' || isPersonal(kind) ? all : heard.gather(all);
    const explain = (item: number) =>
      isPersonal(kind)
        ? model.explain(heard.query, heard.placeOf(item))
        : model.explain(query, item);
    const best = bestOf(scores, side, heard);
    const largest = best.reduce((most, at) => Math.max(most, scores[at]!), 0);
    return largest > 0 ? [{ source, side, scores, largest, best, explain }] : [];
  });
  const candidates = new Set<number>();
  for (const { side, best } of voices)
    if (side === 'new') for (const item of best) candidates.add(item);
  const gate = bentGate(repeatRate(query.plays, count, options), query.familiarity ?? 0.5);
  const scales = { known: gate, new: 1 - gate };
  return { playCount: query.plays.length, heard, voices, candidates, scales };
}
