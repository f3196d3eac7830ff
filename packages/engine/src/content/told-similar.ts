import { type Csr, csrFromTriplets, forEachInRow } from '../matrix/csr.ts';

/** What sources tell is like what, whoever plays it: how much, above 0, 1 for what one tells is most alike. */
export interface ToldSimilar {
  /** Items × items. */
  readonly items: Csr;
  /** Artists × artists, by the numbers that `ItemContent.artistOf` has. */
  readonly artists: Csr;
}

/** The same for items whose row r is that of `items[r]`: what is like one that is not among them is not told. */
export function similarOfItems(similar: ToldSimilar, items: Int32Array): ToldSimilar {
  const rowsOf = Map.groupBy(items.keys(), (row) => items[row]!);
  const cells = { rows: [] as number[], columns: [] as number[], values: [] as number[] };
  for (const [row, item] of items.entries()) {
    forEachInRow(similar.items, item, (other, value) => {
      for (const column of rowsOf.get(other) ?? []) {
        cells.rows.push(row);
        cells.columns.push(column);
        cells.values.push(value);
      }
    });
  }
  return { ...similar, items: csrFromTriplets(items.length, items.length, cells) };
}
