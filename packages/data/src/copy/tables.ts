import { type Kysely, sql } from 'kysely';
import { EchoError } from '../errors.ts';
import type { Dialect } from '../sql/context.ts';
import type { Schema } from '../sql/schema.ts';

/**
 * What a column holds, the same on both databases but for better-auth's: a moment is text on SQLite, a
 * flag an integer.
 */
export type ColumnKind = 'int' | 'real' | 'text' | 'moment' | 'flag';

export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
}

export interface Table {
  readonly name: string;
  /** In the order of their names: later releases may have added them in another. */
  readonly columns: readonly Column[];
  /** The column that the database numbers, if there is one. */
  readonly counter: string | null;
}

interface Found {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly counts: boolean | number;
}

/** Kysely's own: which migrations a store has seen is told beside the tables. */
export const bookkeeping: readonly string[] = ['kysely_migration', 'kysely_migration_lock'];

/**
 * Every table, as the database itself lists them, so that none that a migration makes can be forgotten.
 * A partitioned table is one; what belongs to an extension is none.
 */
export async function readTables(db: Kysely<Schema>, dialect: Dialect): Promise<Table[]> {
  const catalogue = dialect === 'sqlite' ? sqliteCatalogue : postgresCatalogue;
  const { rows } = await sql<Found>`${sql.raw(catalogue)}`.execute(db);
  const tables = Map.groupBy(rows, ({ table }) => table);
  return [...tables]
    .filter(([name]) => !bookkeeping.includes(name))
    .map(([name, found]) => ({
      name,
      columns: found
        .map(({ column, type }) => ({ name: column, kind: kindOf(name, column, type) }))
        .toSorted((one, other) => (one.name < other.name ? -1 : 1)),
      counter: found.find(({ counts }) => counts === true || counts === 1)?.column ?? null,
    }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

const sqliteCatalogue = `
  select s.name as "table", x.name as "column", lower(x.type) as type,
    x.pk = 1 and s.sql like '%autoincrement%' as counts
  from sqlite_schema s join pragma_table_xinfo(s.name) x
  where s.type = 'table' and s.name not like 'sqlite\\_%' escape '\\' and x.hidden = 0`;

const postgresCatalogue = `
  select c.relname as "table", a.attname as "column", format_type(a.atttypid, null) as type,
    pg_get_serial_sequence(quote_ident(c.relname), a.attname) is not null as counts
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace and n.nspname = current_schema()
  join pg_attribute a on a.attrelid = c.oid
  where c.relkind in ('r', 'p') and not c.relispartition
    and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    and not exists (
      select from pg_depend d
      where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'
    )`;

const kinds: Readonly<Record<string, ColumnKind>> = {
  integer: 'int',
  bigint: 'int',
  smallint: 'int',
  real: 'real',
  'double precision': 'real',
  text: 'text',
  'timestamp with time zone': 'moment',
  boolean: 'flag',
};

function kindOf(table: string, column: string, type: string): ColumnKind {
  const kind = kinds[type];
  if (kind === undefined) {
    throw new EchoError('internal', `${table}.${column} is of type ${type}, which nobody copies.`);
  }
  return kind;
}

/** Migrations that the store has seen, in their order; none where it is no store. */
export async function seenMigrations(db: Kysely<Schema>, dialect: Dialect): Promise<string[]> {
  const there =
    dialect === 'sqlite'
      ? sql<{ name: string }>`select name from sqlite_schema where name = 'kysely_migration'`
      : sql<{ name: string }>`select tablename as name from pg_tables
          where schemaname = current_schema() and tablename = 'kysely_migration'`;
  if ((await there.execute(db)).rows.length === 0) return [];
  const seen = sql<{ name: string }>`select name from kysely_migration`;
  return (await seen.execute(db)).rows.map(({ name }) => name).toSorted();
}
