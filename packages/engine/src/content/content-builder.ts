import { csrFromTriplets } from '../matrix/csr.ts';
import type { ItemContent } from './item-content.ts';
import type { ToldSimilar } from './told-similar.ts';

/** Numbers that say what a song sounds like, by Spotify's names; loudness goes with energy, others say nothing of it. */
const soundNames: readonly string[] = [
  'acousticness',
  'danceability',
  'energy',
  'instrumentalness',
  'tempo',
  'valence',
];
const yearName = 'release_year';

/** How much a tag of an artist counts for each of their songs, against one of the song itself. */
const inheritance = 0.5;
/** The strongest of an artist: hundreds of them for every song would say little more. */
const tagsInherited = 20;

/** Tags of songs, or of artists, or what is like them, as columns. */
class Tagged {
  readonly owners: number[] = [];
  readonly tags: number[] = [];
  readonly weights: number[] = [];
  private readonly sources: number[] = [];

  add(source: number, owner: number, tag: number, weight: number): void {
    this.owners.push(owner);
    this.tags.push(tag);
    this.weights.push(weight);
    this.sources.push(source);
  }

  /** Weights as shares of the largest that the same source gives the same owner: elsewhere it counts otherwise. */
  shares(): Float64Array {
    const largest = new Map<number, Map<number, number>>();
    for (const [at, owner] of this.owners.entries()) {
      const source = this.sources[at]!;
      const ofSource = largest.get(source) ?? new Map<number, number>();
      largest.set(source, ofSource);
      ofSource.set(owner, Math.max(ofSource.get(owner) ?? 0, this.weights[at]!));
    }
    return Float64Array.from(
      this.weights,
      (weight, at) => weight / (largest.get(this.sources[at]!)?.get(this.owners[at]!) ?? 1),
    );
  }
}

class Numbers {
  private readonly numbers = new Map<string, number>();

  of(name: string): number {
    const known = this.numbers.get(name) ?? this.numbers.size;
    this.numbers.set(name, known);
    return known;
  }

  get count(): number {
    return this.numbers.size;
  }
}

/** Collects what sources tell of songs and artists. Songs are items. */
export class ContentBuilder {
  private readonly artistOf: Int32Array;
  private readonly years: Float64Array;
  private readonly sounds: readonly Float64Array[];
  private readonly tags = new Numbers();
  private readonly sources = new Numbers();
  private readonly songs = new Tagged();
  private readonly artists = new Tagged();
  private readonly likeSongs = new Tagged();
  private readonly likeArtists = new Tagged();

  /** `artistOf` is the primary artist by item, 0 where it is not known; its length that of the catalogue. */
  constructor(artistOf: Int32Array) {
    const unknown = () => new Float64Array(artistOf.length).fill(Number.NaN);
    this.artistOf = artistOf;
    this.years = unknown();
    this.sounds = soundNames.map(unknown);
  }

  /** A feature by name. Of what several sources say the last stands; what is no content is left out. */
  measure(item: number, name: string, value: number): void {
    const column = name === yearName ? this.years : this.sounds[soundNames.indexOf(name)];
    if (column !== undefined && item < column.length) column[item] = value;
  }

  /** `weight` is above 0 and comparable within the source. */
  tagItem(source: string, item: number, tag: string, weight: number): void {
    if (item >= this.artistOf.length) return;
    this.songs.add(this.sources.of(source), item, this.tags.of(tag), weight);
  }

  tagArtist(source: string, artist: number, tag: string, weight: number): void {
    this.artists.add(this.sources.of(source), artist, this.tags.of(tag), weight);
  }

  /** That an item is like another one; `score` is above 0 and comparable within the source. */
  likenItem(source: string, item: number, other: number, score: number): void {
    if (Math.max(item, other) >= this.artistOf.length || item === other) return;
    this.likeSongs.add(this.sources.of(source), item, other, score);
  }

  likenArtist(source: string, artist: number, other: number, score: number): void {
    if (artist !== other) this.likeArtists.add(this.sources.of(source), artist, other, score);
  }

  build(): ItemContent {
    const { artistOf, years, sounds, songs } = this;
    const cells = { rows: songs.owners, columns: songs.tags, values: [...songs.shares()] };
    const inherited = this.strongestOfArtists();
    for (const [item, artist] of artistOf.entries()) {
      for (const { tag, share } of inherited.get(artist) ?? []) {
        cells.rows.push(item);
        cells.columns.push(tag);
        cells.values.push(inheritance * share);
      }
    }
    const tags = csrFromTriplets(artistOf.length, this.tags.count, cells);
    const similar = this.similar();
    return { artistOf, tags, years, sounds, ...(similar && { similar }) };
  }

  private similar(): ToldSimilar | null {
    const { likeSongs, likeArtists } = this;
    const ids = [...likeArtists.owners, ...likeArtists.tags];
    if (likeSongs.owners.length + ids.length === 0) return null;
    const artistCount = ids.reduce((most, id) => Math.max(most, id + 1), 0);
    const square = (told: Tagged, count: number) =>
      csrFromTriplets(count, count, {
        ...{ rows: told.owners, columns: told.tags, values: told.shares() },
      });
    return {
      items: square(likeSongs, this.artistOf.length),
      artists: square(likeArtists, artistCount),
    };
  }

  private strongestOfArtists(): Map<number, { tag: number; share: number }[]> {
    const shares = this.artists.shares();
    const sums = new Map<number, Map<number, number>>();
    for (const [at, artist] of this.artists.owners.entries()) {
      const tag = this.artists.tags[at]!;
      const own = sums.get(artist) ?? new Map<number, number>();
      sums.set(artist, own.set(tag, (own.get(tag) ?? 0) + shares[at]!));
    }
    const strongest = new Map<number, { tag: number; share: number }[]>();
    for (const [artist, own] of sums) {
      const ranked = [...own].map(([tag, share]) => ({ tag, share }));
      ranked.sort((a, b) => b.share - a.share || a.tag - b.tag);
      strongest.set(artist, ranked.slice(0, tagsInherited));
    }
    return strongest;
  }
}
