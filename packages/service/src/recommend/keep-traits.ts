import type { Store } from '@echotune/data';
import type { SongCatalogue } from './keep-catalogue.ts';
import type { SoundTraits } from './measure-distance.ts';
import { takeTurns } from './take-turns.ts';

/** How many songs have a tag, their own or their artist's. */
export interface TagCount {
  readonly tag: string;
  readonly songs: number;
}

/** What is known of all songs. */
export interface CatalogueTraits extends SoundTraits {
  /** Every tag that a song has, the most used first. */
  tags(): readonly TagCount[];
  /** What an artist's songs are tagged with, by artist: the tag of most of them first. */
  songTagsOf(artist: number): readonly string[];
}

const nobody: ReadonlySet<number> = new Set();
const noValues = new Float64Array(0);

/** Whom a tag was given to. */
class Tagged {
  readonly songs = new Set<number>();
  readonly artists = new Set<number>();
}

/** Standard deviation of what is not NaN; NaN where nothing is. */
function spreadOf(values: Float64Array): number {
  const known = values.filter((value) => !Number.isNaN(value));
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const square = known.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(square / known.length);
}

function countTags(tagged: ReadonlyMap<string, Tagged>, artistOf: Int32Array): TagCount[] {
  const ofArtist = new Map<number, number>();
  for (const artist of artistOf) ofArtist.set(artist, (ofArtist.get(artist) ?? 0) + 1);
  const counts = [...tagged].map(([tag, { songs, artists }]) => {
    let count = 0;
    for (const artist of artists) count += ofArtist.get(artist) ?? 0;
    for (const song of songs) if (!artists.has(artistOf[song] ?? 0)) count += 1;
    return { tag, songs: count };
  });
  return counts
    .filter(({ songs }) => songs > 0)
    .sort((a, b) => b.songs - a.songs || (a.tag < b.tag ? -1 : 1));
}

/** Tags of songs by their artists, those of most songs first. */
function tagsBySongs(
  tagged: ReadonlyMap<string, Tagged>,
  artistOf: Int32Array,
): ReadonlyMap<number, readonly string[]> {
  const counts = new Map<number, Map<string, number>>();
  for (const [tag, { songs }] of tagged) {
    for (const song of songs) {
      const artist = artistOf[song] ?? 0;
      const own = counts.get(artist) ?? new Map<string, number>();
      own.set(tag, (own.get(tag) ?? 0) + 1);
      counts.set(artist, own);
    }
  }
  return new Map(
    [...counts].map(([artist, own]) => {
      const most = [...own].sort(([a, more], [b, less]) => less - more || (a < b ? -1 : 1));
      return [artist, most.map(([tag]) => tag)];
    }),
  );
}

/** Values and tags as they are read; of what several sources say the last by name stands. */
class ReadTraits {
  readonly #itemCount: number;
  readonly #features = new Map<string, Float64Array>();
  readonly #tagged = new Map<string, Tagged>();

  constructor(itemCount: number) {
    this.#itemCount = itemCount;
  }

  measure(name: string, song: number, value: number): void {
    const values = this.#features.get(name) ?? new Float64Array(this.#itemCount).fill(Number.NaN);
    values[song] = value;
    this.#features.set(name, values);
  }

  tag(tag: string, kind: keyof Tagged, id: number): void {
    const tagged = this.#tagged.get(tag) ?? new Tagged();
    tagged[kind].add(id);
    this.#tagged.set(tag, tagged);
  }

  /** The traits of songs, of those as well that have come since; what is counted is counted once. */
  of(artistOf: Int32Array): CatalogueTraits {
    const spreads = new Map<string, number>();
    let counts: readonly TagCount[] | null = null;
    let bySongs: ReadonlyMap<number, readonly string[]> | null = null;
    return {
      spread: (name) => {
        const known = spreads.get(name) ?? spreadOf(this.#features.get(name) ?? noValues);
        spreads.set(name, known);
        return known;
      },
      tags: () => {
        counts ??= countTags(this.#tagged, artistOf);
        return counts;
      },
      songTagsOf: (artist) => {
        bySongs ??= tagsBySongs(this.#tagged, artistOf);
        return bySongs.get(artist) ?? [];
      },
      feature: (name, song) => this.#features.get(name)?.[song] ?? Number.NaN,
      artistOf: (song) => artistOf[song] ?? 0,
      isTagged: (tag) => {
        const { songs = nobody, artists = nobody } = this.#tagged.get(tag) ?? {};
        return (song) => songs.has(song) || artists.has(artistOf[song] ?? 0);
      },
    };
  }
}

/**
 * What is known of all songs beside who plays them, in memory; renewed when other tags or features are
 * told. It also holds what no model may learn from: a listener's wish is answered by it.
 */
export class KnownTraits {
  readonly #store: Store;
  readonly #catalogue: SongCatalogue;
  readonly #inTurn = takeTurns();
  #version = -1;
  #read = new ReadTraits(0);
  #artistOf: Int32Array = new Int32Array(0);
  #traits = this.#read.of(this.#artistOf);

  constructor(store: Store, catalogue: SongCatalogue) {
    this.#store = store;
    this.#catalogue = catalogue;
  }

  current(): Promise<CatalogueTraits> {
    return this.#inTurn(() => this.#renew());
  }

  async #renew(): Promise<CatalogueTraits> {
    const version = await this.#store.features.version();
    const { artistOf } = await this.#catalogue.current();
    if (version === this.#version && artistOf === this.#artistOf) return this.#traits;
    if (version !== this.#version) this.#read = await this.#readAll(artistOf);
    this.#version = version;
    this.#artistOf = artistOf;
    this.#traits = this.#read.of(artistOf);
    return this.#traits;
  }

  async #readAll(artistOf: Int32Array): Promise<ReadTraits> {
    const { features } = this.#store;
    const traits = new ReadTraits(artistOf.length);
    for await (const page of features.all('song-feature', 'showing')) {
      for (const { id, name, value } of page) traits.measure(name, id, value);
    }
    for await (const page of features.all('song-tag', 'showing')) {
      for (const { id, name } of page) traits.tag(name, 'songs', id);
    }
    for await (const page of features.all('artist-tag', 'showing')) {
      for (const { id, name } of page) traits.tag(name, 'artists', id);
    }
    return traits;
  }
}
