/** What a listener of the demo world comes across: popular things near to where they are at home. */

import type { Random } from '../random.ts';
import type { DemoTrack } from './artist-maker.ts';
import type { Catalogue, DemoArtist, DemoRelease } from './catalogue.ts';
import { genres } from './genres.ts';

/** A track and who it is by. */
export interface Heard {
  readonly artist: DemoArtist;
  readonly track: DemoTrack;
}

/** Now, as far as taste is concerned. */
export interface Moment {
  /** UTC epoch milliseconds. */
  readonly at: number;
  /** How far the drift has gone, 0 … 1. */
  readonly passed: number;
  /** The session's genre. */
  readonly genre: number;
}

/** Popularity of artists within a genre, and of an artist's tracks: Zipf's law with these. */
const artistExponent = 1.2;
const trackExponent = 1.2;
/** As long as that a release is news. */
const newsMs = 45 * 86_400_000;
const newsShare = 0.12;

function sceneDistance(a: number, b: number): number {
  const off = Math.abs(a - b);
  return Math.min(off, 1 - off);
}

/** The popular ones before the others, of what has come out. */
function drawTrack(random: Random, tracks: readonly DemoTrack[], at: number): DemoTrack {
  for (let i = 0; i < 6; i++) {
    const track = tracks[random.zipf(tracks.length, trackExponent)]!;
    if (track.releasedAt <= at) return track;
  }
  return tracks.find(({ releasedAt }) => releasedAt <= at)!;
}

export class Discovery {
  readonly #random: Random;
  readonly #catalogue: Catalogue;
  /** Where on each genre's circle this listener is at home first, and how far they will move. */
  readonly #homes: readonly { readonly scene: number; readonly drift: number }[];

  constructor(random: Random, catalogue: Catalogue) {
    this.#random = random;
    this.#catalogue = catalogue;
    this.#homes = genres.map(() => ({ scene: random.next(), drift: random.between(-0.3, 0.3) }));
  }

  /** Something that is out at the moment; it may be known. */
  draw(moment: Moment, previous: Heard | null): Heard {
    const random = this.#random;
    if (random.chance(newsShare)) {
      const news = this.#news(moment);
      if (news) return { artist: news.artist, track: drawTrack(random, news.tracks, moment.at) };
    }
    const kind = random.next();
    const same = previous?.artist.genre === moment.genre ? previous.artist : null;
    const place = same && kind < 0.7 ? same.scene : this.#home(moment);
    const artist = same && kind < 0.35 ? same : this.#artistAround(moment, place);
    return { artist, track: drawTrack(random, artist.tracks, moment.at) };
  }

  #home({ genre, passed }: Moment): number {
    const { scene, drift } = this.#homes[genre]!;
    return (scene + drift * passed + 1) % 1;
  }

  /** Of a few recent releases of the genre the one nearest to home; null where nothing is new. */
  #news(moment: Moment): DemoRelease | null {
    const releases = this.#catalogue.releases[moment.genre] ?? [];
    const from = countUntil(releases, moment.at - newsMs);
    const fresh = countUntil(releases, moment.at) - from;
    if (fresh === 0) return null;
    const home = this.#home(moment);
    const drawn = Array.from({ length: 3 }, () => releases[from + this.#random.below(fresh)]!);
    const far = ({ artist }: DemoRelease) => sceneDistance(artist.scene, home);
    return drawn.reduce((near, release) => (far(release) < far(near) ? release : near));
  }

  /** A popular artist who has something out, the likelier the nearer to a place in the scene. */
  #artistAround({ genre, at }: Moment, scene: number): DemoArtist {
    const artists = this.#catalogue.artists[genre] ?? [];
    // The first one of a genre has been there before everybody.
    let found = artists[0]!;
    for (let i = 0; i < 16; i++) {
      const artist = artists[this.#random.zipf(artists.length, artistExponent)]!;
      if (artist.debutAt > at) continue;
      found = artist;
      const distance = sceneDistance(artist.scene, scene);
      if (this.#random.chance(Math.exp(-((distance / 0.15) ** 2)))) break;
    }
    return found;
  }
}

/** How many of the releases, oldest first, are out at a time. */
function countUntil(releases: readonly DemoRelease[], time: number): number {
  let low = 0;
  let high = releases.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (releases[middle]!.releasedAt <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}
