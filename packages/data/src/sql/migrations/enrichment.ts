import type { Migration } from 'kysely/migration';
import type { Dialect } from '../context.ts';
import { runAll, words } from './ddl.ts';

/** Whom listeners let be asked about what they play, what was asked, and what is told to be alike. */
export function enrichmentMigration(dialect: Dialect): Migration {
  const { int, real, clustered } = words[dialect];
  const of = (table: 'song' | 'artist' | 'listener') =>
    `${int} not null references ${table} (id) on delete cascade`;
  const about = (table: 'song' | 'artist') => [
    `create table ${table}_asked (
      ${table}_id ${of(table)}, service text not null, question text not null,
      asked_at ${int} not null, found ${int} not null,
      primary key (${table}_id, service, question)
    ) ${clustered}`,
    `create table similar_${table} (
      ${table}_id ${of(table)}, other_id ${of(table)},
      source text not null, score ${real} not null,
      primary key (${table}_id, source, other_id)
    ) ${clustered}`,
    `create index similar_${table}_other on similar_${table} (other_id)`,
  ];
  return {
    async up(db) {
      await runAll(db, [
        `create table enrichment_consent (
          listener_id ${of('listener')}, service text not null, allowed_at ${int} not null,
          primary key (listener_id, service)
        ) ${clustered}`,
        ...about('song'),
        ...about('artist'),
        `create table artist_mbid (
          artist_id ${of('artist')}, mbid text not null, primary key (artist_id, mbid)
        ) ${clustered}`,
      ]);
    },
  };
}
