import type { Migration } from 'kysely/migration';
import type { Dialect } from '../context.ts';
import { runAll, type Words, words } from './ddl.ts';

/**
 * Corpora say what they were made of and whether all of it is there; songs and artists get features
 * and tags, each with its source and whether models may learn from it; listeners get saved songs.
 */
export function corporaMigration(dialect: Dialect): Migration {
  const word = words[dialect];
  return {
    async up(db) {
      for (const area of [corpora, features, saved]) await runAll(db, area(word));
    },
  };
}

/** Corpora from before were stored in one go, or belong to the demo, which completes its own. */
const corpora = ({ int }: Words) => [
  `alter table corpus add column complete ${int} not null default 1`,
  `alter table corpus add column source text not null default ''`,
  `alter table corpus add column salt text not null default ''`,
];

const features = ({ int, real, clustered }: Words) => [
  `create table song_feature (
    song_id ${int} not null references song (id) on delete cascade, name text not null,
    source text not null, value ${real} not null, trainable ${int} not null,
    primary key (song_id, name, source)
  ) ${clustered}`,
  `create table song_tag (
    song_id ${int} not null references song (id) on delete cascade, tag text not null,
    source text not null, weight ${real} not null, trainable ${int} not null,
    primary key (song_id, tag, source)
  ) ${clustered}`,
  `create table artist_tag (
    artist_id ${int} not null references artist (id) on delete cascade, tag text not null,
    source text not null, weight ${real} not null, trainable ${int} not null,
    primary key (artist_id, tag, source)
  ) ${clustered}`,
];

const saved = ({ int, clustered }: Words) => [
  `create table saved_song (
    listener_id ${int} not null references listener (id) on delete cascade,
    song_id ${int} not null references song (id), saved_at ${int}, source text not null,
    primary key (listener_id, song_id)
  ) ${clustered}`,
  'create index saved_song_song on saved_song (song_id)',
];
