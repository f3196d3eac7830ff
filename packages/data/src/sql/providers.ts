import { sql } from 'kysely';
import type { KeptMisfit, ProviderMisfit, ProviderPause } from '../domain/provider.ts';
import type { ProviderStore } from '../store/provider-store.ts';
import { atomically, atomicallySoon, type Context } from './context.ts';
import { freeFrom } from './free-from.ts';
import { digestOf } from './token.ts';

const mostMisfits = 200;
const mostCharacters = 2_000;
/** Longer than any call waits. */
const farthestTurnMs = 1_800_000;
const mostShapeCharacters = 20_000;

export class SqlProviders implements ProviderStore {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  async until(provider: string): Promise<number | null> {
    const { db, clock } = this.#context;
    const row = await db
      .selectFrom('provider_pause')
      .select('until')
      .where('provider', '=', provider)
      .where('until', '>', clock())
      .executeTakeFirst();
    return row?.until ?? null;
  }

  async pause(provider: string, until: number, reason: string): Promise<void> {
    await this.#context.db
      .insertInto('provider_pause')
      .values({ provider, until: Math.ceil(until), reason })
      .onConflict((conflict) =>
        conflict
          .column('provider')
          .doUpdateSet((column) => ({
            until: column.ref('excluded.until'),
            reason: column.ref('excluded.reason'),
          }))
          .whereRef('provider_pause.until', '<', sql.ref('excluded.until')),
      )
      .execute();
  }

  pauses(): Promise<ProviderPause[]> {
    const { db, clock } = this.#context;
    return db
      .selectFrom('provider_pause')
      .selectAll()
      .where('until', '>', clock())
      .orderBy('until', 'desc')
      .orderBy('provider')
      .execute();
  }

  async resume(provider: string): Promise<boolean> {
    const gone = await this.#context.db
      .deleteFrom('provider_pause')
      .where('provider', '=', provider)
      .returning('until')
      .executeTakeFirst();
    return gone !== undefined && gone.until > this.#context.clock();
  }

  /** One statement: of two that ask at once the second sees what the first has made of the row. */
  turn(provider: string, everyMs: number, mostMs: number): Promise<number | null> {
    return atomicallySoon(this.#context, async ({ db, clock }) => {
      const now = clock();
      const from = freeFrom('provider_turn', now, farthestTurnMs);
      const taken = await db
        .insertInto('provider_turn')
        .values({ provider, free_at: now + everyMs })
        .onConflict((conflict) =>
          conflict
            .column('provider')
            .doUpdateSet({ free_at: sql<number>`${from} + ${everyMs}` })
            .where(sql<boolean>`${from} <= ${now + mostMs}`),
        )
        .returning('free_at')
        .executeTakeFirst();
      return taken === undefined ? null : Math.max(0, Math.ceil(taken.free_at - everyMs - now));
    });
  }

  keep({ provider, operation, problem, shape }: ProviderMisfit): Promise<void> {
    const described = problem.slice(0, mostCharacters);
    const at = this.#context.clock();
    const json = JSON.stringify(shape ?? null);
    return atomically(this.#context, async ({ db }) => {
      await db
        .insertInto('provider_misfit')
        .values({
          ...{ digest: digestOf([provider, operation, described].join('\0')), provider, operation },
          ...{ problem: described, shape: json.length > mostShapeCharacters ? 'null' : json },
          ...{ first_at: at, last_at: at, count: 1 },
        })
        .onConflict((conflict) =>
          conflict.column('digest').doUpdateSet((column) => ({
            last_at: at,
            count: column('provider_misfit.count', '+', 1),
          })),
        )
        .execute();
      await db
        .deleteFrom('provider_misfit')
        .where('digest', 'not in', (query) =>
          query
            .selectFrom('provider_misfit')
            .select('digest')
            .orderBy('last_at', 'desc')
            .orderBy('digest')
            .limit(mostMisfits),
        )
        .execute();
    });
  }

  async misfits(): Promise<KeptMisfit[]> {
    const rows = await this.#context.db
      .selectFrom('provider_misfit')
      .selectAll()
      .orderBy('last_at', 'desc')
      .orderBy('digest')
      .execute();
    return rows.map(({ digest: _, shape, first_at, last_at, ...row }) => ({
      ...row,
      ...{ shape: JSON.parse(shape), firstAt: first_at, lastAt: last_at },
    }));
  }

  async clearMisfits(): Promise<number> {
    const gone = await this.#context.db.deleteFrom('provider_misfit').returning('digest').execute();
    return gone.length;
  }
}
