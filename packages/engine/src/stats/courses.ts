import type { Bins } from './bins.ts';
import type { History } from './history.ts';

/** What was listened to of some artists and of all others together, bin by bin. */
export interface Courses {
  /** One for each artist asked for, and a last one for all others. */
  readonly columns: number;
  /** Listens at bin · columns + column. */
  readonly listens: Int32Array;
  /** Local days with a listen, laid out alike. */
  readonly days: Int32Array;
}

/** The courses of some artists over the bins of a range, in one pass. */
export function coursesOf(
  history: History,
  { starts, binOf, first, end }: Bins,
  artistOf: Int32Array,
  artists: readonly number[],
): Courses {
  const others = artists.length;
  const columns = others + 1;
  const columnOf = new Map(artists.map((id, column) => [id, column]));
  const { items, places, listens: isListen, localDays } = history;
  const columnOfPlace = new Uint16Array(items.length);
  for (let place = 0; place < items.length; place++) {
    columnOfPlace[place] = columnOf.get(artistOf[items[place]!] ?? 0) ?? others;
  }
  const listens = new Int32Array(starts.length * columns);
  const days = new Int32Array(starts.length * columns);
  const lastDay = new Int32Array(columns).fill(-2_147_483_648);
  for (let at = first; at < end; at++) {
    if (isListen[at] === 0) continue;
    const column = columnOfPlace[places[at]!]!;
    const cell = binOf[at - first]! * columns + column;
    listens[cell]! += 1;
    if (lastDay[column] === localDays[at]) continue;
    lastDay[column] = localDays[at]!;
    days[cell]! += 1;
  }
  return { columns, listens, days };
}
