import {
  type ContentVectors,
  type ContentWeights,
  contentVectors,
} from '../content/content-vectors.ts';
import { kindsOfItems } from '../content/kinds.ts';
import { checkInteractions } from '../interactions.ts';
import type { Interactions } from '../plays.ts';
import { itemSpan, playsUntil } from '../profile.ts';
import { blankScores } from './blank-scores.ts';
import { fadingProfile } from './fading-profile.ts';
import { progress } from './fit-progress.ts';
import type { AddTo, Model, ModelFamily, Query, Ranked } from './model.ts';
import { readModelFile, writeModelFile } from './model-file.ts';
import { sound } from './options.ts';
import { topItems } from './top-items.ts';

const kind = 'content';
const dayMs = 86_400_000;

export interface ContentOptions extends ContentWeights {
  /** A play of the profile counts half after this many days. */
  readonly halfLifeDays: number;
  /** An item that was played so often counts half: where people play it, what they do says more. */
  readonly thinPlays: number;
  /** What being the most played of all counts, against not being played at all. */
  readonly popularWeight: number;
  /** A play counts half for that after this many days. */
  readonly popularHalfLifeDays: number;
}

/**
 * By item, how much being like a profile counts for it. Where hardly anybody has played it, what is known
 * of it is all there is; where everybody plays it now, it is what is popular among its like.
 */
function saysOf(
  { itemCount, items, startedAt, counts }: Interactions,
  { thinPlays, popularWeight, popularHalfLifeDays }: ContentOptions,
  now: number,
): Float32Array {
  const plays = new Float64Array(itemCount);
  const fading = new Float64Array(itemCount);
  for (const [at, item] of items.entries()) {
    const count = counts?.[at] ?? 1;
    plays[item]! += count;
    const age = Math.max(0, now - startedAt[at]!);
    fading[item]! += count * 2 ** (-age / (popularHalfLifeDays * dayMs));
  }
  const most = fading.reduce((largest, each) => Math.max(largest, each), 0) || 1;
  return Float32Array.from(
    plays,
    (count, item) => thinPlays / (thinPlays + count) + (popularWeight * fading[item]!) / most,
  );
}

/**
 * What is like what this listener plays by what is known of it, whoever plays it: Σ over the profile's
 * items of their strength (see `FadingProfile`) · cosine of what is known of both (Lops, de Gemmis and Semeraro,
 * "Content-based Recommender Systems", Recommender Systems Handbook, 2011). Songs that nobody has played
 * yet speak loudest, then what everybody plays now: popularity among the like of what was heard, which is
 * the answer to a listener of whom little is known.
 */
export class Content implements Model {
  readonly kind = kind;
  readonly itemCount: number;
  readonly options: ContentOptions;
  private readonly vectors: ContentVectors;
  /** What each item is above all, by item; below 0 where nobody says (see `kindsOfItems`). */
  readonly kinds: Int32Array;
  private readonly says: Float32Array;

  constructor(
    vectors: ContentVectors,
    { says, kinds }: { readonly says: Float32Array; readonly kinds: Int32Array },
    options: ContentOptions,
  ) {
    this.itemCount = vectors.rowStarts.length - 1;
    this.vectors = vectors;
    this.says = says;
    this.kinds = kinds;
    this.options = options;
  }

  score(query: Query, into?: Float64Array): Float64Array {
    const count = playsUntil(query.plays, query.now);
    const scores = blankScores(itemSpan(this.itemCount, query.plays, count), into);
    const { rowStarts, columns, values } = this.vectors;
    if (values.length === 0) return scores;
    const taste = this.taste(query);
    for (let item = 0; item < this.itemCount; item++) {
      let sum = 0;
      for (let at = rowStarts[item]!; at < rowStarts[item + 1]!; at++) {
        sum += values[at]! * taste[columns[at]!]!;
      }
      scores[item] = sum * this.says[item]!;
    }
    return scores;
  }

  recommend(query: Query, k: number): Ranked[] {
    return topItems(this.score(query), k);
  }

  explain(query: Query, item: number, add: AddTo): void {
    const { columnCount, rowStarts, columns, values } = this.vectors;
    if (item >= this.itemCount || rowStarts[item] === rowStarts[item + 1]) return;
    const row = new Float64Array(columnCount);
    for (let at = rowStarts[item]!; at < rowStarts[item + 1]!; at++)
      row[columns[at]!] = values[at]!;
    const alike = (cause: number) => {
      let sum = 0;
      const end = rowStarts[cause + 1] ?? 0;
      for (let at = rowStarts[cause]!; at < end; at++) sum += values[at]! * row[columns[at]!]!;
      return sum * this.says[item]!;
    };
    const profile = fadingProfile(query, this.options.halfLifeDays);
    profile.share(alike, (value, play) => add(kind, value, play));
  }

  save(): Uint8Array {
    const { columnCount, rowStarts, columns, values } = this.vectors;
    return writeModelFile({
      kind,
      numbers: { columnCount, ...this.options },
      sections: { rowStarts, columns, values, says: this.says, kinds: this.kinds },
    });
  }

  /** What the profile's items have in common, by column. */
  private taste(query: Query): Float64Array {
    const { columnCount, rowStarts, columns, values } = this.vectors;
    const taste = new Float64Array(columnCount);
    const profile = fadingProfile(query, this.options.halfLifeDays);
    for (const { item, strength } of profile.strengths) {
      const end = rowStarts[item + 1] ?? 0;
      for (let at = rowStarts[item]!; at < end; at++) {
        taste[columns[at]!]! += strength * values[at]!;
      }
    }
    return taste;
  }
}

export const content: ModelFamily<ContentOptions, Content> = {
  kind,
  defaults: {
    halfLifeDays: 90,
    thinPlays: 1,
    popularWeight: 3,
    popularHalfLifeDays: 30,
    tagWeight: 1,
    artistWeight: 0.3,
    eraWeight: 0.2,
    soundWeight: 0.3,
    tagsPerItem: 50,
  },
  fit(interactions, options, run) {
    checkInteractions(interactions);
    sound(options, 'halfLifeDays', 'thinPlays', 'popularHalfLifeDays');
    progress(run, 0);
    const { itemCount, content: known } = interactions;
    const vectors =
      known === undefined
        ? {
            ...{ columnCount: 0, rowStarts: new Int32Array(itemCount + 1) },
            ...{ columns: new Int32Array(0), values: new Float32Array(0) },
          }
        : contentVectors(interactions, known, options);
    progress(run, 1);
    const says = saysOf(interactions, options, run.now);
    const kinds = known === undefined ? new Int32Array(0) : kindsOfItems(known);
    return new Content(vectors, { says, kinds }, options);
  },
  load(file) {
    const held = readModelFile(file, kind);
    const vectors = {
      columnCount: held.number('columnCount'),
      rowStarts: held.int32('rowStarts'),
      columns: held.int32('columns'),
      values: held.float32('values'),
    };
    const by = { says: held.float32('says'), kinds: held.int32('kinds') };
    return new Content(vectors, by, held.options(content.defaults));
  },
};
