/** Shows how a table would be read before it is. */

import { detectDelimiter, scanHead } from '../csv/dialect.ts';
import { encodingProblem } from '../csv/encoding-problem.ts';
import type { Delimiter } from '../csv/row-scanner.ts';
import { previewTable, type TablePlan } from '../csv/table.ts';
import { headBytes } from '../file-head.ts';
import type { ParsedRecord, SourceClock } from '../format.ts';
import {
  type FoundColumn,
  type FoundColumns,
  findColumns,
  type MissingRole,
  namesColumns,
  type Sample,
} from './column-search.ts';
import type { ColumnChoice, CsvMapping, CsvWishes } from './mapping.ts';
import { planPersonal } from './personal-table.ts';
import { openPlays } from './play-table.ts';
import { bareName, type CsvRole, nameColumns } from './roles.ts';
import { readings, type TimeForm } from './time-form.ts';

export interface PreviewedColumn {
  /** From 1. */
  readonly number: number;
  readonly name: string | null;
  readonly role: CsvRole | null;
  /** Why it plays the role; empty where it plays none. */
  readonly why: string;
}

export interface CsvPreview {
  readonly delimiter: Delimiter;
  /** The header, or the first record where there is none. */
  readonly firstRow: readonly string[];
  readonly columns: readonly PreviewedColumn[];
  readonly missing: readonly MissingRole[];
  /** All that is needed to read the table; null while something is missing. */
  readonly mapping: CsvMapping | null;
  /** What would become of the first records; none while something is missing. */
  readonly records: readonly ParsedRecord[];
  /** Why the file cannot be read at all, if it cannot. */
  readonly failure: string | null;
}

const recordsShown = 5;
/** So many that a month's days prove what comes first, day or month. */
const rowsLooked = 2000;

function zoneOf(form: TimeForm, name: string): SourceClock['zone'] {
  return readings[form].zoned || /utc|gmt/.test(bareName(name)) ? 'utc' : 'listener';
}

/** Spotify's own names, and names that say so, mean the end of a play. */
function stampsOf(time: string, played: string): SourceClock['stamps'] {
  const spotify = bareName(time) === 'ts' && bareName(played) === 'msplayed';
  return spotify || /^end/.test(bareName(time)) ? 'end' : 'start';
}

function unitOf(values: readonly string[], name: string): CsvMapping['playedIn'] {
  if (/ms|milli/.test(bareName(name))) return 'ms';
  if (/sec|sek/.test(bareName(name))) return 's';
  // A name without a unit: half of the plays last neither under 6 seconds nor over 100 minutes.
  const told = values.map(Number).filter((value) => value > 0);
  const middle = told.toSorted((a, b) => a - b)[Math.floor(told.length / 2)] ?? 0;
  return middle > 6000 ? 'ms' : 's';
}

function choose(found: FoundColumns): CsvMapping['columns'] {
  const columns: Partial<Record<CsvRole, ColumnChoice>> = {};
  for (const [role, { column }] of found.roles) columns[role] = column + 1;
  return columns;
}

function complete(
  { names, rows }: Sample,
  found: FoundColumns,
  wishes: CsvWishes,
  delimiter: Delimiter,
): CsvMapping | null {
  if (found.time === null || found.missing.length > 0) return null;
  const nameOf = (role: CsvRole) => names[found.roles.get(role)?.column ?? -1] ?? '';
  const played = found.roles.get('msPlayed')?.column ?? -1;
  return {
    columns: choose(found),
    time: found.time,
    zone: wishes.zone ?? zoneOf(found.time, nameOf('time')),
    stamps: wishes.stamps ?? stampsOf(nameOf('time'), nameOf('msPlayed')),
    playedIn:
      wishes.playedIn ??
      unitOf(
        rows.map((row) => row[played] ?? ''),
        nameOf('msPlayed'),
      ),
    header: names.length > 0,
    delimiter,
  };
}

/** A plan to read a table as the mapping says, whosever the plays are. */
export function planMapped(mapping: CsvMapping): TablePlan {
  return {
    dialect: { delimiter: mapping.delimiter, quotes: true },
    open: (cells) => openPlays(mapping, cells),
  };
}

function describe({ names, width }: Sample, found: FoundColumns): PreviewedColumn[] {
  const byColumn = new Map<number, readonly [CsvRole, FoundColumn]>();
  for (const [role, one] of found.roles) byColumn.set(one.column, [role, one]);
  return Array.from({ length: width }, (_, column) => {
    const [role, one] = byColumn.get(column) ?? [null, null];
    const name = names[column]?.trim() ?? null;
    return { number: column + 1, name, role, why: one?.why ?? '' };
  });
}

/**
 * Finds out from the first bytes of a file (up to 64 KiB) how its table is to be read, and reads the
 * first records so. What `wishes` says holds; the rest is found by the names of the columns and by
 * their values. Pure: nothing is read but the bytes given.
 */
export function previewCsv(bytes: Uint8Array, wishes: CsvWishes = {}): CsvPreview {
  const head = bytes.subarray(0, headBytes);
  const delimiter = wishes.delimiter ?? detectDelimiter(head);
  const rows = scanHead(head, { delimiter, quotes: true }, rowsLooked);
  const [first = []] = rows;
  const header = namesColumns(first, wishes);
  const names = header ? first : [];
  const sample = {
    names,
    named: nameColumns(names),
    rows: header ? rows.slice(1) : rows,
    width: first.length,
  };
  const found = findColumns(sample, wishes);
  const mapping = complete(sample, found, wishes, delimiter);
  const plan = mapping
    ? planPersonal(mapping)
    : { dialect: { delimiter, quotes: true }, open: () => 'aside' as const };
  const { records, failure } = previewTable(head, plan, mapping ? recordsShown : 0);
  const columns = describe(sample, found);
  const { missing } = found;
  const unread = failure?.code === 'wrong-columns' ? null : failure;
  const unreadable = unread?.message ?? encodingProblem(head);
  return { delimiter, firstRow: first, columns, missing, mapping, records, failure: unreadable };
}
