/**
 * The demo world's music. An artist belongs to a genre and, within it, to a place on a circle (the
 * scene): neighbours on the circle share their listeners, which is what a recommender can find out.
 */

import type { SourceTrack } from '../format.ts';
import { Random } from '../random.ts';
import { namedTrack } from '../source-track.ts';
import { type Genre, genres } from './genres.ts';
import { artistName, distinct, place, title } from './names.ts';
import type { Script } from './words.ts';

export interface DemoTrack {
  readonly track: SourceTrack;
  readonly durationMs: number;
  readonly genre: string;
}

export interface DemoArtist {
  readonly name: string;
  readonly genre: number;
  /** Position on the genre's circle, 0 … 1. */
  readonly scene: number;
  /** Most played first; other versions of songs stand last. */
  readonly tracks: readonly DemoTrack[];
}

export interface Catalogue {
  /** By genre, most popular first. */
  readonly artists: readonly (readonly DemoArtist[])[];
  readonly tracks: readonly DemoTrack[];
}

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A track URI in the service's shape. */
export function trackUri(random: Random): string {
  const id = Array.from({ length: 22 }, () => base62[random.below(base62.length)]);
  return `spotify:track:${id.join('')}`;
}

class ArtistMaker {
  readonly #random: Random;
  readonly #name: string;
  readonly #genre: Genre;
  readonly #script: Script | null;
  readonly #titles = new Set<string>();

  constructor(random: Random, name: string, genre: Genre) {
    this.#random = random;
    this.#name = name;
    this.#genre = genre;
    this.#script = random.chance(0.6) ? genre.script : null;
  }

  /** Two to four releases, then further versions of the best songs. */
  make(others: readonly string[]): DemoTrack[] {
    const releases = 2 + this.#random.below(3);
    const tracks = Array.from({ length: releases }, () => this.#release(others)).flat();
    const shuffled = tracks
      .map((track) => ({ track, key: this.#random.next() }))
      .toSorted((a, b) => a.key - b.key)
      .map(({ track }) => track);
    return [...shuffled, ...shuffled.slice(0, 2).map((track) => this.#version(track))];
  }

  #release(others: readonly string[]): DemoTrack[] {
    const album = distinct(this.#titles, () => title(this.#random, this.#script));
    return Array.from({ length: 6 + this.#random.below(5) }, (_, position) => {
      const song = position === 0 && this.#random.chance(0.4) ? album : this.#song(others);
      return this.#track(song, album, this.#seconds());
    });
  }

  #song(others: readonly string[]): string {
    const song = distinct(this.#titles, () => title(this.#random, this.#script));
    const guest = this.#random.chance(0.07) && others.length > 0;
    return guest ? `${song} (feat. ${this.#random.pick(others)})` : song;
  }

  /** The same song again: on a single of its own name, remastered, live or acoustic. */
  #version({ track, durationMs }: DemoTrack): DemoTrack {
    const seconds = Math.round(durationMs / 1000);
    const random = this.#random;
    const versions: (() => DemoTrack)[] = [
      () => this.#track(track.title, track.title, seconds),
      () =>
        this.#track(`${track.title} - Remastered ${2009 + random.below(15)}`, track.album, seconds),
      () => this.#track(`${track.title} - Live`, `Live in ${place(random)}`, seconds + 20),
      () => this.#track(`${track.title} (Acoustic)`, `${track.title} (Acoustic)`, seconds - 15),
    ];
    return random.pick(versions)();
  }

  #seconds(): number {
    return Math.round(this.#genre.meanSeconds * (1 + 0.3 * this.#random.spread()));
  }

  #track(name: string, album: string | null, seconds: number): DemoTrack {
    const id = trackUri(this.#random);
    const identities = [{ kind: 'spotify-track', value: id }] as const;
    return {
      track: namedTrack(name, this.#name, { id, album, identities }),
      durationMs: seconds * 1000 + this.#random.below(1000),
      genre: this.#genre.name,
    };
  }
}

export function makeCatalogue(seed: number, artistCount: number): Catalogue {
  const names = new Set<string>();
  const artists: DemoArtist[][] = genres.map(() => []);
  for (let i = 0; i < artistCount; i++) {
    const index = i % genres.length;
    const genre = genres[index] ?? genres[0]!;
    const random = new Random(seed, `artist ${i}`);
    const others = [...names];
    const name = distinct(names, () => artistName(random, genre.script));
    const tracks = new ArtistMaker(random, name, genre).make(others);
    artists[index]?.push({ name, genre: index, scene: random.next(), tracks });
  }
  return { artists, tracks: artists.flat().flatMap((artist) => artist.tracks) };
}
