import type { Catalogue } from '../plays.ts';
import { type BinUnit, binsOf } from './bins.ts';
import { dateOf } from './calendar.ts';
import { coursesOf } from './courses.ts';
import type { History, Range } from './history.ts';

/** How much of the listening some artists had, over time. */
export interface Evolution {
  readonly unit: BinUnit;
  /** First local day of each bin, YYYY-MM-DD. */
  readonly starts: readonly string[];
  /** All listens of each bin. */
  readonly listens: Int32Array;
  /** Listens of each artist by bin, in the order asked for. */
  readonly artists: readonly { readonly id: number; readonly listens: Int32Array }[];
}

/** Listens by bin of a range, in all and of some artists. */
export function evolution(
  history: History,
  range: Range,
  { artistOf }: Catalogue,
  artists: readonly number[],
): Evolution {
  const bins = binsOf(history, range);
  const { columns, listens } = coursesOf(history, bins, artistOf, artists);
  const count = bins.starts.length;
  const rowOf = (bin: number) => listens.subarray(bin * columns, (bin + 1) * columns);
  return {
    unit: bins.unit,
    starts: bins.starts.map(dateOf),
    listens: Int32Array.from({ length: count }, (_, bin) => rowOf(bin).reduce((a, b) => a + b, 0)),
    artists: artists.map((id, column) => ({
      id,
      listens: Int32Array.from({ length: count }, (_, bin) => listens[bin * columns + column]!),
    })),
  };
}
