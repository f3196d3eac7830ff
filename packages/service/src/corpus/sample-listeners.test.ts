import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ListenerSampler } from './sample-listeners.ts';

/** Whom a sampler holds in the end, and how many records of each it let in. */
function sample(names: readonly string[], limit: number, seed: number): Map<string, number> {
  const sampler = new ListenerSampler(limit, seed);
  const kept = new Map<string, number>();
  for (const name of names) {
    if (sampler.admit(name)) kept.set(name, (kept.get(name) ?? 0) + 1);
    for (const evicted of sampler.takeEvicted()) kept.delete(evicted);
  }
  return kept;
}

const name = fc.string({ minLength: 1, maxLength: 3 });

describe('a sample of listeners', () => {
  it('has exactly the asked number, each with all of their records', () => {
    fc.assert(
      fc.property(
        fc.array(name),
        fc.integer({ min: 1, max: 8 }),
        fc.nat(),
        (names, limit, seed) => {
          const found = sample(names, limit, seed);
          expect(found.size).toBe(Math.min(limit, new Set(names).size));
          for (const [one, records] of found) {
            expect(records).toBe(names.filter((other) => other === one).length);
          }
        },
      ),
    );
  });

  it('does not depend on the order of the records', () => {
    const shuffled = fc
      .array(name, { minLength: 1 })
      .chain((names) =>
        fc.tuple(
          fc.constant(names),
          fc.shuffledSubarray(names, { minLength: names.length, maxLength: names.length }),
        ),
      );
    fc.assert(
      fc.property(
        shuffled,
        fc.integer({ min: 1, max: 8 }),
        fc.nat(),
        ([one, other], limit, seed) => {
          expect(new Set(sample(other, limit, seed).keys())).toEqual(
            new Set(sample(one, limit, seed).keys()),
          );
        },
      ),
    );
  });

  it('is another one for another seed, and takes everybody with the same chance', () => {
    const names = Array.from({ length: 40 }, (_, nth) => `listener ${nth}`);
    const chosen = new Map<string, number>();
    for (let seed = 0; seed < 2000; seed += 1) {
      for (const one of sample(names, 4, seed).keys()) chosen.set(one, (chosen.get(one) ?? 0) + 1);
    }
    // 200 expected each; five standard deviations are 67.
    for (const one of names) expect(Math.abs((chosen.get(one) ?? 0) - 200)).toBeLessThan(67);
  });
});
