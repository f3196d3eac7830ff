import { checkInteractions } from '../interactions.ts';
import { type Csr, csrFromTriplets, forEachInRow, transpose } from '../matrix/csr.ts';
import { itemSpan, playsUntil } from '../profile.ts';
import { blankScores } from './blank-scores.ts';
import { fadingProfile } from './fading-profile.ts';
import { progress } from './fit-progress.ts';
import type { AddTo, Model, ModelFamily, Query, Ranked } from './model.ts';
import { type ModelFile, readModelFile, writeModelFile } from './model-file.ts';
import { sound } from './options.ts';
import { topItems } from './top-items.ts';

const kind = 'told-similar';

export interface ToldSimilarOptions {
  /** A play of the profile counts half after this many days. */
  readonly halfLifeDays: number;
  /** What it counts that the artists are alike, against that the songs are. */
  readonly artistWeight: number;
}

/** What is told to be like what, and the primary artist by item (0 where it is not known). */
interface Told {
  readonly items: Csr;
  readonly artists: Csr;
  readonly artistOf: Int32Array;
}

/**
 * What others say is like what this listener plays: Σ over the profile's items of their strength (see
 * `FadingProfile`) · how alike the songs are told to be, and their artists. It needs nobody's plays but
 * the listener's: who listens alone hears of new songs by it.
 */
export class ToldSimilarSongs implements Model {
  readonly kind = kind;
  readonly itemCount: number;
  readonly options: ToldSimilarOptions;
  private readonly told: Told;
  private readonly pointingTo: Pick<Told, 'items' | 'artists'>;

  constructor(told: Told, options: ToldSimilarOptions) {
    this.itemCount = told.items.rowCount;
    this.options = options;
    this.told = told;
    this.pointingTo = { items: transpose(told.items), artists: transpose(told.artists) };
  }

  score(query: Query, into?: Float64Array): Float64Array {
    const { items, artists, artistOf } = this.told;
    const count = playsUntil(query.plays, query.now);
    const scores = blankScores(itemSpan(this.itemCount, query.plays, count), into);
    const ofArtist = new Float64Array(artists.rowCount);
    const { artistWeight, halfLifeDays } = this.options;
    for (const { item, strength } of fadingProfile(query, halfLifeDays).strengths) {
      forEachInRow(items, item, (other, value) => {
        scores[other]! += strength * value;
      });
      forEachInRow(artists, artistOf[item] ?? 0, (other, value) => {
        ofArtist[other]! += strength * value;
      });
    }
    if (ofArtist.every((strength) => strength === 0)) return scores;
    for (let item = 0; item < artistOf.length; item++) {
      scores[item]! += artistWeight * (ofArtist[artistOf[item]!] ?? 0);
    }
    return scores;
  }

  recommend(query: Query, k: number): Ranked[] {
    return topItems(this.score(query), k);
  }

  explain(query: Query, item: number, add: AddTo): void {
    const { artistOf } = this.told;
    const { artistWeight, halfLifeDays } = this.options;
    const [likeItem, likeArtist] = [new Map<number, number>(), new Map<number, number>()];
    forEachInRow(this.pointingTo.items, item, (cause, value) => {
      likeItem.set(cause, value);
    });
    forEachInRow(this.pointingTo.artists, artistOf[item] ?? 0, (cause, value) => {
      likeArtist.set(cause, artistWeight * value);
    });
    const alike = (cause: number) =>
      (likeItem.get(cause) ?? 0) + (likeArtist.get(artistOf[cause] ?? 0) ?? 0);
    const profile = fadingProfile(query, halfLifeDays);
    profile.share(alike, (value, play) => add(kind, value, play));
  }

  save(): Uint8Array {
    const { items, artists, artistOf } = this.told;
    const numbers = { itemCount: items.rowCount, artistCount: artists.rowCount, ...this.options };
    const sections = { artistOf, ...sectionsOf('item', items), ...sectionsOf('artist', artists) };
    return writeModelFile({ kind, numbers, sections });
  }
}

function sectionsOf(name: string, { rowStarts, columns, values }: Csr) {
  return { [`${name}Starts`]: rowStarts, [`${name}Columns`]: columns, [`${name}Values`]: values };
}

function matrixOf(name: 'item' | 'artist', file: ModelFile): Csr {
  const count = file.number(`${name}Count`);
  return {
    ...{ rowCount: count, columnCount: count, rowStarts: file.int32(`${name}Starts`) },
    ...{ columns: file.int32(`${name}Columns`), values: file.float64(`${name}Values`) },
  };
}

const nothing = { rows: [], columns: [], values: [] };

export const toldSimilar: ModelFamily<ToldSimilarOptions, ToldSimilarSongs> = {
  kind,
  defaults: { halfLifeDays: 90, artistWeight: 0.3 },
  fit(interactions, options, run) {
    checkInteractions(interactions);
    sound(options, 'halfLifeDays');
    progress(run, 1);
    const { itemCount, content } = interactions;
    const { items, artists } = content?.similar ?? {
      ...{ items: csrFromTriplets(itemCount, itemCount, nothing) },
      ...{ artists: csrFromTriplets(0, 0, nothing) },
    };
    const artistOf = content?.artistOf ?? new Int32Array(0);
    return new ToldSimilarSongs({ items, artists, artistOf }, options);
  },
  load(file) {
    const content = readModelFile(file, kind);
    const told = {
      ...{ items: matrixOf('item', content), artists: matrixOf('artist', content) },
      artistOf: content.int32('artistOf'),
    };
    return new ToldSimilarSongs(told, content.options(toldSimilar.defaults));
  },
};
