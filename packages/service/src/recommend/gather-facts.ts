import type { SongCard, Store } from '@echotune/data';
import type { ZonedClock } from '@echotune/engine';
import { gatherTags } from './gather-tags.ts';
import { gatherTellers, type Pair, type Tellers } from './gather-tellers.ts';
import type { ListenerProfile } from './keep-profiles.ts';
import { phrasesOf, type ReasonLanguage } from './phrases/languages.ts';
import type { Phrases } from './phrases/phrases.ts';

/** What a listener's plays say of one song. */
export interface Heard {
  readonly plays: number;
  /** UTC epoch milliseconds. */
  readonly first: number;
  readonly last: number;
  /** Of the plays, those within two hours of the time of day asked for. */
  readonly aboutNow: number;
}

/** The facts that sentences about songs are made of. */
export interface Facts {
  /** Of the listener. */
  readonly clock: ZonedClock;
  readonly now: number;
  /** In the language of who asks. */
  readonly phrases: Phrases;
  readonly songs: ReadonlyMap<number, SongCard>;
  readonly heard: ReadonlyMap<number, Heard>;
  /** What songs are tagged with, of those it was asked for; the strongest first. */
  readonly tags: ReadonlyMap<number, readonly string[]>;
  readonly tellers: Tellers;
  /** Songs of which the models know nobody's plays but the listener's own. */
  readonly isOwnAlone: (song: number) => boolean;
}

/** What sentences are to be made of. */
export interface WantedFacts {
  readonly songs: Iterable<number>;
  /** Songs of which tags are needed. */
  readonly tagged: Iterable<number>;
  /** Songs and what they are told to be like. */
  readonly alike: readonly Pair[];
  /** How many listeners' plays the models were trained on. */
  readonly trainedOn: number;
}

const minutesOfDay = 1440;
const aboutNowMinutes = 120;

/** Counts the plays up to `now` of the given songs, in one pass over the taste. */
function hear({ taste, clock }: ListenerProfile, songIds: ReadonlySet<number>, now: number) {
  const nowMinute = clock.minuteOfWeek(now);
  const heard = new Map<number, Heard>();
  for (let i = 0; i < taste.length; i += 1) {
    const song = taste.items[i] ?? 0;
    const at = taste.startedAt[i] ?? 0;
    if (at > now) break;
    if (!songIds.has(song)) continue;
    const apart = Math.abs(clock.minuteOfWeek(at) - nowMinute) % minutesOfDay;
    const isAboutNow = Math.min(apart, minutesOfDay - apart) <= aboutNowMinutes;
    const before = heard.get(song) ?? { plays: 0, first: at, aboutNow: 0 };
    heard.set(song, {
      plays: before.plays + 1,
      first: before.first,
      last: at,
      aboutNow: before.aboutNow + (isAboutNow ? 1 : 0),
    });
  }
  return heard;
}

/** Names and play counts of the songs, as of `now`, and what else is wanted of some. */
export async function gatherFacts(
  store: Store,
  profile: ListenerProfile,
  now: number,
  { songs: songIds, tagged, alike, trainedOn }: WantedFacts,
  language: ReasonLanguage,
): Promise<Facts> {
  const wanted = new Set(songIds);
  const songs = await store.catalogue.cards([...wanted]);
  return {
    clock: profile.clock,
    now,
    phrases: phrasesOf(language),
    songs,
    heard: hear(profile, wanted, now),
    tags: await gatherTags(store, songs, tagged),
    tellers: await gatherTellers(store, alike),
    // Who was trained on alone has played whatever was; others have not, or know it from elsewhere.
    isOwnAlone: (song) => trainedOn <= 1 && (profile.playCounts.get(song) ?? 0) > 0,
  };
}
