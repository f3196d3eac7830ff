import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RowChecksum } from './row-checksum.ts';
import { LineBatch, valuesOf } from './row-lines.ts';
import type { Table } from './tables.ts';

const table: Table = {
  name: 'things',
  columns: [
    { name: 'amount', kind: 'real' },
    { name: 'count', kind: 'int' },
    { name: 'name', kind: 'text' },
  ],
  counter: null,
};

function lineOf(values: unknown[]): string {
  const batch = new LineBatch(table);
  batch.add(values);
  return batch.take()[0] ?? '';
}

const row = fc.tuple(
  fc.option(fc.double().map((value) => value + 0)),
  fc.option(fc.maxSafeInteger().map((value) => value + 0)),
  fc.option(fc.string({ unit: 'binary' })),
);

it('a row comes back from its line, numbers that JSON has no word for too', () => {
  fc.assert(
    fc.property(row, (values) => {
      expect(valuesOf(lineOf(values), table)).toEqual(values);
    }),
  );
  for (const amount of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
    expect(valuesOf(lineOf([amount, 1, 'x']), table)).toEqual([amount, 1, 'x']);
  }
});

it('what is no row of the table is refused', () => {
  const lines = [
    '',
    '{}',
    '[1,2]',
    '[1,2,"a",4]',
    '[1,2.5,"a"]',
    '[1,2,3]',
    '["x",2,"a"]',
    '[1,"2","a"]',
  ];
  for (const line of lines) expect(() => valuesOf(line, table)).toThrow(/things/);
});

it('a checksum tells rows apart and not their order', () => {
  const sumOf = (lines: readonly string[]) => {
    const checksum = new RowChecksum();
    checksum.add(lines);
    return checksum.sum();
  };
  fc.assert(
    fc.property(fc.array(row, { minLength: 1 }), fc.nat(), (rows, at) => {
      const lines = rows.map((values) => lineOf(values));
      const sum = sumOf(lines);
      expect(sumOf(lines.toReversed())).toEqual(sum);
      const place = at % lines.length;
      expect(sumOf(lines.with(place, `${lines[place]} `)).checksum).not.toBe(sum.checksum);
      expect(sumOf([...lines, lines[place] ?? '']).checksum).not.toBe(sum.checksum);
      expect(sumOf(lines.toSpliced(place, 1)).checksum).not.toBe(sum.checksum);
    }),
  );
});
