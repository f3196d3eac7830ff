import { sql } from 'kysely';
import type { Rate } from '../domain/rate.ts';
import type { AttemptStore } from '../store/attempt-store.ts';
import { atomicallySoon, type Context } from './context.ts';
import { freeFrom } from './free-from.ts';

/** Rows that are over, which each attempt takes away: it makes one at most, so that they cannot pile up. */
const tidiedEach = 2;

/**
 * Token buckets as GCRA has them (ITU-T I.371): a row says from when on the bucket is full again, each attempt
 * puts that off by what one takes to come back, and it may be as far off as all of them take.
 */
export class SqlAttempts implements AttemptStore {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  take(name: string, { most, perMs }: Rate): Promise<number> {
    const each = perMs / most;
    return atomicallySoon(this.#context, async (context) => {
      const { db, clock } = context;
      const now = clock();
      const from = freeFrom('attempt', now, 2 * perMs);
      const taken = await db
        .insertInto('attempt')
        .values({ name, free_at: now + each })
        .onConflict((conflict) =>
          conflict
            .column('name')
            .doUpdateSet({ free_at: sql<number>`${from} + ${each}` })
            // Sums of fractions of a millisecond may be off by less than one.
            .where(sql<boolean>`${from} + ${each} <= ${now + perMs + 0.5}`),
        )
        .returning('free_at')
        .executeTakeFirst();
      await tidy(context, now);
      if (taken !== undefined) return 0;
      const known = await db
        .selectFrom('attempt')
        .select('free_at')
        .where('name', '=', name)
        .executeTakeFirst();
      // Forgotten a moment ago there would be one left by now.
      return Math.max(1, Math.ceil((known?.free_at ?? 0) + each - perMs - now - 0.5));
    });
  }

  async forget(name: string): Promise<void> {
    await this.#context.db.deleteFrom('attempt').where('name', '=', name).execute();
  }
}

/** Whoever is at a row just now is not waited for. */
async function tidy({ db, dialect }: Context, now: number): Promise<void> {
  await db
    .deleteFrom('attempt')
    .where('name', 'in', (query) =>
      query
        .selectFrom('attempt')
        .select('name')
        .where('free_at', '<=', now)
        .orderBy('free_at')
        .limit(tidiedEach)
        .$if(dialect === 'postgres', (rows) => rows.forUpdate().skipLocked()),
    )
    .execute();
}
