import type { Migration } from 'kysely/migration';
import type { Dialect } from '../context.ts';
import { runAll } from './ddl.ts';

/** Of each table: enough that the trees of 10B plays stay as deep as those of 600M. */
const partitions = 16;

/**
 * PostgreSQL keeps plays and witnesses in partitions by listener, as nearly all that is read or written
 * is one listener's: its trees stay small, and vacuum takes one part after the other. SQLite is for few
 * listeners, and has none.
 *
 * `play_newer` is the primary key now. A play's number is drawn from a sequence of its own, as identity
 * columns of partitioned tables came with PostgreSQL 17. A release before this one goes on as before:
 * names and conflicts are the same, and what it finds by the number alone it looks for in every part.
 */
export function partitionsMigration(dialect: Dialect): Migration {
  return {
    async up(db) {
      if (dialect === 'postgres') await runAll(db, [...moved, ...filled, ...known]);
    },
  };
}

/**
 * Whoever writes plays holds the listener first: they are waited for, and wait. Who reads both tables comes to
 * `play` first, and so does this.
 */
const moved = [
  'set local statement_timeout = 0',
  'lock table listener in exclusive mode',
  'lock table play, witness in access exclusive mode',
  'alter table play rename to play_whole',
  'alter table witness rename to witness_whole',
  'alter sequence play_id_seq rename to play_whole_seq',
  'alter index play_pkey rename to play_whole_key',
  'alter index play_start rename to play_whole_start',
  'alter index witness_pkey rename to witness_whole_key',
  'alter index witness_play rename to witness_whole_play',
  'alter index witness_tombstone rename to witness_whole_tombstone',
  `create table play (
    id int8 not null, listener_id int8 not null, track_id int8 not null, started_at int8 not null,
    ms_played int8 not null, trainable int8 not null
  ) partition by hash (listener_id)`,
  `create table witness (
    listener_id int8 not null, stamped_at int8 not null, spelling_id int8 not null,
    ms_played int8 not null, play_id int8, file_id int8, record int8, kept_id int8,
    started_at int8 not null default 0
  ) partition by hash (listener_id)`,
  ...['play', 'witness'].flatMap((table) =>
    Array.from(
      { length: partitions },
      (_, part) =>
        `create table ${table}_p${part} partition of ${table}
          for values with (modulus ${partitions}, remainder ${part})`,
    ),
  ),
  'create sequence play_id_seq as int8 owned by play.id',
  "alter table play alter column id set default nextval('play_id_seq')",
  "select setval('play_id_seq', last_value, is_called) from play_whole_seq",
];

/** In the order in which a history is read, one listener after the other. */
const filled = [
  `insert into play (id, listener_id, track_id, started_at, ms_played, trainable)
    select id, listener_id, track_id, started_at, ms_played, trainable
    from play_whole order by listener_id, started_at, id`,
  'drop table play_whole',
  `insert into witness (listener_id, stamped_at, spelling_id, ms_played, play_id, file_id, record,
      kept_id, started_at)
    select listener_id, stamped_at, spelling_id, ms_played, play_id, file_id, record, kept_id, started_at
    from witness_whole order by listener_id, stamped_at`,
  'drop table witness_whole',
];

/** Indexes are built from what is there: quicker than row by row. */
const known = [
  'alter table play add primary key (listener_id, id)',
  'create index play_start on play (listener_id, started_at)',
  `alter table witness add primary key (listener_id, stamped_at, spelling_id, ms_played)`,
  'create index witness_play on witness (play_id)',
  'create index witness_tombstone on witness (listener_id, started_at) where play_id is null',
  'analyze play',
  'analyze witness',
];
