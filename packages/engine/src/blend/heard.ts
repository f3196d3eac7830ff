import type { Query } from '../model/model.ts';
import { itemSpan, playsUntil } from '../profile.ts';
import type { SideName } from './sides.ts';

const never = -1;

/**
 * The items of a profile, numbered in the order in which they were first played: a listener's own models
 * then work on hundreds of places instead of on a whole catalogue.
 */
export class Heard {
  /** The question with places for items, its plays at the same positions. */
  readonly query: Query;
  /** Item by place. */
  readonly items: Int32Array;
  /** Length of an array of all items. */
  readonly span: number;
  /** Place by item, below 0 for one that was never heard. */
  private readonly places: Int32Array;

  constructor(query: Query, itemCount: number) {
    const { plays } = query;
    const count = playsUntil(plays, query.now);
    this.span = itemSpan(itemCount, plays, count);
    this.places = new Int32Array(this.span).fill(never);
    const own = new Int32Array(count);
    const items = new Int32Array(count);
    let next = 0;
    for (let at = 0; at < count; at++) {
      const item = plays.items[at]!;
      if (this.places[item] === never) {
        items[next] = item;
        this.places[item] = next++;
      }
      own[at] = this.places[item]!;
    }
    this.items = items.slice(0, next);
    this.query = { ...query, plays: { ...plays, length: count, items: own } };
  }

  has(item: number): boolean {
    return this.places[item]! >= 0;
  }

  sideOf(item: number): SideName {
    return this.has(item) ? 'known' : 'new';
  }

  /** Place of an item that was heard. */
  placeOf(item: number): number {
    return this.places[item]!;
  }

  /** Scores of all items as scores of the places. */
  gather(scores: Float64Array): Float64Array {
    return Float64Array.from(this.items, (item) => scores[item] ?? 0);
  }
}
