import { listenMs } from '../listen.ts';
import type { Catalogue } from '../plays.ts';
import { heatMap, playsByDay } from './calendar.ts';
import { type History, positionsIn, type Range } from './history.ts';
import { type Sessions, sessions } from './sessions.ts';
import { type Streaks, streaks } from './streaks.ts';
import { type Tallies, tallyBy, tallyItems } from './tally.ts';

const dayMs = 86_400_000;

/** A catalogue that also knows what items were released on. */
export interface ReleaseCatalogue extends Catalogue {
  /** Store id of the release by item; 0 where none is known. */
  readonly releaseOf: Int32Array;
}

/** What was played in a range, by item, artist and release. */
export interface Played {
  readonly items: Tallies;
  readonly artists: Tallies;
  readonly releases: Tallies;
}

export function playedIn(
  history: History,
  range: Range,
  { artistOf, releaseOf }: ReleaseCatalogue,
): Played {
  const items = tallyItems(history, range);
  return { items, artists: tallyBy(items, artistOf), releases: tallyBy(items, releaseOf) };
}

/** What a range comes to: everything about it that can be compared with another. */
export interface Figures {
  readonly plays: number;
  readonly listens: number;
  /** Of the plays of which it is known. */
  readonly msPlayed: number;
  /** Plays of which nobody told how long they were. */
  readonly untimed: number;
  /** Distinct items, artists and releases. */
  readonly items: number;
  readonly artists: number;
  readonly releases: number;
  /** Items and artists that were played for the first time ever. */
  readonly newItems: number;
  readonly newArtists: number;
  /** Local days with a play. */
  readonly days: number;
  /** Start of the first and the last play, UTC epoch milliseconds; null without plays. */
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  /** 168 counts at weekday · 24 + hour, Monday first, local time. */
  readonly heatMap: Int32Array;
  readonly streaks: Streaks;
  readonly sessions: Sessions;
  /** Share under 30 s, of the plays whose length is known; 0 without such. */
  readonly skipRate: number;
}

interface FiguresOptions {
  readonly catalogue: Catalogue;
  /** Of the same range. */
  readonly played: Played;
  /** UTC epoch milliseconds: says which local day is today. */
  readonly now: number;
}

/** The figures of a range. */
export function figures(
  history: History,
  range: Range,
  { catalogue, played, now }: FiguresOptions,
): Figures {
  const { startedAt } = history.plays;
  const { first, end } = positionsIn(history, range);
  const byDay = playsByDay(history, range);
  const { untimed, skips, newItems } = countPlays(history, first, end);
  const timed = end - first - untimed;
  return {
    plays: end - first,
    listens: sum(played.items.listens, played.items.length),
    msPlayed: sum(played.items.msPlayed, played.items.length),
    untimed,
    items: played.items.length,
    artists: played.artists.length,
    releases: played.releases.length,
    newItems,
    newArtists: newArtists(history, { first, end }, catalogue),
    days: byDay.plays.reduce((days, plays) => days + Math.min(1, plays), 0),
    firstAt: end > first ? startedAt[first]! : null,
    lastAt: end > first ? startedAt[end - 1]! : null,
    heatMap: heatMap(history, range),
    streaks: streaks(byDay, Math.floor(history.clock.localMs(now) / dayMs)),
    sessions: sessions(history, range),
    skipRate: timed > 0 ? skips / timed : 0,
  };
}

function sum(values: ArrayLike<number>, length: number): number {
  let total = 0;
  for (let at = 0; at < length; at++) total += values[at]!;
  return total;
}

function countPlays({ plays, firsts }: History, first: number, end: number) {
  const { msPlayed } = plays;
  let [untimed, skips, newItems] = [0, 0, 0];
  for (let at = first; at < end; at++) {
    const ms = msPlayed[at]!;
    if (ms < 0) untimed += 1;
    else if (ms < listenMs) skips += 1;
    newItems += firsts[at]!;
  }
  return { untimed, skips, newItems };
}

/** Artists whose first play ever lies between two positions. */
function newArtists(
  { items, firstPositions }: History,
  { first, end }: { readonly first: number; readonly end: number },
  { artistOf }: Catalogue,
): number {
  const known = new Set<number>();
  let found = 0;
  for (let place = 0; place < firstPositions.length; place++) {
    const position = firstPositions[place]!;
    if (position >= end) break;
    const artist = artistOf[items[place]!] ?? 0;
    if (artist === 0 || known.has(artist)) continue;
    known.add(artist);
    if (position >= first) found += 1;
  }
  return found;
}
