import type { Selectable, Updateable } from 'kysely';
import type { Connection, ForwardCounts, GivenUpPlay, WaitingPlay } from '../domain/connection.ts';
import type { WitnessKey } from '../domain/play.ts';
import { EchoError } from '../errors.ts';
import type { ConnectionStore } from '../store/connection-store.ts';
import { atomically, type Context } from './context.ts';
import { enqueuePlays, givenUpPlays, outboxCounts, waitingPlays } from './outbox.ts';
import type { Schema } from './schema.ts';

type Row = Selectable<Schema['connection']>;

const anew = {
  ...{ known_to: null, reading_top: null, reading_cursor: null },
  ...{ not_before: 0, failures: 0, problem: null },
};

export class SqlConnections implements ConnectionStore {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
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

  async list(listenerId?: number): Promise<Connection[]> {
    const rows = await this.#context.db
      .selectFrom('connection')
      .selectAll()
      .$if(listenerId !== undefined, (query) => query.where('listener_id', '=', listenerId ?? 0))
      .orderBy('listener_id')
      .orderBy('provider')
      .execute();
    return rows.map(connectionOf);
  }

  put(listenerId: number, provider: string, user: string): Promise<Connection> {
    return atomically(this.#context, async (context) => {
      const { db } = context;
      const listener = await db
        .selectFrom('listener')
        .select('id')
        .where('id', '=', listenerId)
        .executeTakeFirst();
      if (listener === undefined) {
        throw new EchoError('listener-unknown', `There is no listener ${listenerId}.`);
      }
      const before = await new SqlConnections(context).get(listenerId, provider);
      if (before?.user === user) {
        return new SqlConnections(context).change(listenerId, provider, { ...well });
      }
      if (before !== null) await new SqlConnections(context).remove(listenerId, provider);
      const row = await db
        .insertInto('connection')
        .values({ listener_id: listenerId, provider, user_name: user, ...anew })
        .returningAll()
        .executeTakeFirstOrThrow();
      return connectionOf(row);
    });
  }

  async change(
    listenerId: number,
    provider: string,
    { forwards, reading, notBefore, failures, problem }: Parameters<ConnectionStore['change']>[2],
  ): Promise<Connection> {
    const values: Updateable<Schema['connection']> = {
      ...(forwards !== undefined && { forwards: forwards ? 1 : 0 }),
      ...(notBefore !== undefined && { not_before: notBefore }),
      ...(failures !== undefined && { failures }),
      ...(problem !== undefined && { problem }),
      ...(reading !== undefined && {
        ...{ known_to: reading.knownTo, reading_top: reading.top, reading_cursor: reading.cursor },
      }),
    };
    const row = await this.#context.db
      .updateTable('connection')
      .set({ provider, ...values })
      .where('listener_id', '=', listenerId)
      .where('provider', '=', provider)
      .returningAll()
      .executeTakeFirst();
    if (row !== undefined) return connectionOf(row);
    throw new EchoError('connection-unknown', `There is no connection to ${provider}.`);
  }

  async remove(listenerId: number, provider: string): Promise<boolean> {
    const row = await this.#context.db
      .deleteFrom('connection')
      .where('listener_id', '=', listenerId)
      .where('provider', '=', provider)
      .returning('provider')
      .executeTakeFirst();
    return row !== undefined;
  }

  enqueue(listenerId: number, plays: readonly WitnessKey[]): Promise<number> {
    return atomically(this.#context, (context) => enqueuePlays(context, listenerId, plays));
  }

  async due(now: number): Promise<Connection[]> {
    const rows = await this.#context.db
      .selectFrom('connection')
      .selectAll()
      .where('forwards', '=', 1)
      .where('not_before', '<=', now)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('outbox')
            .select('outbox.id')
            .whereRef('outbox.listener_id', '=', 'connection.listener_id')
            .whereRef('outbox.provider', '=', 'connection.provider')
            .where('outbox.failure', 'is', null),
        ),
      )
      .orderBy('listener_id')
      .orderBy('provider')
      .execute();
    return rows.map(connectionOf);
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

  counts(listenerId: number, provider: string): Promise<ForwardCounts> {
    return outboxCounts(this.#context, listenerId, provider);
  }

  givenUp(listenerId: number, provider: string, limit: number): Promise<GivenUpPlay[]> {
    return givenUpPlays(this.#context, listenerId, provider, limit);
  }
}

/** Whoever connects again has mended what was wrong. */
const well = { notBefore: 0, failures: 0, problem: null } as const;

function connectionOf(row: Row): Connection {
  return {
    ...{ listenerId: row.listener_id, provider: row.provider, user: row.user_name },
    forwards: row.forwards === 1,
    reading: { knownTo: row.known_to, top: row.reading_top, cursor: row.reading_cursor },
    ...{ notBefore: row.not_before, failures: row.failures, problem: row.problem },
  };
}
