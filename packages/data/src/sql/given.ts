import { type AliasedRawBuilder, type RawBuilder, sql } from 'kysely';
import { storableText } from '../storable-text.ts';
import type { Dialect } from './context.ts';

interface Cells {
  int: number;
  'int?': number | null;
  real: number;
  text: string;
  'text?': string | null;
}
type Column = keyof Cells;
type Row<Columns extends Readonly<Record<string, Column>>> = {
  readonly [Name in keyof Columns]: Cells[Columns[Name]];
};

const sqlTypes = {
  int: 'bigint',
  'int?': 'bigint',
  real: 'double precision',
  text: 'text',
  'text?': 'text',
} as const;

/**
 * Rows handed to the database as a relation named `given`. They travel as one JSON parameter: the
 * statement is the same for any number of rows, and no limit on parameters is met.
 */
export function given<const Columns extends Readonly<Record<string, Column>>>(
  dialect: Dialect,
  columns: Columns,
  rows: readonly Row<Columns>[],
): AliasedRawBuilder<Row<Columns>, 'given'> {
  const cells = Object.entries(columns).map(([name, column]) => {
    const type = sql.raw(sqlTypes[column]);
    return sql`cast(value ->> ${sql.lit(name)} as ${type}) as ${sql.ref(name)}`;
  });
  const json = JSON.stringify(rows, (_name, value: unknown) =>
    typeof value === 'string' ? storableText(value) : value,
  );
  return sql<Row<Columns>>`(select ${sql.join(cells)} from ${elements(dialect, json)})`.as('given');
}

/** Ids as a subquery, for `where id in …` with any number of them. */
export function givenIds(dialect: Dialect, ids: Iterable<number>): RawBuilder<number> {
  const id = dialect === 'sqlite' ? sql`value` : sql`cast(value #>> ${sql.lit('{}')} as bigint)`;
  return sql<number>`(select ${id} from ${elements(dialect, JSON.stringify([...ids]))})`;
}

function elements(dialect: Dialect, json: string): RawBuilder<unknown> {
  return dialect === 'sqlite' ? sql`json_each(${json})` : sql`json_array_elements(${json}::json)`;
}
