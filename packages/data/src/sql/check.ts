import { sql } from 'kysely';
import { notForTraining } from '../domain/training-terms.ts';
import type { Context } from './context.ts';
import { pendingMigrations } from './migrate.ts';

/** What must be true of the rows beyond what constraints hold: a query counts the exceptions. */
const invariants = {
  'plays without a witness': `select count(*) as wrong from play
    where not exists (select 1 from witness where witness.listener_id = play.listener_id and witness.play_id = play.id)`,
  'plays of a listener that is not there': `select count(*) as wrong from (
    select listener_id from play union select listener_id from witness
    except select id from listener) as missing`,
  'witnesses of a play that is not there': `select count(*) as wrong from (
    select listener_id, play_id from witness where play_id is not null
    except select listener_id, id from play) as missing`,
  'plays of a track that is not there': `select count(*) as wrong from (
    select track_id from play union select track_id from corpus_play
    except select id from track) as missing`,
  'witnesses of a spelling that is not there': `select count(*) as wrong from (
    select spelling_id from witness except select id from spelling) as missing`,
  'witnesses of a spelling whose listener is not known there': `select count(*) as wrong from (
    select listener_id, spelling_id from witness
    except select listener_id, spelling_id from listener_spelling) as missing`,
  'witnesses with source fields whose listener is not known there': `select count(*) as wrong from (
    select listener_id, kept_id from witness where kept_id is not null
    except select listener_id, kept_id from listener_kept) as missing`,
  'plays without the source fields they came with': `select count(*) as wrong from (
    select kept_id from witness where play_id is not null except select id from kept) as missing`,
  'plays whose use for training does not follow from their witnesses': `select count(*) as wrong
    from (
      select play.id from play
      join witness on witness.play_id = play.id and witness.listener_id = play.listener_id
      join spelling on spelling.id = witness.spelling_id
      group by play.id, play.trainable
      having max(case when source = '${notForTraining}' then 0 else 1 end) <> play.trainable
    ) as missing`,
  'tracks without a song that they count as': `select count(*) as wrong from track
    where song_id is null`,
  'songs and artists that count as one that counts as another': `select count(*) as wrong from (
      select one.id from song as one join song as other on other.id = one.root_id
      where other.root_id is not null
      union all
      select one.id from artist as one join artist as other on other.id = one.root_id
      where other.root_id is not null
    ) as missing`,
  'import files whose outcomes do not add up': `select count(*) as wrong from import_file
    where read <> (
      select coalesce(sum(last_record - first_record + 1), 0) from import_outcome
      where file_id = import_file.id
    )`,
  'sums of spending that do not follow from the calls': `select count(*) as wrong from spending
    where settled <> (
      select coalesce(sum(cost), 0) from counted_call
      join paid_call on paid_call.id = call_id where spending_id = spending.id
    ) or held <> (
      select coalesce(sum(hold), 0) from counted_call
      join paid_call on paid_call.id = call_id and state = 'held' where spending_id = spending.id
    )`,
} as const;

/** The work of `Store.check`. */
export async function problems(context: Context): Promise<string[]> {
  const { db, dialect } = context;
  const found = (await pendingMigrations(db, dialect)).map(
    (name) => `migration ${name} is pending`,
  );
  if (dialect === 'sqlite') found.push(...(await fileProblems(context)));
  for (const [what, query] of Object.entries(invariants)) {
    const { rows } = await sql<{ wrong: number }>`${sql.raw(query)}`.execute(db);
    const wrong = rows[0]?.wrong ?? 0;
    if (wrong > 0) found.push(`${wrong} ${what}`);
  }
  return found;
}

/** Damage to the file and dangling foreign keys; PostgreSQL does not let either come about. */
async function fileProblems({ db }: Context): Promise<string[]> {
  const integrity = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
  const keys = await sql<{ table: string; parent: string }>`pragma foreign_key_check`.execute(db);
  return [
    ...integrity.rows.map((row) => row.integrity_check).filter((text) => text !== 'ok'),
    ...keys.rows.map(({ table, parent }) => `a row of ${table} refers to no ${parent}`),
  ];
}
