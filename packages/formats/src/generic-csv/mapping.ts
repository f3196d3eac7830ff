/** Which column of a table plays which role, and how its times and durations are to be read. */

import type { Delimiter } from '../csv/row-scanner.ts';
import type { SourceClock } from '../format.ts';
import type { CsvRole } from './roles.ts';
import { bareName } from './roles.ts';
import type { DateOrder, TimeForm } from './time-form.ts';

/** A column by its name in the header, or by its number from 1. */
export type ColumnChoice = string | number;

export interface CsvMapping {
  /** `artist`, `track` and `time` are needed. */
  readonly columns: Readonly<Partial<Record<CsvRole, ColumnChoice>>>;
  readonly time: TimeForm;
  /** `listener`: the times are those of a wall clock. */
  readonly zone: SourceClock['zone'];
  /** Which end of a play the times are. */
  readonly stamps: SourceClock['stamps'];
  /** Unit of the column `msPlayed`. */
  readonly playedIn: 'ms' | 's';
  /** Whether the first row names the columns. */
  readonly header: boolean;
  readonly delimiter: Delimiter;
}

/** What somebody says about a table; the rest is found out. */
export interface CsvWishes extends Partial<CsvMapping> {
  /** Decides where the dates of the table do not prove it. */
  readonly dates?: DateOrder;
}

/** Position of a chosen column, from 0; -1 where the table has no such column. */
export function columnOf(choice: ColumnChoice, names: readonly string[], width: number): number {
  if (typeof choice === 'number') {
    return Number.isInteger(choice) && choice >= 1 && choice <= width ? choice - 1 : -1;
  }
  const exact = names.findIndex((name) => name.trim() === choice.trim());
  if (exact !== -1) return exact;
  return names.findIndex((name) => bareName(name) !== '' && bareName(name) === bareName(choice));
}
