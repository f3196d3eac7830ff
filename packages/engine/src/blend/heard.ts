import type { Query } from '../model/model.ts';
import { itemSpan, playsUntil } from '../profile.ts';
import type { SideName } from './sides.ts';

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
  /** By item: its place and one, 0 for one that was not heard. */
  private readonly places: Int32Array;

  constructor(query: Query, itemCount: number) {
    const { plays } = query;
    const count = playsUntil(plays, query.now);
    this.span = itemSpan(itemCount, plays, count);
    this.places = new Int32Array(this.span);
    const own = new Int32Array(count);
    const items: number[] = [];
    for (let at = 0; at < count; at++) {
      const item = plays.items[at]!;
      if (this.places[item] === 0) this.places[item] = items.push(item);
      own[at] = this.places[item]! - 1;
    }
    this.items = Int32Array.from(items);
    this.query = { ...query, plays: { ...plays, length: count, items: own } };
  }

  has(item: number): boolean {
    return (this.places[item] ?? 0) > 0;
  }

  sideOf(item: number): SideName {
    return this.has(item) ? 'known' : 'new';
  }

  /** Place of an item that was heard. */
  placeOf(item: number): number {
    return this.places[item]! - 1;
  }
}
