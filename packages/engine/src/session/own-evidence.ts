import type { Plays } from '../plays.ts';
import { type Evidence, type Found, weighed } from './evidence.ts';
import type { Cue } from './running-session.ts';
import { isWithin } from './sessions.ts';
import type { Reach } from './spread.ts';

/**
 * What the listener's own earlier plays of each cue's item say, at most the latest `latestPlays` of an
 * item; cues that were never played before are not in the map. Linear.
 */
export function ownEvidence(
  plays: Plays,
  cues: readonly Cue[],
  gapMs: number,
  latestPlays: number,
  pairPrior: number,
): Map<Cue, Evidence[]> {
  const cueOf = new Map(cues.map((cue) => [cue.item, cue]));
  const found = new Map<Cue, Found[]>();
  for (let play = (cues[0]?.play ?? 0) - 1; play >= 0; play--) {
    const cue = cueOf.get(plays.items[play]!);
    if (cue === undefined || play >= cue.play) continue;
    const known = found.get(cue) ?? [];
    if (known.length === 0) found.set(cue, known);
    if (known.length === latestPlays) continue;
    const isPair =
      play > 0 &&
      plays.items[play - 1] === cue.before &&
      isWithin(plays, play - 1, plays.startedAt[play]!, gapMs);
    known.push({ play, age: 1, isPair });
  }
  return new Map(Array.from(found, ([cue, list]) => [cue, weighed(list, pairPrior)]));
}

/** Calls `visit` for the plays within reach of one in its session, among the first `count`. */
export function visitReach(
  plays: Plays,
  count: number,
  play: number,
  gapMs: number,
  { after, before }: Reach,
  visit: (item: number, weight: number) => void,
): void {
  for (let step = 0, at = play + 1; step < after.length && at < count; step++, at++) {
    if (!isWithin(plays, at - 1, plays.startedAt[at]!, gapMs)) break;
    visit(plays.items[at]!, after[step]!);
  }
  for (let step = 0, at = play - 1; step < before.length && at >= 0; step++, at--) {
    if (!isWithin(plays, at, plays.startedAt[at + 1]!, gapMs)) break;
    visit(plays.items[at]!, before[step]!);
  }
}
