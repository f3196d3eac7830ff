import type { Selectable } from 'kysely';
import type { AuditEntry } from '../domain/audit.ts';
import type { AuditStore } from '../store/audit-store.ts';
import type { AccountTables } from './account-tables.ts';
import { atomically, type Context } from './context.ts';

export class SqlAudit implements AuditStore {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  note({ event, done, door, accountId, aboutId, thing }: Omit<AuditEntry, 'id' | 'at'>) {
    return atomically(this.#context, async ({ db, clock }) => {
      const known = async (id: string | null) => {
        if (id === null) return null;
        const found = db.selectFrom('account').select('id').where('id', '=', id);
        return (await found.executeTakeFirst())?.id ?? null;
      };
      await db
        .insertInto('audit')
        .values({
          ...{ at: clock(), event, door, thing, done: done ? 1 : 0 },
          ...{ account_id: await known(accountId), about_id: await known(aboutId) },
        })
        .execute();
    });
  }

  async list(before: number | null, limit: number): Promise<AuditEntry[]> {
    const rows = await this.#context.db
      .selectFrom('audit')
      .selectAll()
      .$if(before !== null, (query) => query.where('id', '<', before ?? 0))
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
    return rows.map(fromRow);
  }

  async tidy(keptMs: number): Promise<void> {
    const { db, clock } = this.#context;
    await db
      .deleteFrom('audit')
      .where('at', '<=', clock() - keptMs)
      .execute();
  }
}

function fromRow({ account_id, about_id, done, ...row }: Selectable<AccountTables['audit']>) {
  return { ...row, done: done === 1, accountId: account_id, aboutId: about_id };
}
