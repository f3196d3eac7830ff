import { lowerBound } from '../matrix/lower-bound.ts';
import { AllScores } from '../model/all-scores.ts';
import type { AddTo, Model, Query, Scores } from '../model/model.ts';
import { playsUntil } from '../profile.ts';
import { bentGate, type GateOptions, repeatRate } from './gate.ts';
import { Heard } from './heard.ts';
import { isPersonal } from './parts.ts';
import { type SideName, sources } from './sides.ts';

/** What a source says of the items of its side. */
export interface Voice {
  /** Position among the sources. */
  readonly source: number;
  readonly side: SideName;
  /** By place on its side: known among what was heard, new among the candidates. */
  readonly scores: Float64Array;
  /** Its largest score of what is new or known, candidate or not; above 0. */
  readonly largest: number;
  readonly explain: (item: number, add: AddTo) => void;
}

/** All that is to be weighed in one question. */
export interface View {
  readonly heard: Heard;
  /** Those that have something to say. */
  readonly voices: readonly Voice[];
  /** New items that a voice has among its best, ascending: no other can win. */
  readonly candidates: Int32Array;
  /** How much a side counts, 0 … 1; both sides together 1. */
  readonly scales: Readonly<Record<SideName, number>>;
}

/** The items of a side by place. */
export function itemsOn(side: SideName, { heard, candidates }: View): Int32Array {
  return side === 'known' ? heard.items : candidates;
}

/** The place of an item on its side, below 0 for a new one that is no candidate. */
export function placeOfItem(item: number, { heard, candidates }: View): number {
  if (heard.has(item)) return heard.placeOf(item);
  const place = lowerBound(candidates, item);
  return candidates[place] === item ? place : -1;
}

/** Every item once, ascending. */
function merged(lists: readonly Int32Array[]): Int32Array {
  const all = new Int32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let count = 0;
  for (const list of lists) {
    all.set(list, count);
    count += list.length;
  }
  all.sort();
  let kept = 0;
  for (let at = 0; at < count; at++) {
    if (at === 0 || all[at] !== all[at - 1]) all[kept++] = all[at]!;
  }
  return all.subarray(0, kept);
}

/** New items that a voice puts forward. */
const candidatesEach = 600;

function largestOf(scores: Float64Array): number {
  let largest = 0;
  for (let place = 0; place < scores.length; place++) largest = Math.max(largest, scores[place]!);
  return largest;
}

/** Asks models that learn from everybody; their answers lie in memory that the next question uses again. */
export class Answers {
  private readonly memory = new Map<string, Float64Array>();
  private readonly given = new Map<string, Scores>();

  /** Forgets the answers, for the next question. */
  begin(): void {
    this.given.clear();
  }

  /** What a model says of all items; it is asked once a question. */
  of(model: Model, span: number, query: Query): Scores {
    const { kind } = model;
    const scores =
      this.given.get(kind) ??
      model.ask?.(query) ??
      new AllScores(model.score(query, this.roomFor(kind, span)));
    this.given.set(kind, scores);
    return scores;
  }

  private roomFor(kind: string, span: number): Float64Array {
    const known = this.memory.get(kind);
    if (known?.length === span) return known;
    const room = new Float64Array(span);
    this.memory.set(kind, room);
    return room;
  }
}

/** What a model says of new items: its best ones, and its largest score of all. */
function newVoice(scores: Scores, heard: Heard, only: Query['only']) {
  const isNew = (item: number) => !heard.has(item);
  const mayRank = only === undefined ? isNew : (item: number) => isNew(item) && only(item);
  const best = scores.best(candidatesEach, mayRank);
  const foremost = only === undefined ? best : scores.best(1, isNew);
  return { best, largest: largestOf(scores.of(foremost)) };
}

/** What a source says, the scores of new items once it is known which are looked at. */
interface Asked extends Omit<Voice, 'scores'> {
  readonly scoresOf: (candidates: Int32Array) => Float64Array;
}

/** Asks every source, a model once, and shares the listener's attention between known and new. */
export function viewOf(
  parts: ReadonlyMap<string, Model>,
  itemCount: number,
  query: Query,
  options: GateOptions,
  answers = new Answers(),
): View {
  answers.begin();
  const count = playsUntil(query.plays, query.now);
  const heard = new Heard(query, itemCount);
  const found: Int32Array[] = [];
  const asked = sources.flatMap(({ side, kind }, source): Asked[] => {
    const model = parts.get(kind);
    if (model === undefined) return [];
    const explain = (item: number, add: AddTo) =>
      isPersonal(kind)
        ? model.explain(heard.query, heard.placeOf(item), add)
        : model.explain(query, item, add);
    if (side === 'known') {
      const scores = isPersonal(kind)
        ? model.score(heard.query)
        : answers.of(model, heard.span, query).of(heard.items);
      return [{ source, side, explain, largest: largestOf(scores), scoresOf: () => scores }];
    }
    const scores = answers.of(model, heard.span, query);
    const { best, largest } = newVoice(scores, heard, query.only);
    found.push(best);
    return [{ source, side, explain, largest, scoresOf: (some) => scores.of(some) }];
  });
  const candidates = merged(found);
  const gate = bentGate(repeatRate(query.plays, count, options), query.familiarity ?? 0.5);
  return {
    heard,
    voices: asked
      .filter(({ largest }) => largest > 0)
      .map(({ scoresOf, ...voice }): Voice => ({ ...voice, scores: scoresOf(candidates) })),
    candidates,
    scales: { known: gate, new: 1 - gate },
  };
}
