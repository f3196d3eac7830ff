import type { Model } from '../model/model.ts';
import type { Plays } from '../plays.ts';
import {
  artistDiversity,
  type ListQualities,
  listQualityNames,
  miscalibration,
  novelty,
  type ProfileLook,
  popularityLift,
  popularityOf,
  profileLook,
} from './list-qualities.ts';
import {
  hit,
  type Metric,
  ndcg,
  precision,
  recall,
  reciprocalRank,
  rPrecision,
} from './metrics.ts';
import { rankItems } from './rank-items.ts';
import type { Candidates, Task } from './task.ts';

/** Metrics of every list by name, at each k: `ndcg@10`. */
const metrics = { ndcg, recall, precision, hit, mrr: reciprocalRank, rPrecision } as const;

export interface EvaluateOptions {
  /** Lengths of list; what a list is like is told of the first. Not empty. */
  readonly ks: readonly number[];
  /** Cases done, after each of them. */
  readonly onCase?: (done: number) => void;
}

/** What came out in one part of the task; all columns are parallel to `cases`. */
export interface PartOutcome {
  readonly name: string;
  /** Numbers of the task's cases that count here, ascending. */
  readonly cases: readonly number[];
  readonly segments: readonly string[];
  readonly columns: ReadonlyMap<string, readonly number[]>;
  /** Share of the items with a training play that got into any list of the first k, 0 … 1. */
  readonly coverage: number;
}

/** Marks what a profile has heard; a new profile costs its own length. */
class Heard {
  private marks = new Int32Array(0);
  private round = 0;

  begin(plays: Plays, span: number): void {
    if (span > this.marks.length) {
      const wider = new Int32Array(span * 2);
      wider.set(this.marks);
      this.marks = wider;
    }
    this.round += 1;
    for (let at = 0; at < plays.length; at++) this.marks[plays.items[at]!] = this.round;
  }

  has(item: number): boolean {
    return this.marks[item] === this.round;
  }

  /** Whether an item is among the candidates, of items with so many plays in the training. */
  among(candidates: Candidates, popularity: ArrayLike<number>): (item: number) => boolean {
    if (candidates === 'all') return () => true;
    if (candidates === 'cold') return (item) => (popularity[item] ?? 0) === 0;
    const wanted = candidates === 'heard';
    return (item) => this.has(item) === wanted;
  }
}

/** Takes down the outcomes of one part. */
class PartRecord {
  readonly cases: number[] = [];
  readonly segments: string[] = [];
  readonly columns = new Map<string, number[]>();
  readonly listed = new Set<number>();
  private readonly ks: readonly number[];

  constructor(ks: readonly number[]) {
    this.ks = ks;
    for (const name of Object.keys(metrics)) {
      for (const k of ks) this.columns.set(`${name}@${k}`, []);
    }
    for (const name of listQualityNames) this.columns.set(name, []);
  }

  add(list: readonly number[], relevant: ReadonlySet<number>, qualities: ListQualities): void {
    for (const [name, metric] of Object.entries<Metric>(metrics)) {
      for (const k of this.ks) this.columns.get(`${name}@${k}`)?.push(metric(list, relevant, k));
    }
    for (const name of listQualityNames) this.columns.get(name)?.push(qualities[name]);
  }
}

/**
 * Asks a model every question of a task and measures its lists, part by part. One scoring a case,
 * whatever the number of parts; the time is that of `model.score`.
 */
export function evaluateModel(model: Model, task: Task, options: EvaluateOptions): PartOutcome[] {
  const { ks } = options;
  const longest = Math.max(...ks);
  const popularity = popularityOf(task.train);
  const plays = popularity.reduce((sum, count) => sum + count, 0);
  const heard = new Heard();
  const records = task.parts.map((part) => ({ part, record: new PartRecord(ks) }));
  const qualitiesOf = (list: readonly number[], look: ProfileLook): ListQualities => ({
    novelty: novelty(list, popularity, plays),
    diversity: artistDiversity(list, task.artistOf),
    popularityLift: popularityLift(list, look, popularity),
    miscalibration: miscalibration(list, look, task.artistOf),
  });
  let number = 0;
  for (const question of task.cases) {
    // A question of its own: what models keep of it, which grows with the history, goes when it is answered.
    const scores = model.score({ ...question.query });
    const look = profileLook(question.query.plays, popularity, task.artistOf);
    heard.begin(question.query.plays, Math.max(scores.length, task.artistOf.length));
    for (const { part, record } of records) {
      const isCandidate = heard.among(part.candidates, popularity);
      const relevant = new Set([...question.relevant].filter(isCandidate));
      if (relevant.size === 0) continue;
      const list = rankItems(scores, longest, isCandidate);
      const shown = list.slice(0, ks[0]);
      record.cases.push(number);
      record.segments.push(question.segment);
      record.add(list, relevant, qualitiesOf(shown, look));
      for (const item of shown) record.listed.add(item);
    }
    options.onCase?.(++number);
  }
  const catalogue = popularity.reduce((count, item) => count + (item > 0 ? 1 : 0), 0);
  return records.map(({ part, record: { cases, segments, columns, listed } }) => {
    const coverage = catalogue === 0 ? 0 : listed.size / catalogue;
    return { name: part.name, cases, segments, columns, coverage };
  });
}
