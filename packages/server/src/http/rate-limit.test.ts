import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RateLimit } from './rate-limit.ts';

const rate = { most: 5, perMs: 1000 };

it('lets through so many at once, then one whenever its time has come', () => {
  let now = 0;
  const limit = new RateLimit(() => now);
  for (let n = 0; n < 5; n++) expect(limit.take('a', rate)).toBe(0);
  expect(limit.take('a', rate)).toBe(200);
  expect(limit.take('b', rate)).toBe(0);
  now = 199;
  expect(limit.take('a', rate)).toBe(1);
  now = 200;
  expect(limit.take('a', rate)).toBe(0);
  expect(limit.take('a', rate)).toBe(200);
  limit.forget('a');
  expect(limit.take('a', rate)).toBe(0);
});

it('in no span lets through more than at once and by then', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(400), { maxLength: 100 }), (pauses) => {
      let now = 0;
      const limit = new RateLimit(() => now);
      const passed = pauses.flatMap((pause) => {
        now += pause;
        return limit.take('a', rate) === 0 ? [now] : [];
      });
      for (const [first, from] of passed.entries()) {
        for (const [nth, to] of passed.slice(first).entries()) {
          expect(nth + 1).toBeLessThanOrEqual(
            rate.most + ((to - from) * rate.most) / rate.perMs + 1e-6,
          );
        }
      }
    }),
  );
});
