import type { SharedPlaceStore } from '../store/shared-place-store.ts';
import type { Context } from './context.ts';

/** The number of its one row. */
const only = 1;

export class SqlSharedPlace implements SharedPlaceStore {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  async get(): Promise<string | null> {
    const row = await this.#context.db
      .selectFrom('shared_place')
      .select('name')
      .where('id', '=', only)
      .executeTakeFirst();
    return row?.name ?? null;
  }

  async set(name: string | null): Promise<void> {
    const { db } = this.#context;
    if (name === null) {
      await db.deleteFrom('shared_place').execute();
      return;
    }
    await db
      .insertInto('shared_place')
      .values({ id: only, name })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ name }))
      .execute();
  }
}
