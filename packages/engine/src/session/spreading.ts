import type { Plays } from '../plays.ts';
import { type Cue, fadeOf } from './running-session.ts';
import { isWithin } from './sessions.ts';

export interface SpreadingOptions {
  /** This long a silence ends a session. */
  readonly sessionGapMinutes: number;
  /** How many of the latest plays of the running session speak. */
  readonly sessionPlays: number;
  /** A play of the running session counts e times less for every this many plays after it. */
  readonly sessionFade: number;
  /** Added to the number of sessions with a song: those heard in one or two say little. */
  readonly shrinkage: number;
}

/** What a cue adds to an item. */
type Visit = (cue: Cue, item: number, value: number) => void;

interface PastSession {
  readonly items: ReadonlySet<number>;
  readonly cues: readonly Cue[];
}

/** The listener's sessions before the position `end` that hold a cue. Linear. */
function sessionsHolding(
  plays: Plays,
  end: number,
  cues: readonly Cue[],
  gapMs: number,
): PastSession[] {
  const cueOf = new Map(cues.map((cue) => [cue.item, cue]));
  const found: PastSession[] = [];
  let from = 0;
  let holds = false;
  for (let at = 0; at < end; at++) {
    holds ||= cueOf.has(plays.items[at]!);
    if (at + 1 < end && isWithin(plays, at, plays.startedAt[at + 1]!, gapMs)) continue;
    if (holds) {
      const items = new Set(plays.items.subarray(from, at + 1));
      const held = [...items].flatMap((item) => cueOf.get(item) ?? []);
      found.push({ items, cues: held });
    }
    from = at + 1;
    holds = false;
  }
  return found;
}

/**
 * ACT-R's spreading activation from the running session, Σ over its songs c of W(c) · S(c, j): W is
 * e^(−plays since / sessionFade), normed to sum to 1, and S the share of the listener's earlier sessions
 * with c that hold j, too, n(c, j) / (n(c) + shrinkage) (Reiter-Haas et al., RecSys 2021).
 */
export class Spreading {
  private readonly past: readonly PastSession[];
  private readonly weights = new Map<Cue, number>();

  /** @param first position where the running session begins */
  constructor(plays: Plays, first: number, cues: readonly Cue[], options: SpreadingOptions) {
    this.past = sessionsHolding(plays, first, cues, options.sessionGapMinutes * 60_000);
    const sessionCounts = new Map<Cue, number>();
    for (const session of this.past) {
      for (const cue of session.cues) sessionCounts.set(cue, (sessionCounts.get(cue) ?? 0) + 1);
    }
    const fade = (cue: Cue) => fadeOf(cue, options.sessionFade);
    const whole = cues.reduce((sum, cue) => sum + fade(cue), 0);
    for (const [cue, count] of sessionCounts) {
      this.weights.set(cue, fade(cue) / whole / (count + options.shrinkage));
    }
  }

  /** Calls `visit` for every addend. */
  visitAll(visit: Visit): void {
    for (const { items, cues } of this.past) {
      for (const cue of cues) {
        const weight = this.weights.get(cue) ?? 0;
        for (const item of items) if (item !== cue.item) visit(cue, item, weight);
      }
    }
  }

  /** Calls `visit` for every addend of an item, in the same order. */
  visitThoseOf(item: number, visit: Visit): void {
    for (const { items, cues } of this.past) {
      if (!items.has(item)) continue;
      for (const cue of cues) if (item !== cue.item) visit(cue, item, this.weights.get(cue) ?? 0);
    }
  }
}
