import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type {
  Conversation,
  Message,
  NewMessage,
  NewProposal,
  Proposal,
  ProposalState,
  RestoredConversation,
  RestoredMessage,
} from '../domain/conversation.ts';
import { EchoError } from '../errors.ts';
import type { ConversationPosition, ConversationStore } from '../store/conversation-store.ts';
import { atomically, type Context, type Dialect } from './context.ts';
import {
  conversationRows,
  insertMessage,
  messagesOf,
  proposalOf,
  titleColumns,
} from './conversation-rows.ts';
import { restoreConversation, restoreMessage } from './restored-conversations.ts';
import { searchKey } from './search-key.ts';

const open = { state: 'open', outcome: null, decidedAt: null } as const;

export class SqlConversations implements ConversationStore {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  async begin(listenerId: number, title: string, at: number): Promise<Conversation> {
    const { title: stored, title_key } = titleColumns(title);
    const row = await this.#context.db
      .insertInto('conversation')
      .columns(['listener_id', 'title', 'title_key', 'created_at', 'updated_at'])
      .expression((from) =>
        from
          .selectFrom('listener')
          .select('id')
          .select([
            sql<string>`cast(${stored} as text)`.as('title'),
            sql<string>`cast(${title_key} as text)`.as('title_key'),
            sql<number>`cast(${at} as bigint)`.as('created_at'),
            sql<number>`cast(${at} as bigint)`.as('updated_at'),
          ])
          .where('id', '=', listenerId),
      )
      .returning('id')
      .executeTakeFirst();
    if (row === undefined) {
      throw new EchoError('listener-unknown', `There is no listener ${listenerId}.`);
    }
    return { id: row.id, listenerId, title: stored, createdAt: at, updatedAt: at, messages: 0 };
  }

  async get(listenerId: number, id: number): Promise<Conversation | null> {
    const [conversation] = await conversationRows(this.#context, (query) =>
      query.where('listener_id', '=', listenerId).where('id', '=', id),
    );
    return conversation ?? null;
  }

  list(
    listenerId: number,
    page: {
      readonly before: ConversationPosition | null;
      readonly limit: number;
      readonly words: readonly string[];
    },
  ): Promise<Conversation[]> {
    const { before, limit, words } = page;
    return conversationRows(this.#context, (query) => {
      let found = query.where('listener_id', '=', listenerId).limit(limit);
      if (before !== null) {
        const { updatedAt, id } = before;
        found = found.where(sql<SqlBool>`(updated_at, id) < (${updatedAt}, ${id})`);
      }
      for (const word of words) found = found.where(holds(this.#context.dialect, word));
      return found;
    });
  }

  async messages(
    listenerId: number,
    id: number,
    { before, limit }: { readonly before: number | null; readonly limit: number },
  ): Promise<Message[]> {
    const rows = await this.#context.db
      .selectFrom('message')
      .innerJoin('conversation', 'conversation.id', 'conversation_id')
      .selectAll('message')
      .where('conversation_id', '=', id)
      .where('listener_id', '=', listenerId)
      .$if(before !== null, (query) => query.where('message.id', '<', before))
      .orderBy('message.id', 'desc')
      .limit(limit)
      .execute();
    return messagesOf(this.#context, rows.reverse());
  }

  add(
    listenerId: number,
    id: number,
    messages: readonly (NewMessage & { readonly proposals: readonly NewProposal[] })[],
  ): Promise<Message[]> {
    return atomically(this.#context, async (context) => {
      // Also keeps whoever else adds to it waiting until the transaction has ended.
      const latest = Math.max(0, ...messages.map(({ at }) => at));
      const taken = await context.db
        .updateTable('conversation')
        .set({
          updated_at: sql`case when updated_at < ${latest} then ${latest} else updated_at end`,
        })
        .where('id', '=', id)
        .where('listener_id', '=', listenerId)
        .returning('id')
        .executeTakeFirst();
      if (taken === undefined) throw unknown(id);
      for (const message of messages) {
        const proposals = message.proposals.map((proposal) => ({ ...proposal, ...open }));
        await insertMessage(context, id, { ...message, proposals });
      }
      const newest = { before: null, limit: messages.length };
      return new SqlConversations(context).messages(listenerId, id, newest);
    });
  }

  async proposal(listenerId: number, id: number): Promise<Proposal | null> {
    const row = await this.#context.db
      .selectFrom('proposal')
      .selectAll()
      .where('id', '=', id)
      .where('message_id', 'in', messagesOfListener(listenerId))
      .executeTakeFirst();
    return row === undefined ? null : proposalOf(row);
  }

  async decide(
    listenerId: number,
    id: number,
    decision: {
      readonly state: Exclude<ProposalState, 'open'>;
      readonly outcome: string;
      readonly at: number;
    },
  ): Promise<Proposal | null> {
    const { state, outcome, at } = decision;
    const row = await this.#context.db
      .updateTable('proposal')
      .set({ state, outcome, decided_at: at })
      .where('id', '=', id)
      .where('state', '=', 'open')
      .where('message_id', 'in', messagesOfListener(listenerId))
      .returningAll()
      .executeTakeFirst();
    return row === undefined ? null : proposalOf(row);
  }

  async conclude(
    listenerId: number,
    id: number,
    conclusion: { readonly state: 'done' | 'failed'; readonly outcome: string },
  ): Promise<void> {
    await this.#context.db
      .updateTable('proposal')
      .set(conclusion)
      .where('id', '=', id)
      .where('state', 'in', ['done', 'failed'])
      .where('message_id', 'in', messagesOfListener(listenerId))
      .execute();
  }

  async remove(listenerId: number, id: number): Promise<void> {
    const removed = await this.#context.db
      .deleteFrom('conversation')
      .where('id', '=', id)
      .where('listener_id', '=', listenerId)
      .returning('id')
      .executeTakeFirst();
    if (removed === undefined) throw unknown(id);
  }

  restore(listenerId: number, conversation: RestoredConversation): Promise<boolean> {
    return atomically(this.#context, (context) =>
      restoreConversation(context, { listenerId, ...conversation }),
    );
  }

  restoreMessage(
    listenerId: number,
    conversation: RestoredConversation,
    position: number,
    message: RestoredMessage,
  ): Promise<boolean> {
    return atomically(this.#context, (context) =>
      restoreMessage(context, { listenerId, ...conversation }, position, message),
    );
  }
}

/** Whether a conversation has a word, taken literally, in its title or a message. */
function holds(dialect: Dialect, word: string): RawBuilder<SqlBool> {
  const place = sql.raw(dialect === 'sqlite' ? 'instr' : 'strpos');
  const key = searchKey(word);
  return sql`(${place}(title_key, ${key}) > 0 or exists (
    select 1 from message
    where conversation_id = conversation.id and ${place}(text_key, ${key}) > 0
  ))`;
}

/** As a subquery. */
function messagesOfListener(listenerId: number): RawBuilder<number> {
  return sql`(
    select message.id from message
    join conversation on conversation.id = conversation_id
    where listener_id = ${listenerId}
  )`;
}

function unknown(id: number): EchoError {
  return new EchoError('conversation-unknown', `There is no conversation ${id}.`);
}
