import type { Migration } from 'kysely/migration';
import type { Dialect } from '../context.ts';
import { runAll, type Words, words } from './ddl.ts';

/**
 * The first schema. What hangs on a listener goes with the listener (`on delete cascade`). Only
 * `play` and `witness`, written a hundred thousand times a second, have no foreign keys: PostgreSQL
 * checks one at about 10 µs a row, and an index for it would cost more than the row. `append` holds
 * the listener and checks the names once a batch, `forget` and `sweep` remove, `check` verifies.
 * A witness key starts with the time, so that history in order appends to the end of the tree.
 */
export function firstMigration(dialect: Dialect): Migration {
  const word = words[dialect];
  return {
    async up(db) {
      const areas = [listeners, catalogue, plays, opinions, imports, corpora, models, jobs];
      for (const area of areas) await runAll(db, area(word));
    },
  };
}

const listeners = ({ id, int, table }: Words) => [
  `create table listener (
    id ${id}, name text not null unique, time_zone text not null, created_at ${int} not null,
    demo ${int} not null, profile_version ${int} not null default 0
  ) ${table}`,
];

const catalogue = ({ id, int, table, clustered }: Words) => [
  `create table artist (id ${id}, key text not null unique, name text not null) ${table}`,
  `create table song (
    id ${id}, artist_id ${int} not null references artist (id), key text not null,
    title text not null, unique (artist_id, key)
  ) ${table}`,
  `create table catalogue_state (id ${int} primary key check (id = 1), version ${int} not null) ${table}`,
  'insert into catalogue_state (id, version) values (1, 0)',
  `create table release (
    id ${id}, artist_id ${int} not null references artist (id), key text not null,
    title text not null, unique (artist_id, key)
  ) ${table}`,
  `create table track (
    id ${id}, song_id ${int} not null references song (id), version_key text not null,
    title text not null, release_id ${int} references release (id), unique (song_id, version_key)
  ) ${table}`,
  'create index track_release on track (release_id)',
  `create table track_credit (
    track_id ${int} not null references track (id) on delete cascade, position ${int} not null,
    artist_id ${int} not null references artist (id),
    role text not null check (role in ('main', 'featured')), primary key (track_id, position)
  ) ${clustered}`,
  'create index track_credit_artist on track_credit (artist_id)',
  `create table identity (
    kind text not null, value text not null,
    track_id ${int} not null references track (id) on delete cascade, primary key (value, kind)
  ) ${clustered}`,
  'create index identity_track on identity (track_id)',
  `create table spelling (
    id ${id}, source text not null, source_key text not null, title text not null,
    artist text not null, album text, track_id ${int} not null references track (id),
    unique (source, source_key)
  ) ${table}`,
  'create index spelling_track on spelling (track_id)',
  `create table kept (id ${id}, digest text not null unique, json text not null) ${table}`,
];

const plays = ({ id, int, table, clustered }: Words) => [
  `create table play (
    id ${id}, listener_id ${int} not null, track_id ${int} not null, started_at ${int} not null, ms_played ${int} not null,
    trainable ${int} not null
  ) ${table}`,
  'create index play_start on play (listener_id, started_at)',
  `create table witness (
    listener_id ${int} not null, stamped_at ${int} not null, spelling_id ${int} not null,
    ms_played ${int} not null, play_id ${int}, file_id ${int}, record ${int}, kept_id ${int},
    primary key (listener_id, stamped_at, spelling_id, ms_played)
  ) ${clustered}`,
  'create index witness_play on witness (play_id)',
];

