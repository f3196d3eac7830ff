import type { Selectable, Updateable } from 'kysely';
import type { WitnessKey } from '../domain/play.ts';
import type {
  ForwardCounts,
  GivenUpPlay,
  ScrobbleAccount,
  WaitingPlay,
} from '../domain/scrobble-account.ts';
import { EchoError } from '../errors.ts';
import type { ScrobbleAccountStore } from '../store/scrobble-account-store.ts';
import { atomically, type Context } from './context.ts';
import { lockListener } from './listeners.ts';
import { enqueuePlays, givenUpPlays, outboxCounts, waitingPlays } from './outbox.ts';
import type { Schema } from './schema.ts';
import { removeTokens } from './secrets.ts';

/** Whoever connects again has mended what was wrong. */
const well = { notBefore: 0, failures: 0, problem: null } as const;

export class SqlScrobbleAccounts implements ScrobbleAccountStore {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  async get(listenerId: number, provider: string): Promise<ScrobbleAccount | null> {
    const row = await this.#context.db
      .selectFrom('scrobble_account')
      .selectAll()
      .where('listener_id', '=', listenerId)
      .where('provider', '=', provider)
      .executeTakeFirst();
    return row === undefined ? null : accountOf(row);
  }

  async list(listenerId?: number): Promise<ScrobbleAccount[]> {
    const rows = await this.#context.db
      .selectFrom('scrobble_account')
      .selectAll()
      .$if(listenerId !== undefined, (query) => query.where('listener_id', '=', listenerId ?? 0))
      .orderBy('listener_id')
      .orderBy('provider')
      .execute();
    return rows.map(accountOf);
  }

  put(listenerId: number, provider: string, user: string): Promise<ScrobbleAccount> {
    return atomically(this.#context, async (context) => {
      await lockListener(context, listenerId);
      const accounts = new SqlScrobbleAccounts(context);
      const before = await accounts.get(listenerId, provider);
      if (before?.user === user) return accounts.change(listenerId, provider, well);
      if (before !== null) await accounts.remove(listenerId, provider);
      const row = await context.db
        .insertInto('scrobble_account')
        .values({ listener_id: listenerId, provider, user_name: user })
        .returningAll()
        .executeTakeFirstOrThrow();
      return accountOf(row);
    });
  }

  async change(
    listenerId: number,
    provider: string,
    {
      forwards,
      reading,
      notBefore,
      failures,
      problem,
    }: Parameters<ScrobbleAccountStore['change']>[2],
  ): Promise<ScrobbleAccount> {
    const values: Updateable<Schema['scrobble_account']> = {
      ...(forwards !== undefined && { forwards: forwards ? 1 : 0 }),
      ...(notBefore !== undefined && { not_before: notBefore }),
      ...(failures !== undefined && { failures }),
      ...(problem !== undefined && { problem }),
      ...(reading !== undefined && {
        ...{ known_to: reading.knownTo, reading_top: reading.top, reading_cursor: reading.cursor },
      }),
    };
    const row = await this.#context.db
      .updateTable('scrobble_account')
      .set({ provider, ...values })
      .where('listener_id', '=', listenerId)
      .where('provider', '=', provider)
      .returningAll()
      .executeTakeFirst();
    if (row !== undefined) return accountOf(row);
    throw new EchoError('provider-not-connected', `No account of ${provider} is connected.`);
  }

  remove(listenerId: number, provider: string): Promise<boolean> {
    return atomically(this.#context, async (context) => {
      const { db, eraser, afterCommit } = context;
      const gone = await db
        .deleteFrom('scrobble_account')
        .where('listener_id', '=', listenerId)
        .where('provider', '=', provider)
        .returning('provider')
        .execute();
      await removeTokens(context, { listenerId, provider });
      await eraser.mark(db);
      afterCommit.push(() => eraser.erase());
      return gone.length > 0;
    });
  }

  enqueue(listenerId: number, plays: readonly WitnessKey[]): Promise<number> {
    return atomically(this.#context, (context) => enqueuePlays(context, listenerId, plays));
  }

  async due(now: number): Promise<ScrobbleAccount[]> {
    const rows = await this.#context.db
      .selectFrom('scrobble_account')
      .selectAll()
      .where('forwards', '=', 1)
      .where('not_before', '<=', now)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('outbox')
            .select('outbox.id')
            .whereRef('outbox.listener_id', '=', 'scrobble_account.listener_id')
            .whereRef('outbox.provider', '=', 'scrobble_account.provider')
            .where('outbox.failure', 'is', null),
        ),
      )
      .orderBy('listener_id')
      .orderBy('provider')
      .execute();
    return rows.map(accountOf);
  }

  waiting(listenerId: number, provider: string, limit: number): Promise<WaitingPlay[]> {
    return waitingPlays(this.#context, listenerId, provider, limit);
  }

  async settle(ids: readonly number[]): Promise<void> {
    await this.#context.db
      .deleteFrom('outbox')
      .where('id', 'in', [0, ...ids])
      .execute();
  }

  async giveUp(id: number, reason: string): Promise<void> {
    const failure = reason.slice(0, 300);
    await this.#context.db.updateTable('outbox').set({ failure }).where('id', '=', id).execute();
  }

  async waitAgain(listenerId: number, provider: string): Promise<number> {
    const rows = await this.#context.db
      .updateTable('outbox')
      .set({ failure: null })
      .where('listener_id', '=', listenerId)
      .where('provider', '=', provider)
      .where('failure', 'is not', null)
      .returning('id')
      .execute();
    return rows.length;
  }

  counts(listenerId: number, provider: string): Promise<ForwardCounts> {
    return outboxCounts(this.#context, listenerId, provider);
  }

  givenUp(listenerId: number, provider: string, limit: number): Promise<GivenUpPlay[]> {
    return givenUpPlays(this.#context, listenerId, provider, limit);
  }
}

function accountOf(row: Selectable<Schema['scrobble_account']>): ScrobbleAccount {
  return {
    ...{ listenerId: row.listener_id, provider: row.provider, user: row.user_name },
    forwards: row.forwards === 1,
    reading: { knownTo: row.known_to, top: row.reading_top, cursor: row.reading_cursor },
    ...{ notBefore: row.not_before, failures: row.failures, problem: row.problem },
  };
}
