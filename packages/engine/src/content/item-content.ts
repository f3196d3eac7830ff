import { EngineError } from '../error.ts';
import { type Csr, forEachInRow, rowStartsOf } from '../matrix/csr.ts';
import { similarOfItems, type ToldSimilar } from './told-similar.ts';

/**
 * What is known of items without anybody playing them. Rows are items: all columns have one length,
 * at most the `itemCount` of the interactions that it belongs to; of items behind them nothing is known.
 */
export interface ItemContent {
  /** Primary artist by item; 0 where it is not known. */
  readonly artistOf: Int32Array;
  /** Items × tags: how much a tag is given, above 0, about 1 for what is given most. */
  readonly tags: Csr;
  /** Year of release by item; NaN where it is not known. */
  readonly years: Float64Array;
  /** What it sounds like in one respect each, by item, in the source's unit; NaN where not measured. */
  readonly sounds: readonly Float64Array[];
  /** What others say is like what; absent where nobody does. */
  readonly similar?: ToldSimilar;
}

const nowhere = -1;

/** Content whose row r is that of `items[r]`; nothing is known where that is below 0. */
export function contentOfItems(content: ItemContent, items: ArrayLike<number>): ItemContent {
  const { artistOf, tags, years, sounds, similar } = content;
  const rows = Int32Array.from(items);
  const widthOf = (item: number) =>
    item < 0 ? 0 : (tags.rowStarts[item + 1] ?? 0) - (tags.rowStarts[item] ?? 0);
  const rowStarts = rowStartsOf(rows.map(widthOf));
  const columns = new Int32Array(rowStarts[rows.length]!);
  const values = new Float64Array(columns.length);
  for (const [row, item] of rows.entries()) {
    let next = rowStarts[row]!;
    forEachInRow(tags, item, (column, value) => {
      columns[next] = column;
      values[next++] = value;
    });
  }
  const taken = (column: Float64Array) =>
    Float64Array.from(rows, (item) => column[item] ?? Number.NaN);
  return {
    artistOf: rows.map((item) => artistOf[item] ?? 0),
    tags: { rowCount: rows.length, columnCount: tags.columnCount, rowStarts, columns, values },
    years: taken(years),
    sounds: sounds.map(taken),
    ...(similar && { similar: similarOfItems(similar, rows) }),
  };
}

/**
 * Content of the items that are among `played` alone: of songs that nobody had played by then nothing
 * was known. A model that is to be asked about the time after must not know them: that they are there
 * at all betrays that somebody is going to play them.
 */
export function contentOfPlayed(content: ItemContent, played: Iterable<number>): ItemContent {
  const items = new Int32Array(content.artistOf.length).fill(nowhere);
  for (const item of played) if (item < items.length) items[item] = item;
  return contentOfItems(content, items);
}

/** Whether anything is known of what any item is, beside its artist. */
export function tellsOfItems({ tags, years, sounds }: ItemContent): boolean {
  const isKnown = (column: Float64Array) => column.some((value) => !Number.isNaN(value));
  return tags.values.length > 0 || isKnown(years) || sounds.some(isKnown);
}

/** Throws EngineError('shape-mismatch' | 'bad-number') where models cannot learn from it. */
export function checkContent(content: ItemContent, itemCount: number): void {
  const { artistOf, tags, years, sounds, similar } = content;
  const { length } = artistOf;
  const fits =
    length <= itemCount &&
    [tags.rowCount, years.length, ...sounds.map((each) => each.length)].every(
      (count) => count === length,
    ) &&
    tags.rowStarts.length === length + 1 &&
    tags.columns.every((tag) => tag >= 0 && tag < tags.columnCount) &&
    (similar === undefined ||
      (similar.items.rowCount === length && isSquare(similar.items) && isSquare(similar.artists)));
  if (!fits) throw new EngineError('shape-mismatch', 'the content does not fit together');
  const isWeight = (weight: number) => weight > 0 && Number.isFinite(weight);
  const isTold = (value: number) => Number.isNaN(value) || Number.isFinite(value);
  const weights = [tags, ...(similar ? [similar.items, similar.artists] : [])];
  if (
    !(
      weights.every(({ values }) => values.every(isWeight)) &&
      [years, ...sounds].every((each) => each.every(isTold))
    )
  ) {
    throw new EngineError('bad-number', 'the content holds a number that is none');
  }
}

function isSquare({ rowCount, columnCount, rowStarts, columns }: Csr): boolean {
  return (
    columnCount === rowCount &&
    rowStarts.length === rowCount + 1 &&
    columns.every((column) => column >= 0 && column < rowCount)
  );
}
