import type { Migration } from 'kysely/migration';
import type { Dialect } from '../context.ts';
import { runAll, words } from './ddl.ts';

/**
 * Schedules by the clocks of a zone, a fence that outlives attempts begun anew, and leases of what one
 * process does for all. A lease's row stays, so that its term only grows.
 */
export function jobsMigration(dialect: Dialect): Migration {
  const { int, clustered } = words[dialect];
  return {
    async up(db) {
      await runAll(db, [
        `alter table job add column claims ${int} not null default 0`,
        'alter table job_schedule rename to job_interval',
        `create table job_schedule (
          name text not null primary key, kind text not null, payload text not null,
          every_ms ${int}, cron text, time_zone text, next_at ${int} not null,
          check ((every_ms is null) = (cron is not null and time_zone is not null))
        ) ${clustered}`,
        `insert into job_schedule (name, kind, payload, every_ms, next_at)
          select name, kind, payload, every_ms, next_at from job_interval`,
        'drop table job_interval',
        `create table lease (
          name text not null primary key, holder text, term ${int} not null,
          taken_at ${int} not null, held_until ${int} not null
        ) ${clustered}`,
      ]);
    },
  };
}
