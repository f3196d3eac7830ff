import type { Plays } from './plays.ts';

/** One play as it is added to a log. */
export interface LoggedPlay {
  readonly id: number;
  readonly item: number;
  /** Start of playback, UTC epoch milliseconds. */
  readonly startedAt: number;
  readonly msPlayed: number;
}

/** The plays of one listener in memory, growing: ordered by start, then id, whatever order they come in. */
export class PlayLog implements Plays {
  length = 0;
  ids: Float64Array = new Float64Array(0);
  items: Int32Array = new Int32Array(0);
  startedAt: Float64Array = new Float64Array(0);
  msPlayed: Int32Array = new Int32Array(0);

  /** A log of its own with the same plays. */
  static of(plays: Plays): PlayLog {
    const log = new PlayLog();
    log.length = plays.length;
    log.ids = plays.ids.slice(0, plays.length);
    log.items = plays.items.slice(0, plays.length);
    log.startedAt = plays.startedAt.slice(0, plays.length);
    log.msPlayed = plays.msPlayed.slice(0, plays.length);
    return log;
  }

  /** Adds a play at its place in time and returns its position. Constant time for the newest play. */
  push(play: LoggedPlay): number {
    if (this.length === this.ids.length) this.grow();
    const at = this.placeOf(play);
    if (at < this.length) {
      for (const column of [this.ids, this.items, this.startedAt, this.msPlayed]) {
        column.copyWithin(at + 1, at, this.length);
      }
    }
    this.ids[at] = play.id;
    this.items[at] = play.item;
    this.startedAt[at] = play.startedAt;
    this.msPlayed[at] = play.msPlayed;
    this.length += 1;
    return at;
  }

  private placeOf(play: LoggedPlay): number {
    let low = 0;
    let high = this.length;
    if (high > 0 && !this.isAfter(high - 1, play)) return high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.isAfter(middle, play)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  private isAfter(at: number, play: LoggedPlay): boolean {
    const startedAt = this.startedAt[at]!;
    return startedAt > play.startedAt || (startedAt === play.startedAt && this.ids[at]! > play.id);
  }

  private grow(): void {
    const capacity = Math.max(16, this.length * 2);
    const roomy = <C extends Float64Array | Int32Array>(column: C, wider: C): C => {
      wider.set(column);
      return wider;
    };
    this.ids = roomy(this.ids, new Float64Array(capacity));
    this.items = roomy(this.items, new Int32Array(capacity));
    this.startedAt = roomy(this.startedAt, new Float64Array(capacity));
    this.msPlayed = roomy(this.msPlayed, new Int32Array(capacity));
  }
}
