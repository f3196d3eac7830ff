import { sql } from 'kysely';
import type { Lease } from '../domain/lease.ts';
import type { LeaseStore } from '../store/lease-store.ts';
import type { Context } from './context.ts';

export class SqlLeases implements LeaseStore {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  /** One statement: of two that ask at once the second sees what the first has made of the row. */
  async hold(name: string, holder: string, forMs: number): Promise<Lease | null> {
    const { db, clock } = this.#context;
    const now = clock();
    const row = await db
      .insertInto('lease')
      .values({ name, holder, term: 1, taken_at: now, held_until: now + forMs })
      .onConflict((conflict) =>
        conflict
          .column('name')
          .doUpdateSet({
            ...{ holder, held_until: now + forMs },
            term: sql<number>`case when lease.holder = ${holder} then lease.term else lease.term + 1 end`,
            taken_at: sql<number>`case when lease.holder = ${holder} then lease.taken_at else excluded.taken_at end`,
          })
          .where((column) =>
            column.or([
              column('lease.holder', '=', holder),
              column('lease.held_until', '<=', now),
              // Taken by a clock that was far ahead, it would be held long after its holder has died.
              column('lease.held_until', '>', now + 2 * forMs),
            ]),
          ),
      )
      .returning(['holder', 'term', 'taken_at', 'held_until'])
      .executeTakeFirst();
    return row === undefined ? null : leaseFrom(row);
  }

  async release(name: string, holder: string): Promise<void> {
    await this.#context.db
      .updateTable('lease')
      .set({ holder: null, held_until: 0 })
      .where('name', '=', name)
      .where('holder', '=', holder)
      .execute();
  }

  async get(name: string): Promise<Lease | null> {
    const { db, clock } = this.#context;
    const row = await db
      .selectFrom('lease')
      .select(['holder', 'term', 'taken_at', 'held_until'])
      .where('name', '=', name)
      .where('held_until', '>', clock())
      .executeTakeFirst();
    return row === undefined ? null : leaseFrom(row);
  }
}

interface LeaseRow {
  readonly holder: string | null;
  readonly term: number;
  readonly taken_at: number;
  readonly held_until: number;
}

function leaseFrom({ holder, term, taken_at, held_until }: LeaseRow): Lease {
  return { holder: holder ?? '', term, takenAt: taken_at, until: held_until };
}
