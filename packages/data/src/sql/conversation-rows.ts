import { type Selectable, type SelectQueryBuilder, sql } from 'kysely';
import type { Conversation, Message, Proposal, RestoredMessage } from '../domain/conversation.ts';
import { EchoError } from '../errors.ts';
import { storableText } from '../storable-text.ts';
import type { Context } from './context.ts';
import { givenIds } from './given.ts';
import { objectFromJson } from './json.ts';
import type { Schema } from './schema.ts';
import { searchKey } from './search-key.ts';

/** Characters (UTF-16 code units); archives are read back up to the same. */
const longestTitle = 200;
const longestText = 100_000;
const longestContent = 1_000_000;

type Row = Selectable<Schema['conversation']>;
type Query = SelectQueryBuilder<Schema, 'conversation', Row>;

/** Checks what is to be stored. Throws input-invalid. */
export function titleColumns(title: string): Pick<Row, 'title' | 'title_key'> {
  if (title.trim() === '' || title.length > longestTitle) {
    throw new EchoError('input-invalid', `A title has 1 to ${longestTitle} characters.`);
  }
  return { title: storableText(title), title_key: searchKey(storableText(title)) };
}

/** The conversations of a query, those last spoken in first. */
export async function conversationRows(
  { db }: Context,
  narrow: (query: Query) => Query,
): Promise<Conversation[]> {
  const query = db
    .selectFrom('conversation')
    .selectAll()
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc');
  const rows = await narrow(query)
    .select(
      sql<number>`(select count(*) from message where conversation_id = conversation.id)`.as(
        'messages',
      ),
    )
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, listenerId: row.listener_id, title: row.title, messages: row.messages },
    ...{ createdAt: row.created_at, updatedAt: row.updated_at },
  }));
}

/** Messages in the order of their rows, each with what it offers. */
export async function messagesOf(
  { db, dialect }: Context,
  rows: readonly Selectable<Schema['message']>[],
): Promise<Message[]> {
  const ids = givenIds(
    dialect,
    rows.map(({ id }) => id),
  );
  const proposals = await db
    .selectFrom('proposal')
    .selectAll()
    .where('message_id', 'in', ids)
    .orderBy('id')
    .execute();
  const offered = Map.groupBy(proposals, ({ message_id }) => message_id);
  return rows.map(({ id, conversation_id, speaker, text, content, answered_by, cost, at }) => ({
    ...{ id, conversationId: conversation_id, speaker, text, content: objectFromJson(content) },
    ...{ answeredBy: answered_by, costNanoUsd: cost, at },
    proposals: (offered.get(id) ?? []).map(proposalOf),
  }));
}

export function proposalOf(row: Selectable<Schema['proposal']>): Proposal {
  const { id, sentence, change, state, outcome, decided_at } = row;
  return { id, sentence, change: objectFromJson(change), state, outcome, decidedAt: decided_at };
}

/** At the end of a conversation that nobody else adds to meanwhile. Throws input-invalid. */
export async function insertMessage(
  { db }: Context,
  conversationId: number,
  { proposals, ...message }: RestoredMessage,
): Promise<void> {
  const { speaker, content, answeredBy, costNanoUsd, at } = message;
  const text = storableText(message.text);
  if (text.length > longestText) throw tooLong('A message', longestText);
  const { id } = await db
    .insertInto('message')
    .values({
      ...{ conversation_id: conversationId, speaker, text, text_key: searchKey(text) },
      ...{ content: jsonText(content), answered_by: answeredBy, cost: costNanoUsd, at },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  // One by one: they are read in the order of their ids.
  for (const { sentence, change, state, outcome, decidedAt } of proposals) {
    const decision = { state, outcome, decided_at: decidedAt };
    const row = { message_id: id, sentence, change: jsonText(change), ...decision };
    await db.insertInto('proposal').values(row).execute();
  }
}

/** Throws input-invalid, also for a text with a NUL character in it. */
function jsonText(object: Readonly<Record<string, unknown>>): string {
  const json = JSON.stringify(object, (_name, value: unknown) =>
    typeof value === 'string' ? storableText(value) : value,
  );
  if (json.length <= longestContent) return json;
  throw tooLong('What stands beside a message', longestContent);
}

function tooLong(what: string, most: number): EchoError {
  return new EchoError(
    'input-invalid',
    `${what} has at most ${most.toLocaleString('en')} characters.`,
  );
}
