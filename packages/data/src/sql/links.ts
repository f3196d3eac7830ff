import type { Selectable } from 'kysely';
import type { LinkKind, OneTimeLink } from '../domain/account.ts';
import type { LinkStore } from '../store/link-store.ts';
import type { AccountTables } from './account-tables.ts';
import { atomically, type Context } from './context.ts';
import { digestOf, newToken } from './token.ts';

export class SqlLinks implements LinkStore {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  issue(link: {
    kind: LinkKind;
    accountId: string | null;
    listenerId: number | null;
    lastsMs: number | null;
  }): Promise<{ link: OneTimeLink; token: string }> {
    const { kind, accountId, listenerId, lastsMs } = link;
    return atomically(this.#context, async ({ db, clock }) => {
      if (kind !== 'invitation') {
        await db
          .deleteFrom('one_time_link')
          .where('kind', '=', kind)
          .where('account_id', accountId === null ? 'is' : '=', accountId)
          .execute();
      }
      const token = newToken();
      const row = await db
        .insertInto('one_time_link')
        .values({
          ...{ kind, digest: digestOf(token), account_id: accountId, listener_id: listenerId },
          created_at: clock(),
          expires_at: lastsMs === null ? null : clock() + lastsMs,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return { link: fromRow(row), token };
    });
  }

  async find(kind: LinkKind, token: string): Promise<OneTimeLink | null> {
    const row = await this.#working(kind).where('digest', '=', digestOf(token)).executeTakeFirst();
    return row ? fromRow(row) : null;
  }

  async use(kind: LinkKind, token: string): Promise<OneTimeLink | null> {
    const link = await this.find(kind, token);
    return link !== null && (await this.revoke(kind, link.id)) ? link : null;
  }

  async list(kind: LinkKind): Promise<OneTimeLink[]> {
    return (await this.#working(kind).orderBy('id', 'desc').execute()).map(fromRow);
  }

  async revoke(kind: LinkKind, id: number): Promise<boolean> {
    const { numDeletedRows } = await this.#context.db
      .deleteFrom('one_time_link')
      .where('kind', '=', kind)
      .where('id', '=', id)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }

  #working(kind: LinkKind) {
    const now = this.#context.clock();
    return this.#context.db
      .selectFrom('one_time_link')
      .selectAll()
      .where('kind', '=', kind)
      .where((column) =>
        column.or([column('expires_at', 'is', null), column('expires_at', '>', now)]),
      );
  }
}

function fromRow(row: Selectable<AccountTables['one_time_link']>): OneTimeLink {
  const { id, kind } = row;
  return {
    ...{ id, kind, accountId: row.account_id, listenerId: row.listener_id },
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}
