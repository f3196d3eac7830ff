/** Finds the columns of a table: by what somebody says, by their names, and for times by their values. */

import { type ColumnChoice, type CsvWishes, columnOf } from './mapping.ts';
import { type CsvRole, columnsNamed, csvRoles, type NamedColumns, nameColumns } from './roles.ts';
import { formOf, shapeIn, type TimeForm } from './time-form.ts';

/** The rows that the beginning of a file shows. */
export interface Sample {
  /** Names of the columns; empty where the table has no header. */
  readonly names: readonly string[];
  readonly named: NamedColumns;
  readonly rows: readonly (readonly string[])[];
  readonly width: number;
}

export interface FoundColumn {
  readonly column: number;
  readonly why: string;
}

/** A role that no column plays. */
export interface MissingRole {
  readonly role: CsvRole;
  readonly why: string;
}

export interface FoundColumns {
  readonly roles: ReadonlyMap<CsvRole, FoundColumn>;
  readonly time: TimeForm | null;
  readonly missing: readonly MissingRole[];
}

const chosen = 'it was chosen';

function valuesOf({ rows }: Sample, column: number): string[] {
  return rows.map((row) => row[column] ?? '');
}

/** The values of a day's column and of one with the time of day, joined. */
function pairsOf(sample: Sample, date: number, time: number): string[] {
  const days = valuesOf(sample, date);
  return valuesOf(sample, time).map((value, row) => `${days[row]?.trim()} ${value.trim()}`);
}

function named(sample: Sample, column: number): string {
  return `its name, ${JSON.stringify(sample.names[column]?.trim())}, says so`;
}

function search(
  role: CsvRole,
  choice: ColumnChoice | undefined,
  sample: Sample,
): FoundColumn | MissingRole {
  if (choice !== undefined) {
    const column = columnOf(choice, sample.names, sample.width);
    if (column !== -1) return { column, why: chosen };
    return { role, why: `there is no column ${JSON.stringify(choice)}` };
  }
  const [column] = columnsNamed(role, sample.named);
  if (column !== undefined) return { column, why: named(sample, column) };
  return { role, why: `no column is called ${role}` };
}

interface FoundTime {
  readonly time: FoundColumn;
  readonly date: FoundColumn | null;
  readonly form: TimeForm;
}

/** The time where a column holds all of it, or a day's column beside it does. */
function searchTime(sample: Sample, wishes: CsvWishes): FoundTime | MissingRole {
  const { time: wish, date: dateWish } = wishes.columns ?? {};
  const sought = search('time', wish, sample);
  if ('role' in sought) return sought;
  const times = wish === undefined ? columnsNamed('time', sample.named) : [sought.column];
  const dates = dateWish === undefined ? columnsNamed('date', sample.named) : [];
  if (dateWish !== undefined) dates.push(columnOf(dateWish, sample.names, sample.width));
  const singles = dateWish === undefined ? times.map((time) => [time, -1] as const) : [];
  const pairs = times.flatMap((time) => dates.map((date) => [time, date] as const));
  let why = '';
  for (const [time, date] of [...singles, ...pairs.filter(([one, other]) => one !== other)]) {
    const values = date === -1 ? valuesOf(sample, time) : pairsOf(sample, date, time);
    const form = wishes.time ?? formOf(values, wishes.dates);
    if (typeof form === 'string') {
      const shape = shapeIn(values, form);
      const reason = wish === undefined ? `${named(sample, time)}; times are ${shape}` : chosen;
      const day = date === -1 ? null : { column: date, why: 'it holds the day of the time' };
      return { time: { column: time, why: reason }, date: day, form };
    }
    why ||= `the values of ${JSON.stringify(sample.names[time] ?? time + 1)} ${form.why}`;
  }
  return { role: 'time', why: why || 'no column holds it' };
}

/** Finds a column for each role, as far as there is one. */
export function findColumns(sample: Sample, wishes: CsvWishes): FoundColumns {
  const roles = new Map<CsvRole, FoundColumn>();
  const missing: MissingRole[] = [];
  const time = searchTime(sample, wishes);
  if ('role' in time) {
    missing.push(time);
  } else {
    roles.set('time', time.time);
    if (time.date) roles.set('date', time.date);
  }
  for (const role of csvRoles) {
    if (role === 'time' || role === 'date') continue;
    const found = search(role, wishes.columns?.[role], sample);
    if (!('role' in found)) roles.set(role, found);
    else if (role === 'artist' || role === 'track' || wishes.columns?.[role] !== undefined) {
      missing.push(found);
    }
  }
  return { roles, time: 'role' in time ? null : time.form, missing };
}

/** Whether the first row names columns: somebody or its own words say so, or it does not read. */
export function namesColumns(first: readonly string[], wishes: CsvWishes): boolean {
  if (wishes.header !== undefined) return wishes.header;
  const choices = Object.values(wishes.columns ?? {});
  if (choices.some((choice) => typeof choice === 'string')) return true;
  const named = nameColumns(first);
  const speaking = csvRoles.filter((role) => columnsNamed(role, named).length > 0);
  return speaking.length >= 2 || named.has('artist');
}
