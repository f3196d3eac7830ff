import type { Store } from '@echotune/data';
import type { SongCatalogue } from './keep-catalogue.ts';
import type { SongTraits } from './wishes.ts';

/** Songs or artists that are read at once. */
const readAtOnce = 5000;

const nobody: ReadonlySet<number> = new Set();

function* steps(ids: readonly number[]): Generator<readonly number[]> {
  for (let at = 0; at < ids.length; at += readAtOnce) yield ids.slice(at, at + readAtOnce);
}

/** Values and tags as they are read; of what several sources say the last by name stands. */
class ReadTraits implements SongTraits {
  readonly #artists: Int32Array;
  readonly #features = new Map<string, Float64Array>();
  readonly #tagged = new Map<string, Set<number>>();

  constructor(artists: Int32Array) {
    this.#artists = artists;
  }

  feature(name: string, song: number): number {
    return this.#features.get(name)?.[song] ?? Number.NaN;
  }

  tagged(tag: string): ReadonlySet<number> {
    return this.#tagged.get(tag) ?? nobody;
  }

  tags(): Iterable<readonly [string, ReadonlySet<number>]> {
    return this.#tagged;
  }

  artistOf(song: number): number {
    return this.#artists[song] ?? 0;
  }

  measure(name: string, song: number, value: number): void {
    const values =
      this.#features.get(name) ?? new Float64Array(this.#artists.length).fill(Number.NaN);
    values[song] = value;
    this.#features.set(name, values);
  }

  tag(tag: string, songs: Iterable<number>): void {
    const tagged = this.#tagged.get(tag) ?? new Set();
    for (const song of songs) tagged.add(song);
    this.#tagged.set(tag, tagged);
  }
}

/** Songs of each artist, by artist. */
function songsByArtist(artistOf: Int32Array): Map<number, number[]> {
  const songs = new Map<number, number[]>();
  for (const [song, artist] of artistOf.entries()) {
    if (artist === 0) continue;
    const own = songs.get(artist);
    if (own === undefined) songs.set(artist, [song]);
    else own.push(song);
  }
  return songs;
}

/**
 * What is known of all songs beside who plays them, in memory; renewed when songs, tags or features came
 * or went. It also holds what may only be shown: a listener's wish is answered by it, no model learns.
 */
export class KnownTraits {
  readonly #store: Store;
  readonly #catalogue: SongCatalogue;
  #version = -1;
  #traits = new ReadTraits(new Int32Array(0));

  constructor(store: Store, catalogue: SongCatalogue) {
    this.#store = store;
    this.#catalogue = catalogue;
  }

  async current(): Promise<ReadTraits> {
    const version = await this.#store.catalogue.version();
    if (version !== this.#version) {
      this.#traits = await this.#read();
      this.#version = version;
    }
    return this.#traits;
  }

  async #read(): Promise<ReadTraits> {
    const { features } = this.#store;
    const { artistOf } = await this.#catalogue.current();
    const traits = new ReadTraits(artistOf);
    const byArtist = songsByArtist(artistOf);
    for (const songs of steps([...byArtist.values()].flat())) {
      for (const { songId, name, value } of await features.songFeatures(songs, 'showing')) {
        traits.measure(name, songId, value);
      }
      for (const { songId, tag } of await features.songTags(songs, 'showing')) {
        traits.tag(tag, [songId]);
      }
    }
    for (const artists of steps([...byArtist.keys()])) {
      for (const { artistId, tag } of await features.artistTags(artists, 'showing')) {
        traits.tag(tag, byArtist.get(artistId) ?? []);
      }
    }
    return traits;
  }
}
