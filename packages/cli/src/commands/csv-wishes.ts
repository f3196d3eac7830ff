import { EchoError } from '@echotune/data';
import { type ColumnChoice, type CsvRole, type CsvWishes, csvRoles } from '@echotune/formats';

/** How the command line says what a table is like. */
export interface TableOptions {
  /** e.g. `artist=2,track=Song,time=1` */
  readonly columns?: string;
  readonly localTimes?: boolean;
  readonly endTimes?: boolean;
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

/** What the options say of a table; null where they say nothing. Throws input-invalid. */
export function csvWishes({ columns, localTimes, endTimes }: TableOptions): CsvWishes | null {
  if (columns === undefined && !localTimes && !endTimes) return null;
  return {
    ...(columns !== undefined && {
      columns: Object.fromEntries(columns.split(',').map(columnOf)),
    }),
    ...(localTimes && { zone: 'listener' as const }),
    ...(endTimes && { stamps: 'end' as const }),
  };
}
