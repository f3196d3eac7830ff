import { activeListeners, checkInteractions } from '../interactions.ts';
import { type Csr, cellOf } from '../matrix/csr.ts';
import { itemSpan, playsUntil } from '../profile.ts';
import { blankScores } from './blank-scores.ts';
import { type CoOccurrenceOptions, coOccurrence } from './co-occurrence.ts';
import { fadingProfile } from './fading-profile.ts';
import { progress } from './fit-progress.ts';
import type { AddTo, Model, ModelFamily, Query, Ranked } from './model.ts';
import { readModelFile, writeModelFile } from './model-file.ts';
import { sound } from './options.ts';
import { topItems } from './top-items.ts';

const kind = 'neighbours';

export interface NeighboursOptions extends CoOccurrenceOptions {
  /** A play of the profile counts half after this many days. */
  readonly halfLifeDays: number;
}

/**
 * What people play near what this listener plays: Σ over the profile's items of
 * their strength (see `FadingProfile`) · similarity. The similarities are those of `coOccurrence`.
 */
export class Neighbours implements Model {
  readonly kind = kind;
  readonly itemCount: number;
  readonly options: NeighboursOptions;
  /** Listeners with at least one play in the fit. */
  readonly listenerCount: number;
  /** By item its strongest neighbours. */
  readonly similar: Csr;

  constructor(similar: Csr, listenerCount: number, options: NeighboursOptions) {
    this.itemCount = similar.rowCount;
    this.options = options;
    this.listenerCount = listenerCount;
    this.similar = similar;
  }

  /** How alike two items are, 0 … 1; 0 where neither is among the other's neighbours. */
  similarity(a: number, b: number): number {
    return Math.min(1, Math.max(cellOf(this.similar, a, b), cellOf(this.similar, b, a)));
  }

  score(query: Query, into?: Float64Array): Float64Array {
    const { rowStarts, columns, values } = this.similar;
    const count = playsUntil(query.plays, query.now);
    const scores = blankScores(itemSpan(this.itemCount, query.plays, count), into);
    const profile = fadingProfile(query, this.options.halfLifeDays);
    for (const { item, strength } of profile.strengths) {
      if (item >= this.itemCount) continue;
      for (let at = rowStarts[item]!; at < rowStarts[item + 1]!; at++) {
        scores[columns[at]!]! += strength * values[at]!;
      }
    }
    return scores;
  }

  recommend(query: Query, k: number): Ranked[] {
    return topItems(this.score(query), k);
  }

  explain(query: Query, item: number, add: AddTo): void {
    const profile = fadingProfile(query, this.options.halfLifeDays);
    profile.share(
      (cause) => cellOf(this.similar, cause, item),
      (value, play) => add(kind, value, play),
    );
  }

  save(): Uint8Array {
    const { rowStarts, columns, values } = this.similar;
    return writeModelFile({
      kind,
      numbers: { itemCount: this.itemCount, listenerCount: this.listenerCount, ...this.options },
      sections: { rowStarts, columns, values },
    });
  }
}

export const neighbours: ModelFamily<NeighboursOptions, Neighbours> = {
  kind,
  defaults: {
    reachPlays: 25,
    halfHours: 24,
    shrinkage: 3,
    neighboursPerItem: 50,
    halfLifeDays: 90,
  },
  fit(interactions, options, run) {
    checkInteractions(interactions);
    sound(options, 'halfHours', 'halfLifeDays');
    const similar = coOccurrence(interactions, options, run);
    progress(run, 1);
    return new Neighbours(similar, activeListeners(interactions), options);
  },
  load(file) {
    const content = readModelFile(file, kind);
    const itemCount = content.number('itemCount');
    const similar = {
      rowCount: itemCount,
      columnCount: itemCount,
      rowStarts: content.int32('rowStarts'),
      columns: content.int32('columns'),
      values: content.float64('values'),
    };
    return new Neighbours(
      similar,
      content.number('listenerCount'),
      content.options(neighbours.defaults),
    );
  },
};
