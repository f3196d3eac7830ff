import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Plays } from '../plays.ts';
import { ownItems } from './own-items.ts';

const rows = fc.array(fc.record({ item: fc.nat(12), count: fc.integer({ min: 1, max: 3 }) }));

it('counts the plays of every item below the catalogue’s end until now, and knows where each play’s item stands', () => {
  fc.assert(
    fc.property(rows, fc.nat(30), fc.nat(14), fc.boolean(), (all, now, itemCount, areRows) => {
      const plays: Plays = {
        ...{ length: all.length, ids: new Float64Array(all.length) },
        ...{ items: Int32Array.from(all, ({ item }) => item) },
        ...{ startedAt: Float64Array.from(all, (_, at) => at) },
        ...{ msPlayed: new Int32Array(all.length) },
        ...(areRows && { counts: Float64Array.from(all, ({ count }) => count) }),
      };
      const expected = new Map<number, number>();
      for (const { item, count } of all.slice(0, now + 1)) {
        if (item < itemCount) expected.set(item, (expected.get(item) ?? 0) + (areRows ? count : 1));
      }
      const own = ownItems({ plays, now, minuteOfWeek: () => 0 }, itemCount);
      const found = Array.from(own.items, (item, place) => [item, own.counts[place]]);
      expect(found).toEqual([...expected].toSorted(([a], [b]) => a - b));
      expect(own.places).toHaveLength(Math.min(all.length, now + 1));
      for (const [play, place] of own.places.entries()) {
        const { item } = all[play]!;
        if (item < itemCount) expect(own.items[place]).toBe(item);
        else expect(place).toBeGreaterThanOrEqual(own.items.length);
      }
    }),
  );
});
