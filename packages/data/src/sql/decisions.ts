import type { Selectable } from 'kysely';
import { canonicalJson } from '../decisions/canonical-json.ts';
import { hashOf } from '../decisions/chain.ts';
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
      const text = canonicalJson(body);
      const entry = {
        ...{ seq: head.seq + 1, at: clock(), agent, kind, body: objectFromJson(text) },
        previous: head.hash,
      };
      const hash = hashOf(entry);
      await db
        .insertInto('decision_log')
        .values({ ...entry, body: text, hash })
        .execute();
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

  head(): Promise<LogHead> {
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

function headOf({ db }: Context): Promise<LogHead> {
  return db.selectFrom('decision_head').select(['seq', 'hash']).executeTakeFirstOrThrow();
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
