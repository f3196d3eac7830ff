import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Addend } from '../api.generated.ts';
import { en } from '../messages/en.ts';
import { wordsIn } from '../words/words.ts';
import { cutOf, tailWords } from './cut.ts';
import { segmentsOf } from './segments.ts';

const addend = (value: number, play = true): Addend => ({
  source: 'repeat',
  value,
  label: [{ text: 'a play', strong: false }],
  play: play ? { id: 1, song: 1, startedAt: 0 } : null,
});

const values = fc.array(fc.double({ min: -2, max: 5, noNaN: true }), { maxLength: 60 });

describe('the account of a score', () => {
  it('adds up to its total in the digits that are shown', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 8 }), (all, most) => {
        const cut = cutOf(
          all.map((value) => addend(value)),
          most,
        );
        const steps = cut.pieces.map(({ value }) => Math.round(value * 10 ** cut.digits));
        const sum = steps.reduce((whole, step) => whole + step, 0);
        expect(sum).toBe(Math.round(cut.total * 10 ** cut.digits));
      }),
    );
  });

  it('shows the total as close as its digits allow, and keeps every addend', () => {
    fc.assert(
      fc.property(values, (all) => {
        const cut = cutOf(
          all.map((value) => addend(value)),
          5,
        );
        const total = all.reduce((sum, value) => sum + value, 0);
        expect(Math.abs(cut.total - total)).toBeLessThanOrEqual(0.51 * 10 ** -cut.digits);
        expect(cut.pieces.flatMap(({ addends }) => addends)).toHaveLength(all.length);
        expect(cut.pieces.length).toBeLessThanOrEqual(6);
      }),
    );
  });

  it('has the same digits whatever the score, unless they would all be zero', () => {
    const digits = [0, 0.0013, 0.58, 1.07, 12.9].map((value) => cutOf([addend(value)], 5).digits);
    expect(new Set(digits)).toEqual(new Set([4]));
    expect(cutOf([addend(0.0003)], 5).digits).toBe(6);
  });

  it('names the tail for what it holds', () => {
    const words = wordsIn('en');
    expect(tailWords([addend(1), addend(1)], en.notes, words)).toBe('2 more plays');
    expect(tailWords([addend(1), addend(1, false)], en.notes, words)).toBe('2 more reasons');
  });
});

describe('the bar', () => {
  it('holds every piece, and ends where the score is', () => {
    fc.assert(
      fc.property(values, (all) => {
        for (const { from, width } of segmentsOf(
          cutOf(
            all.map((value) => addend(value)),
            6,
          ),
        )) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(from + width).toBeLessThanOrEqual(1.000001);
        }
      }),
    );
    const [gain, loss] = segmentsOf(cutOf([addend(1), addend(-0.25)], 6));
    expect(gain).toMatchObject({ from: 0, width: 1, takesAway: false });
    expect(loss).toMatchObject({ from: 0.75, width: 0.25, takesAway: true });
  });
});
