import { createHash, randomUUID } from 'node:crypto';
import { hashPassword, verifyPassword } from '@better-auth/utils/password';
import type { Selectable } from 'kysely';
import { type Account, type AccountRole, sameName } from '../domain/account.ts';
import { EchoError } from '../errors.ts';
import type { AccountStore } from '../store/account-store.ts';
import type { AccountTables } from './account-tables.ts';
import { atomically, type Context } from './context.ts';
import { momentAt, msOf } from './moments.ts';

const longestName = 100;
/** How better-auth calls a password among the ways to sign in. */
const byPassword = 'credential';

/**
 * The address that better-auth knows an account by: EchoTune knows no mail, and a name may hold what
 * an address may not.
 */
export function addressOf(name: string): string {
  return `${createHash('sha256').update(sameName(name)).digest('hex').slice(0, 40)}@name.invalid`;
}

export class SqlAccounts implements AccountStore {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  create(account: { name: string; role: AccountRole; passwordHash: string }): Promise<Account> {
    const name = account.name.trim();
    if (name === '' || name.length > longestName) {
      throw new EchoError('input-invalid', `A name has 1 to ${longestName} characters.`);
    }
    return atomically(this.#context, async (context) => {
      const { db, dialect, clock } = context;
      const now = momentAt(dialect, clock());
      const times = { created_at: now, updated_at: now };
      const id = randomUUID();
      const row = await db
        .insertInto('account')
        .values({
          ...{ id, name, role: account.role, ...times },
          address: addressOf(name),
          address_verified: dialect === 'sqlite' ? 1 : true,
        })
        .onConflict((conflict) => conflict.column('address').doNothing())
        .returningAll()
        .executeTakeFirst();
      if (!row) throw new EchoError('account-exists', `There is an account named ${name}.`);
      await db
        .insertInto('credential')
        .values({
          ...{ id: randomUUID(), account_id: id, ...times },
          ...{ provider: byPassword, provider_account: id, password: account.passwordHash },
        })
        .execute();
      return fromRow(row);
    });
  }

  async get(id: string): Promise<Account | null> {
    const row = await this.#select().where('id', '=', id).executeTakeFirst();
    return row ? fromRow(row) : null;
  }

  async byName(name: string): Promise<Account | null> {
    const row = await this.#select().where('address', '=', addressOf(name)).executeTakeFirst();
    return row ? fromRow(row) : null;
  }

  async list(): Promise<Account[]> {
    const rows = await this.#select().orderBy('created_at').orderBy('id').execute();
    return rows.map(fromRow);
  }

  async isClaimed(): Promise<boolean> {
    const owner = await this.#select().where('role', '=', 'owner').executeTakeFirst();
    return owner !== undefined;
  }

  async hasPassword(id: string | null, password: string): Promise<boolean> {
    const row = await this.#context.db
      .selectFrom('credential')
      .select('password')
      .where('account_id', '=', id ?? '')
      .where('provider', '=', byPassword)
      .executeTakeFirst();
    if (row?.password) return verifyPassword(row.password, password);
    await hashPassword(password);
    return false;
  }

  setPassword(id: string, passwordHash: string, sessionId = ''): Promise<void> {
    return atomically(this.#context, async ({ db, dialect, clock }) => {
      const { numUpdatedRows } = await db
        .updateTable('credential')
        .set({ password: passwordHash, updated_at: momentAt(dialect, clock()) })
        .where('account_id', '=', id)
        .where('provider', '=', byPassword)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw unknown();
      await db
        .deleteFrom('session')
        .where('account_id', '=', id)
        .where('id', '<>', sessionId)
        .execute();
    });
  }

  setDisabled(id: string, disabled: boolean): Promise<void> {
    return atomically(this.#context, async ({ db }) => {
      const { numUpdatedRows } = await db
        .updateTable('account')
        .set({ disabled: disabled ? 1 : 0 })
        .where('id', '=', id)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw unknown();
      if (disabled) await db.deleteFrom('session').where('account_id', '=', id).execute();
    });
  }

  async remove(id: string): Promise<void> {
    const { numDeletedRows } = await this.#context.db
      .deleteFrom('account')
      .where('id', '=', id)
      .executeTakeFirst();
    if (numDeletedRows === 0n) throw unknown();
  }

  #select() {
    return this.#context.db.selectFrom('account').selectAll();
  }
}

function unknown(): EchoError {
  return new EchoError('account-unknown', 'There is no such account.');
}

function fromRow(row: Selectable<AccountTables['account']>): Account {
  const { id, name, role, disabled, created_at } = row;
  return { id, name, role, disabled: disabled === 1, createdAt: msOf(created_at) };
}
