import type { PlayColumns, Store } from '@echotune/data';
import { countsAsListen } from '@echotune/engine';

const dayMs = 86_400_000;
/** So long what was shown has to be played; shown again within that time it is the same offer. */
const offerMs = dayMs;

/** What became of songs that one listener was shown, as counts of offers. */
export interface Outcomes {
  /** Songs offered. */
  readonly shown: number;
  /** Listened to within a day. */
  readonly accepted: number;
  /** Of the accepted those that were never played before. */
  readonly discovered: number;
  /** Begun within a day, and never listened to. */
  readonly skipped: number;
}

export interface OutcomeWindow {
  readonly from: number;
  /** What is played later does not count either: windows of the same length compare. */
  readonly until: number;
}

export const nothingShown: Outcomes = {
  ...{ shown: 0, accepted: 0, discovered: 0, skipped: 0 },
};

/** `blend@3` of `blend@3/base-level`. */
export function versionIn(model: string): number | null {
  const version = Number(/^blend@(\d+)(?:\/|$)/.exec(model)?.[1] ?? 0);
  return version === 0 ? null : version;
}

/**
 * What became of what one listener was shown, by the version that had it shown; null for no trained one. `known` are
 * all their plays, where they are at hand.
 */
export async function countOutcomes(
  { impressions, plays }: Store,
  listenerId: number,
  { from, until }: OutcomeWindow,
  known?: PlayColumns,
): Promise<ReadonlyMap<number | null, Outcomes>> {
  const shown = await impressions.shown(listenerId, from, until);
  if (shown.length === 0) return new Map();
  const starts = startsOf(known ?? (await plays.columns(listenerId)), until);
  const offeredAt = new Map<number, number>();
  const found = new Map<number | null, Outcomes>();
  for (const { at, songId, model } of shown) {
    if (at - (offeredAt.get(songId) ?? Number.NEGATIVE_INFINITY) < offerMs) continue;
    offeredAt.set(songId, at);
    const version = versionIn(model);
    const before = found.get(version) ?? nothingShown;
    const all = starts.get(songId) ?? [];
    const answers = all.filter(({ startedAt }) => startedAt >= at && startedAt < at + offerMs);
    const isAccepted = answers.some(({ isListen }) => isListen);
    const isNew = (all[0]?.startedAt ?? at) >= at;
    found.set(version, {
      shown: before.shown + 1,
      accepted: before.accepted + (isAccepted ? 1 : 0),
      discovered: before.discovered + (isAccepted && isNew ? 1 : 0),
      skipped: before.skipped + (!isAccepted && answers.length > 0 ? 1 : 0),
    });
  }
  return found;
}

/** Of all versions together. */
export function summedOutcomes(outcomes: Iterable<Outcomes>): Outcomes {
  return [...outcomes].reduce(
    (sum, { shown, accepted, discovered, skipped }) => ({
      shown: sum.shown + shown,
      accepted: sum.accepted + accepted,
      discovered: sum.discovered + discovered,
      skipped: sum.skipped + skipped,
    }),
    nothingShown,
  );
}

interface Start {
  readonly startedAt: number;
  readonly isListen: boolean;
}

function startsOf(columns: PlayColumns, until: number): ReadonlyMap<number, readonly Start[]> {
  const starts = new Map<number, Start[]>();
  for (let at = 0; at < columns.length; at += 1) {
    const startedAt = columns.startedAt[at]!;
    if (startedAt >= until) break;
    const start = { startedAt, isListen: countsAsListen(columns.msPlayed[at]!, null) };
    const ofSong = starts.get(columns.songIds[at]!);
    if (ofSong === undefined) starts.set(columns.songIds[at]!, [start]);
    else ofSong.push(start);
  }
  return starts;
}
