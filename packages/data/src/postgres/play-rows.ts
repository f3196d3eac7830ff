import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { PlayColumns } from '../domain/play.ts';
import { PlayColumnsBuilder } from '../sql/play-columns.ts';
import type { MovedWitness, PlayBatch, PlayRows } from '../sql/play-rows.ts';
import type { Schema } from '../sql/schema.ts';

/** Rows a cursor fetches at a time. */
const fetchedRows = 10_000;

/** The hot paths as one statement each: a batch goes in as arrays, a history comes through a cursor. */
export const postgresPlayRows: PlayRows = { insert, move, arrays, columns, analyze };

/**
 * Ids are drawn first, so that what `on conflict do nothing` returns says which rows were new.
 * Foreign keys are looked at when the whole statement is done, witness before play or not.
 */
async function insert(db: Kysely<Schema>, batch: PlayBatch): Promise<Float64Array> {
  const { listenerId, fileId, plays } = batch;
  const ids = await drawIds(db, plays.length);
  const { rows } = await sql<{ id: number }>`
    with given as (
      select * from unnest(
        ${array(ids)}::int8[], ${array(plays.map((play) => play.trackId))}::int8[],
        ${array(plays.map((play) => play.startedAt))}::int8[],
        ${array(plays.map((play) => play.msPlayed))}::int8[],
        ${array(plays.map((play) => (batch.untrainable.has(play.spellingId) ? 0 : 1)))}::int8[],
        ${array(plays.map((play) => play.stampedAt))}::int8[],
        ${array(plays.map((play) => play.spellingId))}::int8[],
        ${array(plays.map((play) => play.record))}::int8[],
        ${array(plays.map((play) => batch.keptIds.get(play.kept) ?? null))}::int8[]
      ) as row (id, track_id, started_at, ms_played, trainable, stamped_at, spelling_id, record, kept_id)
    ), fresh as (
      insert into witness
        (listener_id, stamped_at, spelling_id, ms_played, play_id, file_id, record, kept_id, started_at)
      select ${listenerId}::int8, stamped_at, spelling_id, ms_played, id, ${fileId}::int8, record, kept_id, started_at
      from given on conflict do nothing returning play_id
    )
    insert into play (id, listener_id, track_id, started_at, ms_played, trainable)
    select id, ${listenerId}::int8, track_id, started_at, ms_played, trainable
    from given join fresh on fresh.play_id = given.id
    returning id`.execute(db);
  const fresh = new Set(rows.map((row) => row.id));
  return Float64Array.from(ids, (id) => (fresh.has(id) ? id : 0));
}

async function drawIds(db: Kysely<Schema>, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('play', 'id')) as id
    from generate_series(1, ${count}::int8)`.execute(db);
  return rows.map((row) => row.id);
}

async function move(
  db: Kysely<Schema>,
  listenerId: number,
  moved: readonly MovedWitness[],
): Promise<void> {
  await sql`
    update witness set play_id = moved.play_id
    from unnest(
      ${array(moved.map(({ witness }) => witness.stampedAt))}::int8[],
      ${array(moved.map(({ witness }) => witness.spellingId))}::int8[],
      ${array(moved.map(({ witness }) => witness.msPlayed))}::int8[],
      ${array(moved.map(({ playId }) => playId))}::int8[]
    ) as moved (stamped_at, spelling_id, ms_played, play_id)
    where witness.listener_id = ${listenerId} and witness.stamped_at = moved.stamped_at
      and witness.spelling_id = moved.spelling_id and witness.ms_played = moved.ms_played`.execute(
    db,
  );
}

async function arrays(db: Kysely<Schema>, query: RawBuilder<unknown>): Promise<unknown[][]> {
  const { rows } = await query.$castTo<object>().execute(db);
  return rows.map((row) => Object.values(row));
}

/** An array literal: quicker than the driver's, for numbers need no quoting. */
function array(values: readonly (number | null)[]): string {
  return `{${values.map((value) => value ?? 'null').join(',')}}`;
}

/** A plus keeps PostgreSQL from the index that would find more. */
function wanted(listenerId: number, afterId: number, startedAfter?: number) {
  if (startedAfter !== undefined) {
    return sql<SqlBool>`listener_id = ${listenerId} and started_at > ${startedAfter} and play.id + 0 > ${afterId}`;
  }
  return afterId > 0
    ? sql<SqlBool>`listener_id = ${listenerId} and play.id > ${afterId}`
    : sql<SqlBool>`listener_id = ${listenerId}`;
}

async function columns(
  db: Kysely<Schema>,
  listenerId: number,
  afterId: number,
  startedAfter?: number,
): Promise<PlayColumns> {
  const builder = new PlayColumnsBuilder();
  const rows = db
    .selectFrom('play')
    .innerJoin('track', 'track.id', 'play.track_id')
    .select(['play.id', 'track_id', 'song_id', 'started_at', 'ms_played', 'trainable'])
    .where(wanted(listenerId, afterId, startedAfter))
    .orderBy('started_at')
    .orderBy('play.id')
    .stream(fetchedRows);
  for await (const row of rows) {
    builder.add(row.id, row.track_id, row.song_id, row.started_at, row.ms_played, row.trainable);
  }
  return builder.finish();
}

/**
 * PostgreSQL does it by itself, but a minute later: until then it takes a history for a few rows, and reads
 * all of it where an index would find one.
 */
async function analyze(db: Kysely<Schema>, listenerId: number): Promise<void> {
  const { rows } = await sql<{ part: string }>`
    (select tableoid::regclass::text as part from play where listener_id = ${listenerId} limit 1)
    union all
    (select tableoid::regclass::text from witness where listener_id = ${listenerId} limit 1)`.execute(
    db,
  );
  const named = ['artist', 'song', 'track', 'track_credit', 'spelling', 'kept'];
  const tables = [...rows.map(({ part }) => part), ...named].join(', ');
  await sql`analyze ${sql.raw(tables)}`.execute(db);
}
