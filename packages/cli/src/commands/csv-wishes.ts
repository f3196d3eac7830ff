import { EchoError } from '@echotune/data';
import {
  type ColumnChoice,
  type CsvMapping,
  type CsvRole,
  type CsvWishes,
  csvRoles,
  type DateOrder,
} from '@echotune/formats';

/** How the command line says what a table is like. */
export interface TableOptions {
  /** e.g. `artist=2,track=Song,time=1` */
  readonly columns?: string;
  readonly localTimes?: boolean;
  readonly endTimes?: boolean;
  /** Which comes first where the dates do not prove it. */
  readonly dates?: DateOrder;
}

function columnOf(part: string): [CsvRole, ColumnChoice] {
  const [name = '', choice = ''] = part.split('=', 2).map((text) => text.trim());
  const role = csvRoles.find((known) => known.toLowerCase() === name.toLowerCase());
  if (role === undefined || choice === '') {
    const example = 'artist=2,track=3,time=1';
    throw new EchoError(
      'input-invalid',
      `--columns: "${part}" is not like ${example}; the roles are ${csvRoles.join(', ')}.`,
    );
  }
  return [role, /^\d+$/.test(choice) ? Number(choice) : choice];
}

/** Throws input-invalid where a role is named twice, or a column for two roles. */
function columnsOf(text: string): CsvMapping['columns'] {
  const columns = text.split(',').map(columnOf);
  const roles = columns.map(([role]) => role);
  const choices = columns.map(([, choice]) => choice);
  const role = roles.find((one, at) => roles.indexOf(one) !== at);
  if (role !== undefined) {
    throw new EchoError('input-invalid', `--columns: "${role}" is named twice.`);
  }
  const choice = choices.find((one, at) => choices.indexOf(one) !== at);
  if (choice !== undefined) {
    throw new EchoError('input-invalid', `--columns: column ${choice} is named for two roles.`);
  }
  return Object.fromEntries(columns);
}

/** What the options say of a table; null where they say nothing. Throws input-invalid. */
export function csvWishes(options: TableOptions): CsvWishes | null {
  const { columns, localTimes, endTimes, dates } = options;
  if (columns === undefined && dates === undefined && !localTimes && !endTimes) return null;
  return {
    ...(columns !== undefined && { columns: columnsOf(columns) }),
    ...(dates !== undefined && { dates }),
    ...(localTimes && { zone: 'listener' as const }),
    ...(endTimes && { stamps: 'end' as const }),
  };
}
