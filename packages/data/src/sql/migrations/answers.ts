import type { Migration } from 'kysely/migration';
import type { Dialect } from '../context.ts';
import { runAll, words } from './ddl.ts';

/** Answers that were paid for, and what giving them again has saved. */
export function answersMigration(dialect: Dialect): Migration {
  const { int, clustered } = words[dialect];
  return {
    async up(db) {
      await runAll(db, [
        `create table kept_answer (
          digest text primary key, provider text not null, model text not null,
          purpose text not null, listener_id ${int} references listener (id) on delete cascade,
          text text not null, sources text not null, cost ${int} not null,
          made_at ${int} not null, valid_until ${int} not null
        ) ${clustered}`,
        'create index kept_answer_listener on kept_answer (listener_id)',
        'create index kept_answer_valid on kept_answer (valid_until)',
        `create table answer_saving (
          provider text not null, model text not null, purpose text not null,
          answers ${int} not null, saved ${int} not null,
          primary key (provider, model, purpose)
        ) ${clustered}`,
      ]);
    },
  };
}