const opinions = ({ id, int, real, table }: Words) => [
  `create table verdict (
    id ${id}, listener_id ${int} not null references listener (id) on delete cascade,
    kind text not null, song_id ${int} references song (id), artist_id ${int} references artist (id),
    at ${int} not null, check ((song_id is null) <> (artist_id is null)),
    unique (listener_id, song_id), unique (listener_id, artist_id)
  ) ${table}`,
  'create index verdict_song on verdict (song_id)',
  'create index verdict_artist on verdict (artist_id)',
  `create table exclusion (
    id ${id}, listener_id ${int} not null references listener (id) on delete cascade,
    song_id ${int} references song (id), artist_id ${int} references artist (id),
    from_at ${int}, to_at ${int}
  ) ${table}`,
  'create index exclusion_listener on exclusion (listener_id)',
  'create index exclusion_song on exclusion (song_id)',
  'create index exclusion_artist on exclusion (artist_id)',
  `create table impression (
    id ${id}, listener_id ${int} not null references listener (id) on delete cascade,
    at ${int} not null, shelf text not null, slot ${int} not null,
    song_id ${int} not null references song (id) on delete cascade, score ${real} not null,
    model text not null, familiarity ${real}, propensity ${real} not null, adjustments text not null
  ) ${table}`,
  'create index impression_shelf on impression (listener_id, shelf, at)',
  'create index impression_song on impression (song_id)',
];

const imports = ({ id, int, table, clustered }: Words) => [
  `create table import_run (
    id ${id}, listener_id ${int} not null references listener (id) on delete cascade,
    state text not null, started_at ${int} not null, finished_at ${int}, failure text
  ) ${table}`,
  'create index import_run_listener on import_run (listener_id)',
  `create table import_file (
    id ${id}, run_id ${int} not null references import_run (id) on delete cascade,
    name text not null, signature text not null, format text not null,
    read ${int} not null default 0, added ${int} not null default 0,
    duplicates ${int} not null default 0, not_music ${int} not null default 0,
    rejected ${int} not null default 0, done ${int} not null default 0, failure text,
    check (read = added + duplicates + not_music + rejected)
  ) ${table}`,
  'create index import_file_run on import_file (run_id)',
  `create table import_outcome (
    file_id ${int} not null references import_file (id) on delete cascade,
    first_record ${int} not null, last_record ${int} not null, line ${int} not null,
    outcome text not null, code text not null, reason text not null,
    check (first_record <= last_record), primary key (file_id, first_record)
  ) ${clustered}`,
];

const corpora = ({ id, int, table, clustered }: Words) => [
  `create table corpus (
    id ${id}, name text not null unique, added_at ${int} not null, demo ${int} not null
  ) ${table}`,
  `create table corpus_listener (
    id ${id}, corpus_id ${int} not null references corpus (id) on delete cascade,
    key text not null, unique (corpus_id, key)
  ) ${table}`,
  `create table corpus_play (
    corpus_listener_id ${int} not null references corpus_listener (id) on delete cascade,
    started_at ${int} not null, track_id ${int} not null, ms_played ${int} not null,
    primary key (corpus_listener_id, started_at, track_id)
  ) ${clustered}`,
];

const models = ({ id, int, table, clustered }: Words) => [
  `create table model_version (
    id ${id}, name text not null, version ${int} not null, created_at ${int} not null,
    data_digest text not null, code_version text not null, params text not null,
    metrics text not null, artifact text not null, checksum text not null, unique (name, version)
  ) ${table}`,
  `create table model_alias (
    name text not null, alias text not null, version ${int} not null, primary key (name, alias),
    foreign key (name, version) references model_version (name, version)
  ) ${clustered}`,
];

const jobs = ({ id, int, table, clustered }: Words) => [
  `create table job (
    id ${id}, listener_id ${int} references listener (id) on delete cascade, kind text not null,
    payload text not null, state text not null, attempts ${int} not null default 0,
    max_attempts ${int} not null, run_after ${int} not null, lease_until ${int},
    cancel_asked ${int} not null default 0, unique_key text, progress text, result text,
    error_code text, error_message text, created_at ${int} not null, finished_at ${int}
  ) ${table}`,
  'create index job_listener on job (listener_id)',
  'create index job_due on job (state, kind, run_after)',
  `create unique index job_unique on job (unique_key) where state in ('queued', 'running')`,
  `create table job_schedule (
    name text not null primary key, kind text not null, payload text not null,
    every_ms ${int} not null, next_at ${int} not null
  ) ${clustered}`,
];
