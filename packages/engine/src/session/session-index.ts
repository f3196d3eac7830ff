import { progress } from '../model/fit-progress.ts';
import type { FitRun } from '../model/model.ts';
import type { ModelFile } from '../model/model-file.ts';
import type { Interactions } from '../plays.ts';
import { IntList } from './int-list.ts';
import { sessionsOf } from './sessions.ts';

/** There is no such play. */
export const none = -1;

/** The columns from which an index is rebuilt. */
export interface SessionColumns {
  /** Start of each session, UTC epoch milliseconds. */
  readonly sessionStarts: Float64Array;
  /** Item and session of each play, in the order in which they were added. */
  readonly items: Int32Array;
  readonly sessions: Int32Array;
}

/**
 * Everybody's sessions, to be walked from any play: back to the item's play before it and to the plays
 * around it in its session. The inverted index "item → its most recent sessions" of Kersbergen et al.,
 * "Serenade", SIGMOD 2022, as linked lists, so that it takes new sessions and plays while it serves:
 * `begin`, `extend` and `retract` cost constant time, sessions of many listeners may grow side by side,
 * and the next question sees them. 20 bytes a play, 16 a session, 8 an item. Positions of plays and numbers of
 * sessions count up in the order in which they came and never change while they are there.
 */
export class SessionIndex {
  /** By play. Of an item's plays before it the latest, of its session the next and the one before; or none. */
  readonly items = new IntList();
  readonly sessions = new IntList();
  readonly older = new IntList();
  readonly next = new IntList();
  readonly previous = new IntList();
  /** By session: its first and latest play. */
  readonly firsts = new IntList();
  readonly latests = new IntList();
  /** By item: its latest play or none, and how many there are. */
  private readonly newest = new IntList();
  private readonly playCounts = new IntList();
  private readonly startedAt: number[] = [];

  constructor(itemCount: number) {
    this.reach(itemCount);
  }

  get itemCount(): number {
    return this.newest.length;
  }

  get sessionCount(): number {
    return this.firsts.length;
  }

  /** Starts a session, which becomes the most recent one, with its first play. Returns its number. */
  begin(startedAt: number, item: number): number {
    const session = this.firsts.length;
    this.startedAt.push(startedAt);
    this.firsts.push(this.items.length);
    this.latests.push(none);
    this.extend(session, item);
    return session;
  }

  /** Adds a play to the end of a session. */
  extend(session: number, item: number): void {
    const play = this.items.length;
    this.reach(item + 1);
    const before = this.latests.values[session]!;
    if (before !== none) this.next.values[before] = play;
    this.items.push(item);
    this.sessions.push(session);
    this.older.push(this.newest.values[item]!);
    this.next.push(none);
    this.previous.push(before);
    this.newest.values[item] = play;
    this.latests.values[session] = play;
    this.playCounts.values[item]! += 1;
  }

  /** Takes the newest play back, and its session where it was the only one: what is left is as before it. */
  retract(): void {
    const play = this.items.length - 1;
    const [item, session] = [this.items.values[play]!, this.sessions.values[play]!];
    const before = this.previous.values[play]!;
    this.newest.values[item] = this.older.values[play]!;
    this.playCounts.values[item]! -= 1;
    this.latests.values[session] = before;
    if (before !== none) this.next.values[before] = none;
    this.items.length = play;
    this.sessions.length = play;
    this.older.length = play;
    this.next.length = play;
    this.previous.length = play;
    if (before !== none) return;
    this.firsts.length = session;
    this.latests.length = session;
    this.startedAt.length = session;
  }

  /** When a session began, UTC epoch milliseconds. */
  startOf(session: number): number {
    return this.startedAt[session]!;
  }

  /** The item of a session's first play. */
  firstItemOf(session: number): number {
    return this.items.values[this.firsts.values[session]!]!;
  }

  /** The latest play of an item, or none. */
  newestOf(item: number): number {
    return this.newest.at(item, none);
  }

  /** ln(1 + sessions / plays of the item): its inverse document frequency, never negative; 0 if unheard. */
  rarity(item: number): number {
    const plays = this.playCounts.at(item, 0);
    return plays === 0 ? 0 : Math.log1p(this.sessionCount / plays);
  }

  columns(): SessionColumns {
    return {
      sessionStarts: Float64Array.from(this.startedAt),
      items: this.items.trimmed(),
      sessions: this.sessions.trimmed(),
    };
  }

  /** Items that have no play yet. */
  private reach(itemCount: number): void {
    this.newest.pad(itemCount, none);
    this.playCounts.pad(itemCount, 0);
  }
}

/** The index that gave these columns. Linear. */
export function indexFromColumns(columns: SessionColumns, itemCount: number): SessionIndex {
  const { sessionStarts, items, sessions } = columns;
  const index = new SessionIndex(itemCount);
  for (const [play, item] of items.entries()) {
    const session = sessions[play]!;
    if (session === index.sessionCount) index.begin(sessionStarts[session]!, item);
    else index.extend(session, item);
  }
  return index;
}

/** The columns of an index in a model's file. */
export function sessionSections(content: ModelFile): SessionColumns {
  return {
    sessionStarts: content.float64('sessionStarts'),
    items: content.int32('items'),
    sessions: content.int32('sessions'),
  };
}

/** The sessions of a snapshot until `run.now`, cut where more than `gapMs` lie between two starts. */
export function indexOf(interactions: Interactions, gapMs: number, run: FitRun): SessionIndex {
  progress(run, 0);
  const { from, to } = sessionsOf(interactions, gapMs, run.now);
  const index = new SessionIndex(interactions.itemCount);
  for (let at = 0; at < from.length; at++) {
    if (at % 4096 === 0) progress(run, at / from.length);
    const first = from[at]!;
    const session = index.begin(interactions.startedAt[first]!, interactions.items[first]!);
    for (let play = first + 1; play < to[at]!; play++) {
      index.extend(session, interactions.items[play]!);
    }
  }
  progress(run, 1);
  return index;
}
