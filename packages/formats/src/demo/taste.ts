/**
 * What a listener of the demo world plays next: mostly something they have heard (what usually
 * follows, or what is recent), else something new that lies near: by the same artist, by a neighbour
 * in the scene, just released, or popular in a genre they like. The genres they like and where they
 * are at home in them drift over the months.
 */

import type { Random } from '../random.ts';
import type { DemoTrack } from './artist-maker.ts';
import type { Catalogue } from './catalogue.ts';
import { Discovery, type Heard, type Moment } from './discovery.ts';
import { genres, hourAffinity } from './genres.ts';

/** So many plays pass before a track comes again. */
const restLength = 6;
/** Popularity of the genres: Zipf's law with this. */
const genreExponent = 0.6;

/** Weights over the genres: three to five that are liked, and a little of everything. */
function likedGenres(random: Random, catalogue: Catalogue): number[] {
  const weights = catalogue.artists.map((artists) => (artists.length > 0 ? 0.02 : 0));
  const there = weights.flatMap((weight, genre) => (weight > 0 ? [genre] : []));
  for (let i = 0; i < 3 + random.below(3); i++) {
    weights[there[random.zipf(there.length, genreExponent)]!]! += 1 / (i + 1);
  }
  return weights;
}

export class Taste {
  readonly #random: Random;
  readonly #repeatShare: number;
  readonly #before: readonly number[];
  readonly #after: readonly number[];
  readonly #discovery: Discovery;
  readonly #history: Heard[] = [];
  readonly #known = new Set<DemoTrack>();
  readonly #follower = new Map<DemoTrack, Heard>();
  #repeats = 0;

  constructor(random: Random, catalogue: Catalogue, repeatShare: number) {
    this.#random = random;
    this.#repeatShare = repeatShare;
    this.#before = likedGenres(random, catalogue);
    this.#after = likedGenres(random, catalogue).map(
      (weight, genre) => 0.7 * weight + 0.3 * (this.#before[genre] ?? 0),
    );
    this.#discovery = new Discovery(random, catalogue);
  }

  /** The genre of a session at a local hour; `passed` (0 … 1) is how far the drift has gone. */
  mood(passed: number, hour: number): number {
    const weights = genres.map((genre, i) => {
      const liked = (1 - passed) * (this.#before[i] ?? 0) + passed * (this.#after[i] ?? 0);
      return liked * hourAffinity(genre, hour);
    });
    return this.#random.weighted(weights);
  }

  /** The next track of a session; `previous` is null at its beginning. */
  next(moment: Moment, previous: Heard | null): Heard {
    // Steers gently towards the share, because a young history offers little to repeat.
    const lag = this.#repeatShare * this.#history.length - this.#repeats;
    const wanted = this.#random.chance(this.#repeatShare + lag / 200);
    const again = wanted ? this.#again(moment.genre, previous) : null;
    const heard = again ?? this.#discover(moment, previous);
    if (this.#known.has(heard.track)) this.#repeats++;
    this.#known.add(heard.track);
    this.#history.push(heard);
    if (previous) this.#follower.set(previous.track, heard);
    return heard;
  }

  /**
   * What followed last time, or a draw from the history in which recency counts as a power law, in
   * either case nothing that was just played. Null where the history is too short for that.
   */
  #again(genre: number, previous: Heard | null): Heard | null {
    const random = this.#random;
    const justPlayed = this.#history.slice(-restLength).map(({ track }) => track);
    const follower = previous && this.#follower.get(previous.track);
    if (follower && !justPlayed.includes(follower.track) && random.chance(0.35)) return follower;
    const older = this.#history.length - justPlayed.length;
    let found: Heard | null = null;
    for (let i = 0; i < 6 && older > 0; i++) {
      const heard = this.#history[older - Math.floor((older + 1) ** random.next())]!;
      if (justPlayed.includes(heard.track)) continue;
      found = heard;
      if (heard.artist.genre === genre) break;
    }
    return found;
  }

  #discover(moment: Moment, previous: Heard | null): Heard {
    let heard = this.#discovery.draw(moment, previous);
    for (let i = 0; i < 8 && this.#known.has(heard.track); i++) {
      heard = this.#discovery.draw(moment, previous);
    }
    return heard;
  }
}
