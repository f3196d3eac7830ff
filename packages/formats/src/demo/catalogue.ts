/**
 * The demo world's music. An artist belongs to a genre and, within it, to a place on a circle (the
 * scene): neighbours on the circle share their listeners, which is what a recommender can find out.
 * Artists release over the years; some of it comes out while the listeners are listening.
 */

import { Random } from '../random.ts';
import { ArtistMaker, type DemoTrack, releaseDay } from './artist-maker.ts';
import { genres } from './genres.ts';
import { artistName, distinct } from './names.ts';

export interface DemoArtist {
  readonly name: string;
  readonly genre: number;
  /** Position on the genre's circle, 0 … 1. */
  readonly scene: number;
  /** Most played first; other versions of songs stand last. */
  readonly tracks: readonly DemoTrack[];
  /** Release of the first track, UTC epoch milliseconds. */
  readonly debutAt: number;
}

/** What an artist releases on one day. */
export interface DemoRelease {
  readonly artist: DemoArtist;
  readonly releasedAt: number;
  /** Most played first. */
  readonly tracks: readonly DemoTrack[];
}

export interface Catalogue {
  /** By genre, most popular first. */
  readonly artists: readonly (readonly DemoArtist[])[];
  /** By genre, oldest first. */
  readonly releases: readonly (readonly DemoRelease[])[];
  readonly tracks: readonly DemoTrack[];
}

export interface CataloguePlan {
  readonly artistCount: number;
  /** The time in which people listen, UTC epoch milliseconds. */
  readonly from: number;
  readonly endsAt: number;
}

const yearMs = 365.25 * 86_400_000;
/** How long before the first listener the newest album of an artist may have come out. */
const longestSilenceMs = 12 * yearMs;

/**
 * When an artist's albums come out, oldest first. Newcomers have theirs while people listen. The
 * first artists of all are old enough that from the beginning there is something to hear.
 */
function releaseDates(random: Random, plan: CataloguePlan, isFounder: boolean): number[] {
  const { from, endsAt } = plan;
  const isNewcomer = !isFounder && random.chance(0.1);
  const silence = isNewcomer ? 0 : longestSilenceMs;
  let date = endsAt - (endsAt - from + silence) * random.next() ** 2;
  const dates = [date];
  const more = isNewcomer ? random.below(2) : 1 + random.below(3);
  for (let i = 0; i < more; i++) {
    date -= yearMs * (isNewcomer ? random.between(0.2, 0.5) : random.between(0.7, 3));
    dates.unshift(date);
  }
  const offset = isFounder ? Math.max(0, dates[0]! - (from - yearMs)) : 0;
  return dates.map((each) => releaseDay(each - offset));
}

function releasesOf(artist: DemoArtist): DemoRelease[] {
  const byDay = Map.groupBy(artist.tracks, ({ releasedAt }) => releasedAt);
  return [...byDay].map(([releasedAt, tracks]) => ({ artist, releasedAt, tracks }));
}

/** The same catalogue for the same seed and plan, made artist by artist. */
export function makeCatalogue(seed: number, plan: CataloguePlan): Catalogue {
  const names = new Set<string>();
  const guests: string[] = [];
  const artists: DemoArtist[][] = genres.map(() => []);
  for (let i = 0; i < plan.artistCount; i++) {
    const index = i % genres.length;
    const genre = genres[index] ?? genres[0]!;
    const random = new Random(seed, `artist ${i}`);
    const name = distinct(names, () => artistName(random, genre.script));
    const scene = random.next();
    const dates = releaseDates(random, plan, i < genres.length);
    const { endsAt } = plan;
    const maker = new ArtistMaker(random, { name, genre, scene, releaseDates: dates, endsAt });
    const tracks = maker.make(guests);
    artists[index]?.push({ name, genre: index, scene, tracks, debutAt: dates[0]! });
    guests.push(name);
  }
  const releases = artists.map((those) =>
    those.flatMap(releasesOf).toSorted((a, b) => a.releasedAt - b.releasedAt),
  );
  return { artists, releases, tracks: artists.flat().flatMap((artist) => artist.tracks) };
}
