import type { Kysely } from 'kysely';
import { EchoError } from '../errors.ts';
import type { Dialect } from '../sql/context.ts';
import { knownMigrations } from '../sql/migrate.ts';
import type { Schema } from '../sql/schema.ts';
import { expectedTables, filledTables } from './expected-tables.ts';
import { readTables, seenMigrations } from './tables.ts';

/**
 * Names of EchoTune's tables that are there. Throws store-not-empty where they hold more than a new store
 * does and it may not go; store-newer where which are EchoTune's cannot be told.
 */
export async function ownTablesThere(
  db: Kysely<Schema>,
  dialect: Dialect,
  { place, replaces }: { readonly place: string; readonly replaces: boolean },
): Promise<string[]> {
  const seen = await seenMigrations(db, dialect);
  const known = knownMigrations(dialect);
  const foreign = seen.filter((name) => !known.includes(name));
  if (foreign.length > 0) {
    throw new EchoError('store-newer', `The store at ${place} knows ${foreign.join(', ')}.`);
  }
  const { tables, seeded } = await expectedTables(seen);
  const expected = new Set(tables.map(({ name }) => name));
  const found = (await readTables(db, dialect)).filter(({ name }) => expected.has(name));
  const filled = (await filledTables(db, found)).filter((name) => !seeded.has(name));
  if (filled.length > 0 && !replaces) {
    const some = filled.length > 3 ? `${filled.slice(0, 3).join(', ')} …` : filled.join(', ');
    throw new EchoError(
      'store-not-empty',
      `There is something in the store at ${place} (${some}).`,
    );
  }
  return found.map(({ name }) => name);
}
