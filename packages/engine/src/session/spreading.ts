import type { Plays } from '../plays.ts';
import { itemSpan } from '../profile.ts';
import { IntList } from './int-list.ts';
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

/** Rows of integers, one after the other: a long history has ten thousands of sessions, too many for sets. */
class Rows {
  readonly starts = new IntList();
  readonly values = new IntList();

  /** What is pushed from now on is of the next row. */
  begin(): void {
    this.starts.push(this.values.length);
  }

  /** Whether a row has a value; without a view of it, as all rows are asked for every reason. */
  has(row: number, value: number): boolean {
    const end = this.starts.at(row + 1, this.values.length);
    for (let at = this.starts.at(row, end); at < end; at++) {
      if (this.values.values[at] === value) return true;
    }
    return false;
  }

  /** The values of a row. */
  of(row: number): Int32Array {
    const { starts, values } = this;
    return values.values.subarray(starts.at(row, 0), starts.at(row + 1, values.length));
  }
}

/** A listener's sessions: the items of each, every one once, and the positions of the cues among them. */
interface PastSessions {
  readonly count: number;
  readonly items: Rows;
  readonly cues: Rows;
}

/** The listener's sessions before the position `end` that hold a cue. Linear. */
function sessionsHolding(
  plays: Plays,
  end: number,
  cues: readonly Cue[],
  gapMs: number,
): PastSessions {
  const span = cues.reduce((most, { item }) => Math.max(most, item + 1), itemSpan(0, plays, end));
  const cueOf = new Int32Array(span).fill(-1);
  for (const [position, { item }] of cues.entries()) cueOf[item] = position;
  /** By item: where the last session began that it was put down for. */
  const putDownFor = new Int32Array(span).fill(-1);
  const found = { items: new Rows(), cues: new Rows() };
  let count = 0;
  let from = 0;
  let holds = false;
  for (let at = 0; at < end; at++) {
    holds ||= cueOf[plays.items[at]!]! >= 0;
    if (at + 1 < end && isWithin(plays, at, plays.startedAt[at + 1]!, gapMs)) continue;
    if (holds) {
      count += 1;
      found.items.begin();
      found.cues.begin();
      for (let play = from; play <= at; play++) {
        const item = plays.items[play]!;
        if (putDownFor[item] === from) continue;
        putDownFor[item] = from;
        found.items.values.push(item);
        if (cueOf[item]! >= 0) found.cues.values.push(cueOf[item]!);
      }
    }
    from = at + 1;
    holds = false;
  }
  return { ...found, count };
}

/**
 * ACT-R's spreading activation from the running session, Σ over its songs c of W(c) · S(c, j): W is
 * e^(−plays since / sessionFade), normed to sum to 1, and S the share of the listener's earlier sessions
 * with c that hold j, too, n(c, j) / (n(c) + shrinkage) (Reiter-Haas et al., RecSys 2021).
 */
export class Spreading {
  private readonly past: PastSessions;
  private readonly cues: readonly Cue[];
  /** By cue. */
  private readonly weights: Float64Array;

  /** @param first position where the running session begins */
  constructor(plays: Plays, first: number, cues: readonly Cue[], options: SpreadingOptions) {
    this.past = sessionsHolding(plays, first, cues, options.sessionGapMinutes * 60_000);
    this.cues = cues;
    const counts = new Int32Array(cues.length);
    for (let session = 0; session < this.past.count; session++) {
      for (const cue of this.past.cues.of(session)) counts[cue]! += 1;
    }
    const fade = (cue: Cue) => fadeOf(cue, options.sessionFade);
    const whole = cues.reduce((sum, cue) => sum + fade(cue), 0);
    this.weights = Float64Array.from(
      cues,
      (cue, position) => fade(cue) / whole / (counts[position]! + options.shrinkage),
    );
  }

  /** Calls `visit` for every addend. */
  visitAll(visit: Visit): void {
    for (let session = 0; session < this.past.count; session++) {
      const items = this.past.items.of(session);
      for (const position of this.past.cues.of(session)) {
        const cue = this.cues[position]!;
        const weight = this.weights[position]!;
        for (const item of items) if (item !== cue.item) visit(cue, item, weight);
      }
    }
  }

  /** Calls `visit` for every addend of an item, in the same order. */
  visitThoseOf(item: number, visit: Visit): void {
    for (let session = 0; session < this.past.count; session++) {
      if (!this.past.items.has(session, item)) continue;
      for (const position of this.past.cues.of(session)) {
        const cue = this.cues[position]!;
        if (item !== cue.item) visit(cue, item, this.weights[position]!);
      }
    }
  }
}
