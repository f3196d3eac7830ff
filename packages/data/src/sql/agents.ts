import { type Selectable, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { canonicalJson } from '../decisions/canonical-json.ts';
import type {
  ActState,
  AgentAct,
  AgentSettings,
  KillSwitch,
  NewAgentAct,
} from '../domain/agent.ts';
import type { ActChange, ActFilter, AgentStore } from '../store/agent-store.ts';
import type { AgentTables } from './agent-tables.ts';
import { atomically, type Context, lock } from './context.ts';

const Params = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
const Permits = z.array(z.string());

export class SqlAgents implements AgentStore {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  lock(): Promise<void> {
    return lock(this.#context, 'agents');
  }

  async settings(agent: string): Promise<AgentSettings | null> {
    const row = await this.#context.db
      .selectFrom('agent_settings')
      .selectAll()
      .where('agent', '=', agent)
      .executeTakeFirst();
    if (row === undefined) return null;
    const { mode, permits, acts_per_day, changed_at } = row;
    return {
      ...{ mode, permits: permits === null ? null : Permits.parse(JSON.parse(permits)) },
      ...{ actsPerDay: acts_per_day, changedAt: changed_at },
    };
  }

  async set(
    agent: string,
    { mode, permits, actsPerDay }: Omit<AgentSettings, 'changedAt'>,
  ): Promise<void> {
    const row = {
      ...{ mode, permits: permits === null ? null : JSON.stringify(permits) },
      ...{ acts_per_day: actsPerDay, changed_at: this.#context.clock() },
    };
    await this.#context.db
      .insertInto('agent_settings')
      .values({ agent, ...row })
      .onConflict((conflict) => conflict.column('agent').doUpdateSet(row))
      .execute();
  }

  async killed(): Promise<KillSwitch | null> {
    const row = await this.#context.db
      .selectFrom('agent_switch')
      .select(['killed_at', 'killed_by'])
      .executeTakeFirst();
    // Whoever took the row away may have ended a stop with it: rather none acts than one that must not.
    if (row === undefined) return { at: 0, by: 'no switch in the store' };
    return row.killed_at === null ? null : { at: row.killed_at, by: row.killed_by ?? '' };
  }

  kill(by: string): Promise<boolean> {
    return this.#switch({ killed_at: this.#context.clock(), killed_by: by });
  }

  revive(): Promise<boolean> {
    return this.#switch({ killed_at: null, killed_by: null });
  }

  /** Whether it stood otherwise. */
  #switch(to: Omit<AgentTables['agent_switch'], 'id'>): Promise<boolean> {
    return atomically(this.#context, async (context) => {
      await lock(context, 'agents');
      const { numInsertedOrUpdatedRows } = await context.db
        .insertInto('agent_switch')
        .values({ id: 1, ...to })
        .onConflict((conflict) =>
          conflict
            .column('id')
            .doUpdateSet(to)
            .where('agent_switch.killed_at', to.killed_at === null ? 'is not' : 'is', null),
        )
        .executeTakeFirst();
      return (numInsertedOrUpdatedRows ?? 0n) > 0n;
    });
  }

  async addAct(act: NewAgentAct): Promise<AgentAct | null> {
    const { agent, target, params, why, undo, prediction, before, dryRun } = act;
    const row = await this.#context.db
      .insertInto('agent_act')
      .values({
        ...{ agent, act: act.act, target, metric_before: before, dry: dryRun ? 1 : 0, open: 1 },
        ...{ params: canonicalJson(params), why: canonicalJson(why), undo: canonicalJson(undo) },
        ...{ metric: prediction.metric, predicted: prediction.is, value: prediction.value },
        ...{ due_at: prediction.dueAt, intended_at: this.#context.clock() },
        state: dryRun ? 'acted' : 'intended',
      })
      .onConflict((conflict) =>
        conflict.columns(['agent', 'target', 'dry']).where(sql<SqlBool>`open = 1`).doNothing(),
      )
      .returningAll()
      .executeTakeFirst();
    return row === undefined ? null : actFrom(row);
  }

  async changeAct(
    id: number,
    from: ActState,
    { state, isOpen, endsAs, measured }: ActChange,
  ): Promise<AgentAct | null> {
    const row = await this.#context.db
      .updateTable('agent_act')
      .set({
        ...{ state, open: isOpen ? 1 : 0, ended_at: isOpen ? null : this.#context.clock() },
        ...(endsAs !== undefined && { ends_as: endsAs }),
        ...(measured !== undefined && { measured }),
      })
      .where('id', '=', id)
      .where('state', '=', from)
      .where('open', '=', 1)
      .returningAll()
      .executeTakeFirst();
    return row === undefined ? null : actFrom(row);
  }

  async act(id: number): Promise<AgentAct | null> {
    const row = await this.#context.db
      .selectFrom('agent_act')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row === undefined ? null : actFrom(row);
  }

  async acts({ agent, isOpen, since, beforeId, limit }: ActFilter): Promise<AgentAct[]> {
    let query = this.#context.db.selectFrom('agent_act').selectAll().orderBy('id', 'desc');
    if (agent !== undefined) query = query.where('agent', '=', agent);
    if (isOpen !== undefined) query = query.where('open', '=', isOpen ? 1 : 0);
    if (beforeId !== undefined) query = query.where('id', '<', beforeId);
    if (since !== undefined) {
      query = query.where((column) =>
        column.or([column('open', '=', 1), column('ended_at', '>=', since)]),
      );
    }
    if (limit !== undefined) query = query.limit(limit);
    return (await query.execute()).map(actFrom);
  }
}

function actFrom(row: Selectable<AgentTables['agent_act']>): AgentAct {
  const { id, agent, act, target, measured, state } = row;
  const params = (json: string) => Params.parse(JSON.parse(json));
  return {
    ...{ id, agent, act, target, before: row.metric_before, measured, state, endsAs: row.ends_as },
    ...{ params: params(row.params), why: params(row.why), undo: params(row.undo) },
    prediction: {
      ...{ metric: row.metric, is: row.predicted, value: row.value, dueAt: row.due_at },
    },
    ...{ dryRun: row.dry === 1, isOpen: row.open === 1 },
    ...{ intendedAt: row.intended_at, endedAt: row.ended_at },
  };
}
