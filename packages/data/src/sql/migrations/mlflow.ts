import type { Migration } from 'kysely/migration';
import type { Dialect } from '../context.ts';
import { runAll, words } from './ddl.ts';

/** Which MLflow server has which versions of models, and how sending to it goes. */
export function mlflowMigration(dialect: Dialect): Migration {
  const { int, clustered } = words[dialect];
  return {
    async up(db) {
      await runAll(db, [
        `create table mlflow_server (
          server text not null primary key, holder text, held_until ${int} not null,
          synced_at ${int}, problem text, failing_since ${int}
        ) ${clustered}`,
        `create table mlflow_version (
          server text not null,
          model_id ${int} not null references model_version (id) on delete cascade,
          run_id text not null, version text not null, has_file ${int} not null,
          measured text not null, primary key (server, model_id)
        ) ${clustered}`,
        'create index mlflow_version_model on mlflow_version (model_id)',
      ]);
    },
  };
}
