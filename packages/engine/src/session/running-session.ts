import type { Query } from '../model/model.ts';
import type { Plays } from '../plays.ts';
import { playsUntil } from '../profile.ts';
import { none, type SessionIndex } from './session-index.ts';
import { runningSession } from './sessions.ts';

/** A play of the running session that speaks for what comes next: the latest one of its item. */
export interface Cue {
  /** Position in the profile. */
  readonly play: number;
  readonly item: number;
  /** How many plays of the session came after it. */
  readonly stepsBack: number;
  /** Item of the play before it in the session, or none. */
  readonly before: number;
}

/** What a cue counts, 1 for the latest: e times less for every `sessionFade` plays after it. */
export function fadeOf({ stepsBack }: Cue, sessionFade: number): number {
  return Math.exp(-stepsBack / sessionFade);
}

/** The session that runs at the time of a question. */
export interface RunningSession {
  readonly cues: readonly Cue[];
  /** Whether a session of an index is this one or a part of it, and so no evidence. */
  readonly isOwn: (session: number) => boolean;
}

/**
 * What the listener has played since their last silence of `gapMs`, each item once at its latest play;
 * of the latest `reachPlays` plays, the latest first. Empty where that session is over at `query.now`.
 */
export function runningCues({ plays, now }: Query, gapMs: number, reachPlays: number): Cue[] {
  const count = playsUntil(plays, now);
  const first = runningSession(plays, count, now, gapMs);
  const cues: Cue[] = [];
  const known = new Set<number>();
  for (let play = count - 1; play >= Math.max(first, count - reachPlays); play--) {
    const item = plays.items[play]!;
    if (known.has(item)) continue;
    known.add(item);
    const before = play > first ? plays.items[play - 1]! : none;
    cues.push({ play, item, stepsBack: count - 1 - play, before });
  }
  return cues;
}

/** Whether one of the plays `first` … `count` − 1 is of this time and item. */
function isAmong(
  { items, startedAt }: Plays,
  first: number,
  count: number,
  time: number,
  item: number,
): boolean {
  let at = playsUntil({ length: count, startedAt }, time) - 1;
  while (at >= first && startedAt[at] === time && items[at] !== item) at -= 1;
  return at >= first && startedAt[at] === time;
}

/**
 * The same for a question to an index, which may hold the running session already, whole or cut into
 * several: silence after a play is not known there.
 */
export function runningIn(
  index: SessionIndex,
  query: Query,
  gapMs: number,
  reachPlays: number,
): RunningSession {
  const { plays, now } = query;
  const count = playsUntil(plays, now);
  const first = runningSession(plays, count, now, gapMs);
  const begin = first < count ? plays.startedAt[first]! : Number.POSITIVE_INFINITY;
  const isOwn = (session: number) =>
    index.startOf(session) >= begin &&
    isAmong(plays, first, count, index.startOf(session), index.firstItemOf(session));
  return { cues: runningCues(query, gapMs, reachPlays), isOwn };
}

/** What remains of an item's score if the running session holds it, other than as its latest play. */
export function heldBack(cues: readonly Cue[], item: number, again: number): number {
  return cues.some((cue) => cue.item === item && cue.stepsBack > 0) ? again : 1;
}

/** Holds back, in all scores, what the running session holds already. */
export function holdBack(cues: readonly Cue[], scores: Float64Array, again: number): void {
  for (const cue of cues) scores[cue.item]! *= heldBack([cue], cue.item, again);
}
