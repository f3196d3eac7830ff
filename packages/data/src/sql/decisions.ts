import type { Selectable } from 'kysely';
import { canonicalJson } from '../decisions/canonical-json.ts';
import { emptyLog, hashOf } from '../decisions/chain.ts';
import type { LoggedDecision, LogHead, NewLoggedDecision } from '../domain/decision.ts';
import type { DecisionFilter, DecisionStore } from '../store/decision-store.ts';
import type { AgentTables } from './agent-tables.ts';
import { atomically, type Context, lock } from './context.ts';
import { objectFromJson } from './json.ts';

export class SqlDecisions implements DecisionStore {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  append({ agent, kind, body }: NewLoggedDecision): Promise<LoggedDecision> {
    return atomically(this.#context, async (context) => {
      await lock(context, 'agents');
      const { db, clock } = context;
      const head = await headOf(context);
      const last = await lastOf(context);
      const end = head ?? last;
      const text = canonicalJson(body);
      const entry = {
        // Free also where somebody has moved the end back. It is chained to that end then, which does not fit.
        ...{ seq: Math.max(end.seq, last.seq) + 1, at: clock(), agent, kind },
        ...{ body: objectFromJson(text), previous: end.hash },
      };
      const hash = hashOf(entry);
      await db
        .insertInto('decision_log')
        .values({ ...entry, body: text, hash })
        .execute();
      // An end that is gone stays so: made anew it would hide what was cut off with it.
      await db.updateTable('decision_head').set({ seq: entry.seq, hash }).execute();
      return { ...entry, hash };
    });
  }

  async entries(filter: DecisionFilter): Promise<LoggedDecision[]> {
    return (await this.#select(filter).orderBy('seq').execute()).map(decisionFrom);
  }

  async newest(filter: DecisionFilter): Promise<LoggedDecision[]> {
    return (await this.#select(filter).orderBy('seq', 'desc').execute()).map(decisionFrom);
  }

  head(): Promise<LogHead | null> {
    return headOf(this.#context);
  }

  #select({ agent, kind, since, afterSeq, beforeSeq, limit }: DecisionFilter) {
    let query = this.#context.db.selectFrom('decision_log').selectAll();
    if (agent !== undefined) query = query.where('agent', '=', agent);
    if (kind !== undefined) query = query.where('kind', '=', kind);
    if (since !== undefined) query = query.where('at', '>=', since);
    if (afterSeq !== undefined) query = query.where('seq', '>', afterSeq);
    if (beforeSeq !== undefined) query = query.where('seq', '<', beforeSeq);
    return limit === undefined ? query : query.limit(limit);
  }
}

async function headOf({ db }: Context): Promise<LogHead | null> {
  const head = await db.selectFrom('decision_head').select(['seq', 'hash']).executeTakeFirst();
  return head ?? null;
}

async function lastOf({ db }: Context): Promise<LogHead> {
  const last = await db
    .selectFrom('decision_log')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last ?? emptyLog;
}

function decisionFrom(row: Selectable<AgentTables['decision_log']>): LoggedDecision {
  const { seq, at, agent, kind, body, previous, hash } = row;
  return { seq, at, agent, kind, body: bodyOf(body), previous, hash };
}

/** A text that this code did not write stands for itself: then the hash of the entry does not fit it. */
function bodyOf(text: string): LoggedDecision['body'] {
  try {
    const body = objectFromJson(text);
    if (canonicalJson(body) === text) return body;
  } catch {
    // No JSON object at all.
  }
  return { unreadable: text };
}
