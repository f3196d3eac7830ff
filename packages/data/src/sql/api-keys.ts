import type { Selectable } from 'kysely';
import { type ApiKey, type Scope, scopes } from '../domain/account.ts';
import { EchoError } from '../errors.ts';
import type { ApiKeyStore } from '../store/api-key-store.ts';
import type { AccountTables } from './account-tables.ts';
import { atomicallySoon, type Context } from './context.ts';
import { digestOf, newToken } from './token.ts';

/** A key says what it is, so that one that leaked is recognised. */
const mark = 'et_';
const shownCharacters = mark.length + 6;

export class SqlApiKeys implements ApiKeyStore {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  async add(key: {
    accountId: string;
    listenerId: number;
    name: string;
    scopes: readonly Scope[];
    perMinute: number;
  }): Promise<{ key: ApiKey; secret: string }> {
    const { db, clock } = this.#context;
    const listener = await db
      .selectFrom('listener')
      .select('id')
      .where('id', '=', key.listenerId)
      .where('account_id', '=', key.accountId)
      .executeTakeFirst();
    if (!listener) {
      throw new EchoError('listener-unknown', `There is no listener number ${key.listenerId}.`);
    }
    const secret = `${mark}${newToken()}`;
    const row = await db
      .insertInto('api_key')
      .values({
        ...{ account_id: key.accountId, listener_id: key.listenerId, name: key.name },
        ...{ prefix: secret.slice(0, shownCharacters), digest: digestOf(secret) },
        ...{ scopes: key.scopes.join(' '), per_minute: key.perMinute, created_at: clock() },
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    return { key: fromRow(row), secret };
  }

  async list(accountId: string | null): Promise<ApiKey[]> {
    const rows = await this.#context.db
      .selectFrom('api_key')
      .selectAll()
      .$if(accountId !== null, (query) => query.where('account_id', '=', accountId ?? ''))
      .orderBy('id', 'desc')
      .execute();
    return rows.map(fromRow);
  }

  async find(secret: string): Promise<ApiKey | null> {
    const row = await this.#context.db
      .selectFrom('api_key')
      .innerJoin('account', 'account.id', 'api_key.account_id')
      .innerJoin('listener', (join) =>
        join
          .onRef('listener.id', '=', 'api_key.listener_id')
          .onRef('listener.account_id', '=', 'api_key.account_id'),
      )
      .selectAll('api_key')
      .where('digest', '=', digestOf(secret))
      .where('disabled', '=', 0)
      .executeTakeFirst();
    return row ? fromRow(row) : null;
  }

  async touch(id: number): Promise<void> {
    await atomicallySoon(this.#context, ({ db, clock }) =>
      db.updateTable('api_key').set({ used_at: clock() }).where('id', '=', id).execute(),
    );
  }

  async revoke(id: number, accountId: string | null): Promise<boolean> {
    const { numDeletedRows } = await this.#context.db
      .deleteFrom('api_key')
      .where('id', '=', id)
      .$if(accountId !== null, (query) => query.where('account_id', '=', accountId ?? ''))
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }
}

function fromRow(row: Selectable<AccountTables['api_key']>): ApiKey {
  const words = row.scopes.split(' ');
  return {
    ...{ id: row.id, accountId: row.account_id, listenerId: row.listener_id, name: row.name },
    ...{ prefix: row.prefix, perMinute: row.per_minute },
    scopes: scopes.filter((scope) => words.includes(scope)),
    createdAt: row.created_at,
    usedAt: row.used_at,
  };
}
