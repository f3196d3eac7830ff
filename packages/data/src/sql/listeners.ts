import type { Selectable } from 'kysely';
import type { Listener } from '../domain/listener.ts';
import type { Retention } from '../domain/retention.ts';
import { EchoError } from '../errors.ts';
import type { ChangeMark, ListenerStore } from '../store/listener-store.ts';
import { changedListeners, changeNumber, raiseForgotten } from './changed-listeners.ts';
import { atomically, type Context, lock } from './context.ts';
import { unhear } from './heard.ts';
import { patiently } from './patiently.ts';
import { retentionOf, setRetention } from './retention.ts';
import type { Schema } from './schema.ts';
import { sweep } from './sweep.ts';
import { withdrawIdentities } from './told-identities.ts';

const longestName = 200;

export class SqlListeners implements ListenerStore {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  async create(listener: {
    name: string;
    timeZone: string;
    demo: boolean;
    accountId?: string | null;
  }): Promise<Listener> {
    const { name, timeZone, demo, accountId = null } = listener;
    if (name === '' || name.length > longestName) {
      throw new EchoError('input-invalid', `A name has 1 to ${longestName} characters.`);
    }
    const row = await this.#context.db
      .insertInto('listener')
      .values({
        name,
        time_zone: known(timeZone),
        created_at: this.#context.clock(),
        demo: demo ? 1 : 0,
        account_id: accountId,
      })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .returningAll()
      .executeTakeFirst();
    if (!row) throw new EchoError('listener-exists', `There is a listener named ${name}.`);
    return fromRow(row);
  }

  async get(id: number): Promise<Listener | null> {
    const row = await this.#select().where('id', '=', id).executeTakeFirst();
    return row ? fromRow(row) : null;
  }

  async byName(name: string): Promise<Listener | null> {
    const row = await this.#select().where('name', '=', name).executeTakeFirst();
    return row ? fromRow(row) : null;
  }

  async list(): Promise<Listener[]> {
    return (await this.#select().orderBy('id').execute()).map(fromRow);
  }

  async changedSince(since: ChangeMark | null, playedAfter: number) {
    const { mark, rows } = await changedListeners(this.#context, since, playedAfter);
    return { mark, listeners: rows.map(fromRow) };
  }

  async ofAccount(accountId: string): Promise<Listener[]> {
    const rows = await this.#select().where('account_id', '=', accountId).orderBy('id').execute();
    return rows.map(fromRow);
  }

  async give(id: number | null, accountId: string): Promise<number> {
    const { numUpdatedRows } = await this.#context.db
      .updateTable('listener')
      .set({ account_id: accountId })
      .where('account_id', 'is', null)
      .$if(id !== null, (query) => query.where('id', '=', id))
      .executeTakeFirst();
    return Number(numUpdatedRows);
  }

  async setTimeZone(id: number, timeZone: string): Promise<Listener> {
    const row = await this.#context.db
      .updateTable('listener')
      .set({ time_zone: known(timeZone) })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirst();
    if (!row) throw unknown(id);
    return fromRow(row);
  }

  retention(id: number): Promise<Retention> {
    return retentionOf(this.#context, id);
  }

  setRetention(id: number, retention: Retention): Promise<void> {
    return atomically(this.#context, async (context) => {
      await lockListener(context, id);
      await setRetention(context, id, retention);
    });
  }

  async forget(id: number): Promise<void> {
    await patiently(this.#context, async (context) => {
      const { db, eraser, afterCommit } = context;
      await lock(context, 'sweep');
      await lock(context, 'budgets');
      await lockListener(context, id);
      const spelled = await db
        .selectFrom('listener_spelling')
        .select('spelling_id')
        .where('listener_id', '=', id)
        .execute();
      await db.deleteFrom('witness').where('listener_id', '=', id).execute();
      await unhear(context, id);
      await db.deleteFrom('told_again').where('listener_id', '=', id).execute();
      await withdrawIdentities(
        context,
        spelled.map((row) => row.spelling_id),
      );
      await db.deleteFrom('play').where('listener_id', '=', id).execute();
      await forgetAnswers(context, id);
      await db.deleteFrom('listener').where('id', '=', id).execute();
      await raiseForgotten(context);
      await sweep(context);
      await eraser.mark(db);
      afterCommit.push(() => eraser.erase());
    });
  }

  #select() {
    return this.#context.db.selectFrom('listener').selectAll();
  }
}

/**
 * Lets one transaction at a time change what belongs to a listener (SQLite has one writer anyway).
 * Throws listener-unknown.
 */
export async function lockListener({ db, dialect }: Context, id: number): Promise<void> {
  const row = await db
    .selectFrom('listener')
    .select('id')
    .where('id', '=', id)
    .$if(dialect === 'postgres', (query) => query.forNoKeyUpdate())
    .executeTakeFirst();
  if (!row) throw unknown(id);
}

/**
 * What a transaction that stores plays holds: the catalogue entries it names stay, and nobody else
 * stores plays of the listener. Throws listener-unknown.
 */
export async function lockHistory(context: Context, listenerId: number): Promise<void> {
  await lock(context, 'sweep', 'shared');
  await lockListener(context, listenerId);
}

/**
 * Says that the listener's profile has changed; `history` that it is not by added plays alone, and
 * `removed` that no model may keep what went.
 * Throws listener-unknown.
 */
export async function raiseProfileVersion(
  { db, dialect }: Context,
  id: number,
  history: 'added-to' | 'rewritten' | 'removed' = 'added-to',
): Promise<void> {
  const row = await db
    .updateTable('listener')
    .set((column) => ({
      profile_version: column('profile_version', '+', 1),
      history_version: column('history_version', '+', history === 'added-to' ? 0 : 1),
      removal_version: column('removal_version', '+', history === 'removed' ? 1 : 0),
      changed: changeNumber(dialect),
    }))
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  if (!row) throw unknown(id);
}

/** Answers that are kept for repeated requests may tell of any listener of the account. */
async function forgetAnswers({ db }: Context, listenerId: number): Promise<void> {
  await db
    .deleteFrom('idempotency')
    .where('account_id', 'in', (query) =>
      query
        .selectFrom('listener')
        .select((column) => column.ref('account_id').$notNull().as('account_id'))
        .where('id', '=', listenerId)
        .where('account_id', 'is not', null),
    )
    .execute();
}

function known(timeZone: string): string {
  try {
    // An offset such as +01:00 is accepted by Intl, but knows no summer time.
    if (!/^[+-]/.test(timeZone)) {
      new Intl.DateTimeFormat('en', { timeZone });
      return timeZone;
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  throw new EchoError('time-zone-unknown', `There is no time zone ${timeZone}.`);
}

function unknown(id: number): EchoError {
  return new EchoError('listener-unknown', `There is no listener ${id}.`);
}

function fromRow(row: Selectable<Schema['listener']>): Listener {
  return {
    id: row.id,
    name: row.name,
    accountId: row.account_id,
    timeZone: row.time_zone,
    createdAt: row.created_at,
    demo: row.demo === 1,
    profileVersion: row.profile_version,
    historyVersion: row.history_version,
    removalVersion: row.removal_version,
  };
}
