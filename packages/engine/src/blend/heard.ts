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
  private readonly places = new Map<number, number>();

  constructor(query: Query, itemCount: number) {
    const { plays } = query;
    const count = playsUntil(plays, query.now);
    this.span = itemSpan(itemCount, plays, count);
    const own = new Int32Array(count);
    for (let at = 0; at < count; at++) {
      const item = plays.items[at]!;
      const place = this.places.get(item) ?? this.places.size;
      this.places.set(item, place);
      own[at] = place;
    }
    this.items = Int32Array.from(this.places.keys());
    this.query = { ...query, plays: { ...plays, length: count, items: own } };
  }

  has(item: number): boolean {
    return this.places.has(item);
  }

  sideOf(item: number): SideName {
    return this.has(item) ? 'known' : 'new';
  }

  /** Place of an item that was heard. */
  placeOf(item: number): number {
    return this.places.get(item)!;
  }
}
