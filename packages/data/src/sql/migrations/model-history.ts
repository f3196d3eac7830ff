import type { Migration } from 'kysely/migration';
import type { Dialect } from '../context.ts';
import { runAll, words } from './ddl.ts';

/** Since when a version has a name, what was measured of it while it answered, and what was done with it. */
export function modelHistoryMigration(dialect: Dialect): Migration {
  const { id, int, real, table, clustered } = words[dialect];
  const ofModel = `${int} not null references model_version (id) on delete cascade`;
  return {
    async up(db) {
      await runAll(db, [
        `alter table model_alias add column since ${int} not null default 0`,
        `create table model_metric (
          model_id ${ofModel}, key text not null, at ${int} not null, value ${real} not null,
          primary key (model_id, key, at)
        ) ${clustered}`,
        `create table model_event (
          id ${id}, model_id ${ofModel}, at ${int} not null, what text not null, why text not null
        ) ${table}`,
        'create index model_event_model on model_event (model_id)',
        // What looks after models is called otherwise now.
        `delete from job_schedule where name = 'train-by-need'`,
        `delete from job where kind = 'train-by-need'`,
      ]);
    },
  };
}
