import type { Migration } from 'kysely/migration';
import type { Dialect } from '../context.ts';
import { runAll, words } from './ddl.ts';

/** Talks with the assistant. The keys are what searches look in: the texts, folded. */
export function conversationsMigration(dialect: Dialect): Migration {
  const { id, int, table } = words[dialect];
  return {
    async up(db) {
      await runAll(db, [
        `create table conversation (
          id ${id}, listener_id ${int} not null references listener (id) on delete cascade,
          title text not null, title_key text not null,
          created_at ${int} not null, updated_at ${int} not null
        ) ${table}`,
        'create index conversation_spoken on conversation (listener_id, updated_at, id)',
        `create table message (
          id ${id}, conversation_id ${int} not null references conversation (id) on delete cascade,
          speaker text not null, text text not null, text_key text not null,
          content text not null, answered_by text, cost ${int} not null, at ${int} not null
        ) ${table}`,
        'create index message_conversation on message (conversation_id, id)',
        `create table proposal (
          id ${id}, message_id ${int} not null references message (id) on delete cascade,
          sentence text not null, change text not null, state text not null, outcome text,
          decided_at ${int}
        ) ${table}`,
        'create index proposal_message on proposal (message_id, id)',
      ]);
    },
  };
}
