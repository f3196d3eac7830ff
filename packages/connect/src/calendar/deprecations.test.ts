import { expect, it } from 'vitest';
import { deprecations, dueDeprecations } from './deprecations.ts';

const told = (day: string) =>
  dueDeprecations(Date.parse(day)).map(({ what, daysLeft }) => [what.split(' ')[0], daysLeft]);

it('what ends is told of ninety days ahead, and for ninety days after', () => {
  expect(told('2026-09-01')).not.toContainEqual(['gemini-2.5-flash', expect.anything()]);
  expect(told('2026-09-02')).toContainEqual(['gemini-2.5-flash', 90]);
  expect(told('2026-11-29T12:00:00Z')).toEqual([
    ['Sonar', -63],
    ['gemini-2.5-flash', 2],
    ['the', 33],
  ]);
  expect(told('2027-03-01')).toContainEqual(['gemini-2.5-flash', -90]);
  expect(told('2030-01-01')).toEqual([]);
});

it('every entry names a day that is one', () => {
  for (const { endsOn } of deprecations) {
    expect(new Date(endsOn).toISOString().slice(0, 10)).toBe(endsOn);
  }
});
