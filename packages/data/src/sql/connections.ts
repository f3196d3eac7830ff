import type { Selectable } from 'kysely';
import type { Connection, NewConnection } from '../domain/connection.ts';
import { EchoError } from '../errors.ts';
import type { ConnectionStore } from '../store/connection-store.ts';
import { atomically, type Context } from './context.ts';
import { lockListener } from './listeners.ts';
import type { Schema } from './schema.ts';
import { removeTokens } from './secrets.ts';

type Place = Pick<Connection, 'listenerId' | 'provider'>;

export class SqlConnections implements ConnectionStore {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  connect({ listenerId, provider, scopes, ...rest }: NewConnection): Promise<Connection> {
    return atomically(this.#context, async (context) => {
      const { db } = context;
      await lockListener(context, listenerId);
      const { accountId, accountName, consentAt } = rest;
      const told = {
        ...{ account_name: accountName, scopes: scopes.join(' '), consent_at: consentAt },
        consent_lost_at: null,
      };
      const renewed = await db
        .updateTable('connection')
        .set(told)
        .where('listener_id', '=', listenerId)
        .where('provider', '=', provider)
        .where('account_id', '=', accountId)
        .returningAll()
        .executeTakeFirst();
      if (renewed !== undefined) return connectionOf(renewed);
      const row = await db
        .insertInto('connection')
        .values({ listener_id: listenerId, provider, account_id: accountId, ...told })
        .onConflict((conflict) => conflict.doNothing())
        .returningAll()
        .executeTakeFirst();
      if (row !== undefined) return connectionOf(row);
      throw new EchoError(
        'provider-account-taken',
        `This account of ${provider} is connected elsewhere, or the listener with another one.`,
      );
    });
  }

  async get(listenerId: number, provider: string): Promise<Connection | null> {
    const row = await this.#context.db
      .selectFrom('connection')
      .selectAll()
      .where('listener_id', '=', listenerId)
      .where('provider', '=', provider)
      .executeTakeFirst();
    return row === undefined ? null : connectionOf(row);
  }

  async list(provider: string): Promise<Connection[]> {
    const rows = await this.#context.db
      .selectFrom('connection')
      .selectAll()
      .where('provider', '=', provider)
      .orderBy('listener_id')
      .execute();
    return rows.map(connectionOf);
  }

  async loseConsent({ consentAt, ...place }: Place & Pick<Connection, 'consentAt'>): Promise<void> {
    await this.#at(place)
      .set({ consent_lost_at: this.#context.clock() })
      .where('consent_at', '=', consentAt)
      .where('consent_lost_at', 'is', null)
      .execute();
  }

  async advance(place: Place, cursor: number | null): Promise<void> {
    await this.#at(place).set({ polled_at: this.#context.clock() }).execute();
    if (cursor === null) return;
    await this.#at(place)
      .set({ cursor_at: cursor })
      .where((column) =>
        column.or([column('cursor_at', 'is', null), column('cursor_at', '<', cursor)]),
      )
      .execute();
  }

  disconnect(listenerId: number, provider: string): Promise<boolean> {
    return atomically(this.#context, async (context) => {
      const { db, eraser, afterCommit } = context;
      const gone = await db
        .deleteFrom('connection')
        .where('listener_id', '=', listenerId)
        .where('provider', '=', provider)
        .returning('account_id')
        .execute();
      await removeTokens(context, { listenerId, provider });
      await db
        .deleteFrom('pushed_playlist')
        .where('provider', '=', provider)
        .where('playlist_id', 'in', (query) =>
          query.selectFrom('playlist').select('id').where('listener_id', '=', listenerId),
        )
        .execute();
      await eraser.mark(db);
      afterCommit.push(() => eraser.erase());
      return gone.length > 0;
    });
  }

  async pushedTo(playlistId: number, provider: string): Promise<string | null> {
    const row = await this.#context.db
      .selectFrom('pushed_playlist')
      .select('remote_id')
      .where('playlist_id', '=', playlistId)
      .where('provider', '=', provider)
      .executeTakeFirst();
    return row?.remote_id ?? null;
  }

  async notePushed(playlistId: number, provider: string, remoteId: string): Promise<void> {
    await this.#context.db
      .insertInto('pushed_playlist')
      .values({ playlist_id: playlistId, provider, remote_id: remoteId })
      .onConflict((conflict) =>
        conflict.columns(['playlist_id', 'provider']).doUpdateSet({ remote_id: remoteId }),
      )
      .execute();
  }

  #at({ listenerId, provider }: Place) {
    return this.#context.db
      .updateTable('connection')
      .where('listener_id', '=', listenerId)
      .where('provider', '=', provider);
  }
}

function connectionOf(row: Selectable<Schema['connection']>): Connection {
  return {
    ...{ listenerId: row.listener_id, provider: row.provider },
    ...{ accountId: row.account_id, accountName: row.account_name },
    scopes: row.scopes.split(' ').filter(Boolean),
    ...{ consentAt: row.consent_at, consentLostAt: row.consent_lost_at },
    ...{ cursor: row.cursor_at, polledAt: row.polled_at },
  };
}
