import type { Plays } from './plays.ts';

/** One play as it is added to a log. */
export interface LoggedPlay {
  readonly id: number;
  readonly item: number;
  /** Start of playback, UTC epoch milliseconds. */
  readonly startedAt: number;
  readonly msPlayed: number;
}

/**
 * The plays of one listener in memory, growing: ordered by start, then id, whatever order they come
 * in. Rows that are there are never overwritten: a newer play goes behind them, an older one makes new
 * columns. That makes a snapshot free.
 */
export class PlayLog implements Plays {
  length = 0;
  ids: Float64Array = new Float64Array(0);
  items: Int32Array = new Int32Array(0);
  startedAt: Float64Array = new Float64Array(0);
  msPlayed: Int32Array = new Int32Array(0);

  /** The plays as they are now; they stay so, whatever the log is given later. */
  snapshot(): Plays {
    const { length, ids, items, startedAt, msPlayed } = this;
    return { length, ids, items, startedAt, msPlayed };
  }

  /** Adds a play at its place in time. Constant time for the newest play. */
  push(play: LoggedPlay): void {
    const { length } = this;
    if (length > 0 && this.isLater(length - 1, play.startedAt, play.id)) {
      const one = new PlayLog();
      one.push(play);
      this.merge(one);
      return;
    }
    if (length === this.ids.length) this.grow(length + 1);
    this.ids[length] = play.id;
    this.items[length] = play.item;
    this.startedAt[length] = play.startedAt;
    this.msPlayed[length] = play.msPlayed;
    this.length += 1;
  }

  /** Adds plays, each at its place in time, in one pass; plays that come last cost no copy. */
  pushAll(plays: Plays): void {
    const { length } = this;
    if (plays.length === 0) return;
    if (length > 0 && this.isLater(length - 1, plays.startedAt[0]!, plays.ids[0]!)) {
      this.merge(plays);
      return;
    }
    if (length + plays.length > this.ids.length) this.grow(length + plays.length);
    for (let at = 0; at < plays.length; at++) copyRow(plays, at, this, length + at);
    this.length += plays.length;
  }

  private merge(plays: Plays): void {
    const length = this.length + plays.length;
    const merged = columns(length + (length >>> 3));
    let mine = 0;
    let other = 0;
    for (let at = 0; at < length; at++) {
      const othersTurn =
        other < plays.length &&
        (mine === this.length || this.isLater(mine, plays.startedAt[other]!, plays.ids[other]!));
      if (othersTurn) copyRow(plays, other++, merged, at);
      else copyRow(this, mine++, merged, at);
    }
    Object.assign(this, merged, { length });
  }

  private grow(atLeast: number): void {
    const wider = columns(Math.max(16, atLeast, this.length * 2));
    wider.ids.set(this.ids);
    wider.items.set(this.items);
    wider.startedAt.set(this.startedAt);
    wider.msPlayed.set(this.msPlayed);
    Object.assign(this, wider);
  }

  private isLater(at: number, startedAt: number, id: number): boolean {
    const apart = this.startedAt[at]! - startedAt;
    return apart > 0 || (apart === 0 && this.ids[at]! > id);
  }
}

type Columns = Omit<Plays, 'length'>;

function columns(capacity: number): Columns {
  return {
    ids: new Float64Array(capacity),
    items: new Int32Array(capacity),
    startedAt: new Float64Array(capacity),
    msPlayed: new Int32Array(capacity),
  };
}

function copyRow(from: Columns, at: number, to: Columns, place: number): void {
  to.ids[place] = from.ids[at]!;
  to.items[place] = from.items[at]!;
  to.startedAt[place] = from.startedAt[at]!;
  to.msPlayed[place] = from.msPlayed[at]!;
}
