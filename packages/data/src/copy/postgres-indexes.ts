import { type Kysely, sql } from 'kysely';
import { EchoError } from '../errors.ts';
import type { Schema } from '../sql/schema.ts';

interface Taken {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/** Of the tables of the schema and not of their partitions, which follow. */
const inSchema = sql`join pg_class c on c.oid = found.table_id and not c.relispartition
  join pg_namespace n on n.oid = c.relnamespace and n.nspname = current_schema()`;

/**
 * Takes away foreign keys, since rows come in any order, and indexes but those of keys, since they are built
 * of sorted rows in a fraction of the time; triggers rest, since what they write is loaded too. Returns what
 * gives them back, when all rows are there. That throws backup-damaged where rows do not fit together.
 */
export async function takeIndexes(load: Kysely<Schema>): Promise<() => Promise<void>> {
  const references = await sql<Taken>`
    select c.relname as "table", found.name, found.definition
    from (
      select conrelid as table_id, conname as name, pg_get_constraintdef(oid) as definition
      from pg_constraint where contype = 'f' and conparentid = 0
    ) as found ${inSchema}`.execute(load);
  const indexes = await sql<Taken>`
    select c.relname as "table", found.name, found.definition
    from (
      select i.indrelid as table_id, x.relname as name, pg_get_indexdef(i.indexrelid) as definition
      from pg_index i join pg_class x on x.oid = i.indexrelid
      where not exists (select from pg_constraint k where k.conindid = i.indexrelid)
    ) as found ${inSchema}`.execute(load);
  const triggers = await sql<Pick<Taken, 'table'>>`
    select distinct c.relname as "table"
    from (select tgrelid as table_id from pg_trigger where not tgisinternal) as found ${inSchema}`.execute(
    load,
  );
  const setTriggers = async (does: 'enable' | 'disable') => {
    for (const { table } of triggers.rows)
      await sql`alter table ${sql.table(table)} ${sql.raw(does)} trigger user`.execute(load);
  };
  await setTriggers('disable');
  for (const { table, name } of references.rows) {
    await sql`alter table ${sql.table(table)} drop constraint ${sql.ref(name)}`.execute(load);
  }
  for (const { name } of indexes.rows) await sql`drop index ${sql.ref(name)}`.execute(load);
  return async () => {
    await setTriggers('enable');
    for (const { definition } of indexes.rows) {
      // Of a table in parts it speaks of the whole alone; the parts are to have theirs as before.
      await sql.raw(definition.replace(' ON ONLY ', ' ON ')).execute(load);
    }
    for (const { table, name, definition } of references.rows) {
      const add = sql`alter table ${sql.table(table)} add constraint ${sql.ref(name)} ${sql.raw(definition)}`;
      await add.execute(load).catch((cause) => {
        if (!(cause instanceof EchoError) || cause.code !== 'input-invalid') throw cause;
        throw new EchoError('backup-damaged', `A row of ${table} refers to nothing.`, { cause });
      });
    }
  };
}
