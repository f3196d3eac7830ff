import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FrequencySketch } from './frequency-sketch.ts';
import { hash32 } from './key-hash.ts';

it('never tells less than was counted, up to what four bits hold, and little more', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(200), { maxLength: 2000 }), (keys) => {
      const sketch = new FrequencySketch();
      const counts = new Map<number, number>();
      for (const key of keys) {
        sketch.add(hash32(key));
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      for (const [key, count] of counts) {
        expect(sketch.estimate(hash32(key))).toBeGreaterThanOrEqual(Math.min(15, count));
      }
      const more = [...counts].filter(
        ([key, count]) => sketch.estimate(hash32(key)) > Math.min(15, count),
      );
      expect(more.length).toBeLessThanOrEqual(counts.size / 50);
    }),
  );
});

it('remembers what was counted when it grows', () => {
  const sketch = new FrequencySketch();
  for (let key = 0; key < 500; key++) {
    for (let time = 0; time <= key % 15; time++) sketch.add(hash32(key));
  }
  const before = Array.from({ length: 500 }, (_, key) => sketch.estimate(hash32(key)));
  sketch.reach(50_000);
  expect(Array.from({ length: 500 }, (_, key) => sketch.estimate(hash32(key)))).toEqual(before);
  expect(sketch.estimate(hash32('never'))).toBe(0);
});

it('forgets by halves what nobody asks for any longer', () => {
  const sketch = new FrequencySketch();
  for (let time = 0; time < 12; time++) sketch.add(hash32('old'));
  for (let key = 0; key < 10_240 - 12; key++) sketch.add(hash32(key));
  expect(sketch.estimate(hash32('old'))).toBe(6);
});
