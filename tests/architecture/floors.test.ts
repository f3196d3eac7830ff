import { expect, it } from 'vitest';
import { readTree } from './source.ts';
import { readTable } from './table.ts';
import { violations } from './violations.ts';

it('no file crosses a floor, hides a clock or a die, or grows past the house rules', () => {
  expect(violations(readTree(), readTable())).toEqual([]);
});

it('packages import only from floors below, or beside them on floor 1', () => {
  const { packages } = readTable();
  const upward = Object.entries(packages).flatMap(([_name, { floor, ours }]) =>
    Object.keys(ours).filter((other) => {
      const below = packages[other]?.floor ?? Number.POSITIVE_INFINITY;
      return floor === 1 || floor === 4 ? below > floor : below >= floor;
    }),
  );
  expect(upward).toEqual([]);
});
