import {
  type Log,
  type Model,
  nextBeat,
  popularity,
  type Query,
  rankItems,
} from '@echotune/engine';
import { type ChooseTerms, checkModel, chooseModel } from './choose-model.ts';
import { type Cases, historyOf, type PredictMode, readCases } from './read-cases.ts';
import { minuteOf, readLog } from './read-log.ts';
import { writeLines } from './write-lines.ts';

export interface PredictRequest extends ChooseTerms {
  /** Paths of the two logs, and of the file to be written. */
  readonly train: string;
  readonly cases: string;
  readonly out: string;
  readonly mode: PredictMode;
  /** Tracks a case. */
  readonly k: number;
  /** A model's name with its options, or `auto`. */
  readonly model: string;
  readonly onProgress?: (step: 'read' | 'fit' | 'cases', fraction: number) => void;
}

export interface Predicted {
  readonly model: string;
  readonly plays: number;
  readonly tracks: number;
  readonly cases: number;
  /** Cases with fewer than k tracks: nothing else could be said. */
  readonly short: number;
}

/** The question of a case. */
function queryOf(train: Log, cases: Cases, number: number, mode: PredictMode): Query {
  const { plays } = historyOf(train, cases, number);
  const last = plays.startedAt[plays.length - 1] ?? train.endsAt;
  const isReal = train.clock === 'real' && cases.log.clock === 'real';
  return {
    plays,
    now: mode === 'next' ? nextBeat(last) : Math.max(train.endsAt, last),
    minuteOfWeek: isReal ? minuteOf(train) : () => 0,
  };
}

/** The best k of a model; where it has no more to say the most popular ones follow. */
function listOf(model: Model, rest: Model, query: Query, request: PredictRequest): number[] {
  const { k, mode } = request;
  const heard = new Set(mode === 'top-n' ? query.plays.items : []);
  const list = rankItems(model.score(query), k, (item) => !heard.has(item));
  if (list.length === k) return list;
  const taken = heard.union(new Set(list));
  return [...list, ...rankItems(rest.score(query), k - list.length, (item) => !taken.has(item))];
}

/**
 * Answers a file of cases with a model trained on a log, and writes the answers whole or not at all:
 * `case<TAB>track track …`, best first. In top-n the listener's known tracks are not recommended.
 * Throws model-unknown, input-invalid, output-not-writable, and as `readRows`.
 */
export async function predictCases(request: PredictRequest): Promise<Predicted> {
  const { k, mode, onProgress } = request;
  checkModel(request.model);
  onProgress?.('read', 0);
  const train = await readLog(request.train);
  const cases = await readCases(request.cases, train, mode);
  onProgress?.('read', 1);
  const minuteOfWeek = minuteOf(train);
  const part = { plays: train.plays, now: train.endsAt, clock: train.clock, minuteOfWeek };
  const { name, model } = chooseModel(part, {
    ...request,
    goal: mode,
    onProgress: (fraction) => onProgress?.('fit', fraction),
  });
  const rest = popularity.fit(train.plays, popularity.defaults, { seed: 1, now: train.endsAt });
  const { names } = cases.log.owners;
  let short = 0;
  const lines = function* () {
    for (const [number, caseName] of names.entries()) {
      const list = listOf(model, rest, queryOf(train, cases, number, mode), request);
      if (list.length < k) short += 1;
      yield `${caseName}\t${list.map((item) => cases.log.tracks.names[item]).join(' ')}`;
      onProgress?.('cases', (number + 1) / names.length);
    }
  };
  await writeLines(request.out, lines());
  const { items, itemCount } = train.plays;
  return { model: name, plays: items.length, tracks: itemCount, cases: names.length, short };
}
