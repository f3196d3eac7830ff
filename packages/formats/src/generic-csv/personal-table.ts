/** A table of plays as one listener's: rows of others are rejected. */

import { cellAt } from '../csv/header.ts';
import type { Problem, Table, TablePlan } from '../csv/table.ts';
import { longestListener, OneListener } from '../one-listener.ts';
import { listenerColumn } from './listener-column.ts';
import { type CsvMapping, columnOf } from './mapping.ts';
import { openPlays } from './play-table.ts';

/** Position of the column of listeners, unless it is said to be something else; -1 for none. */
function ownerColumn({ columns, header }: CsvMapping, first: readonly string[]): number {
  if (!header) return -1;
  const column = listenerColumn(first);
  const plays = Object.values(columns).map((choice) => columnOf(choice, first, first.length));
  return plays.includes(column) ? -1 : column;
}

function openPersonal(mapping: CsvMapping, first: readonly string[]): Table | Problem {
  const table = openPlays(mapping, first);
  const column = ownerColumn(mapping, first);
  if ('problem' in table || column === -1) return table;
  const one = new OneListener();
  return {
    ...table,
    read: (cells) => {
      const listener = cellAt(cells, column)?.trim().slice(0, longestListener) ?? '';
      return one.refuse(listener) ?? table.read(cells);
    },
  };
}

/** A plan to read a table of one listener's plays as the mapping says. */
export function planPersonal(mapping: CsvMapping): TablePlan {
  return {
    dialect: { delimiter: mapping.delimiter, quotes: true },
    open: (cells) => openPersonal(mapping, cells),
  };
}
