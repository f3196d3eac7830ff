import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SignedVectors } from './signed-vectors.ts';
import { allSigns } from './signs.fixture.ts';

const cell = fc.integer({ min: -5, max: 5 });
const vectors = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 9 });

function agreementOf(of: readonly (readonly number[])[], signs: readonly number[] = []) {
  const signed = new SignedVectors(of[0]!.length);
  for (const [at, vector] of of.entries()) signed.add(vector, signs[at] ?? 1);
  return signed.agreement();
}

it('never calls an agreement rarer than it is among all signs', () => {
  fc.assert(
    fc.property(vectors, (drawn) => {
      const all = [...allSigns(drawn.length)].map((signs) => agreementOf(drawn, signs));
      for (const { p, square } of all) {
        const asMuch = all.filter((other) => other.p <= p + 1e-12).length / all.length;
        expect(asMuch).toBeLessThanOrEqual(p + 1e-9);
        expect(square).toBeLessThanOrEqual(drawn.length + 1e-6);
      }
    }),
    { numRuns: 60 },
  );
});

it('does not care in which coordinates it all is told', () => {
  fc.assert(
    fc.property(vectors, (drawn) => {
      const turned = drawn.map(([a, b, c]) => [a + 2 * b, b - c, 3 * c]);
      const [here, there] = [agreementOf(drawn), agreementOf(turned)];
      expect(there.square).toBeCloseTo(here.square, 6);
      expect(there.degrees).toBe(here.degrees);
    }),
  );
});

it('counts a dimension once, however often it is told', () => {
  const once = Array.from({ length: 30 }, (_, at) => [1 + (at % 3)]);
  const twice = once.map(([value]) => [value!, -value!]);
  expect(agreementOf(twice).p).toBe(agreementOf(once).p);
  expect(agreementOf([[0, 0]]).p).toBe(1);
});

it('sees one dimension move among many that do not', () => {
  const still = (at: number) => Array.from({ length: 9 }, (_, k) => ((at >> k) & 1 ? 1 : -1));
  const moved = Array.from({ length: 2048 }, (_, at) => [...still(at), at < 512 ? -1 : 0.45]);
  const { square, degrees, largest, p } = agreementOf(moved);
  expect(degrees).toBe(10);
  expect(square).toBeCloseTo(largest, 6);
  expect(p).toBeLessThan(0.01);
});
