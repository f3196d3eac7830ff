/** Makes what an artist of the demo world has released: albums over the years, then other versions. */

import type { SourceTrack } from '../format.ts';
import type { Random } from '../random.ts';
import { namedTrack } from '../source-track.ts';
import type { Genre } from './genres.ts';
import { recordingMbid, trackUri } from './identifiers.ts';
import { distinct, place, title } from './names.ts';
import { makeFeatures, makeTags, type Version } from './sound.ts';
import type { Script } from './words.ts';

export interface DemoTrack {
  readonly track: SourceTrack;
  readonly durationMs: number;
  readonly genre: string;
  /** A Friday, 00:00 UTC, in epoch milliseconds: nobody hears it before. */
  readonly releasedAt: number;
  /** Null for tracks that nobody has entered into MusicBrainz. */
  readonly recordingMbid: string | null;
  /** Numbers by Spotify's names (`energy`, `tempo`, …). */
  readonly features: Readonly<Record<string, number>>;
  /** Strongest first. */
  readonly tags: readonly string[];
}

export interface ArtistPlan {
  readonly name: string;
  readonly genre: Genre;
  /** Position on the genre's circle, 0 … 1. */
  readonly scene: number;
  /** When each album comes out, oldest first. */
  readonly releaseDates: readonly number[];
  /** Versions come out until then, UTC epoch milliseconds. */
  readonly endsAt: number;
}

interface Spelling {
  readonly name: string;
  readonly album: string | null;
}

interface Edition {
  readonly version: Version;
  readonly seconds: number;
  readonly releasedAt: number;
}

const weekMs = 7 * 86_400_000;
/** Friday, 2 January 1970. */
const firstFriday = 86_400_000;

/** The last Friday, 00:00 UTC, up to an instant: the day on which music is released. */
export function releaseDay(time: number): number {
  return Math.floor((time - firstFriday) / weekMs) * weekMs + firstFriday;
}

export class ArtistMaker {
  readonly #random: Random;
  readonly #plan: ArtistPlan;
  readonly #script: Script | null;
  readonly #titles = new Set<string>();

  constructor(random: Random, plan: ArtistPlan) {
    this.#random = random;
    this.#plan = plan;
    this.#script = random.chance(0.6) ? plan.genre.script : null;
  }

  /** Most played first; further versions of the best songs stand last. `guests` may be credited. */
  make(guests: readonly string[]): DemoTrack[] {
    const tracks = this.#plan.releaseDates.flatMap((date) => this.#release(date, guests));
    const shuffled = tracks
      .map((track) => ({ track, key: this.#random.next() }))
      .toSorted((a, b) => a.key - b.key)
      .map(({ track }) => track);
    return [...shuffled, ...shuffled.slice(0, 2).map((track) => this.#version(track))];
  }

  #release(releasedAt: number, guests: readonly string[]): DemoTrack[] {
    const album = distinct(this.#titles, () => title(this.#random, this.#script));
    return Array.from({ length: 6 + this.#random.below(5) }, (_, position) => {
      const name = position === 0 && this.#random.chance(0.4) ? album : this.#song(guests);
      const seconds = this.#seconds();
      return this.#track({ name, album }, { version: 'original', seconds, releasedAt });
    });
  }

  #song(guests: readonly string[]): string {
    const song = distinct(this.#titles, () => title(this.#random, this.#script));
    const guest = this.#random.chance(0.07) && guests.length > 0;
    return guest ? `${song} (feat. ${this.#random.pick(guests)})` : song;
  }

  /** The same song again, later: on a single of its own name, remastered, live or acoustic. */
  #version({ track, durationMs, releasedAt: first }: DemoTrack): DemoTrack {
    const random = this.#random;
    const { title: name, album } = track;
    const seconds = Math.round(durationMs / 1000);
    const releasedAt = releaseDay(
      random.between(first, Math.max(first, this.#plan.endsAt - weekMs)) + weekMs,
    );
    const year = new Date(releasedAt).getUTCFullYear();
    const unplugged = `${name} (Acoustic)`;
    const make = (spelling: Spelling, version: Version, more = 0) =>
      this.#track(spelling, { version, seconds: seconds + more, releasedAt });
    const versions: (() => DemoTrack)[] = [
      () => make({ name, album: name }, 'original'),
      () => make({ name: `${name} - Remastered ${year}`, album }, 'remaster'),
      () => make({ name: `${name} - Live`, album: `Live in ${place(random)}` }, 'live', 20),
      () => make({ name: unplugged, album: unplugged }, 'acoustic', -15),
    ];
    return random.pick(versions)();
  }

  #seconds(): number {
    return Math.round(this.#plan.genre.meanSeconds * (1 + 0.3 * this.#random.spread()));
  }

  #track({ name, album }: Spelling, { version, seconds, releasedAt }: Edition): DemoTrack {
    const random = this.#random;
    const { name: artist, genre, scene } = this.#plan;
    const id = trackUri(random);
    const durationMs = seconds * 1000 + random.below(1000);
    const sound = { genre, scene, version, durationMs, releasedAt };
    return {
      track: namedTrack(name, artist, {
        id,
        album,
        identities: [{ kind: 'spotify-track', value: id }],
      }),
      durationMs,
      genre: genre.name,
      releasedAt,
      recordingMbid: random.chance(0.7) ? recordingMbid(random) : null,
      features: makeFeatures(random, sound),
      tags: makeTags(random, sound),
    };
  }
}
