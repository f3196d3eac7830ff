import { EchoError } from '../errors.ts';
import type { Context } from './context.ts';
import { given, givenIds } from './given.ts';
import { lockHistory, raiseProfileVersion } from './listeners.ts';
import { partOf } from './part-of.ts';
import { patiently } from './patiently.ts';
import { regroup } from './regroup.ts';
import type { Interval } from './witness-window.ts';

export interface Retiming {
  readonly listenerId: number;
  readonly source: string;
  readonly zone: string | null;
  readonly startOf: (stampedAt: number, msPlayed: number) => number;
}

interface Moved {
  readonly stampedAt: number;
  readonly spellingId: number;
  readonly msPlayed: number;
  readonly playId: number | null;
  readonly before: number;
  readonly startedAt: number;
}

const rowsAtATime = 5_000;

/**
 * The work of `WitnessStore.retime`. Witnesses that move leave the plays they shared with others, so
 * that every play stands where its witnesses stand; then grouping looks where they were and where
 * they are now.
 */
export function retime(outer: Context, { listenerId, ...retiming }: Retiming): Promise<number> {
  return patiently(outer, async (context) => {
    await lockHistory(context, listenerId);
    await setZone(context, listenerId, retiming.source, retiming.zone);
    const moved = (await witnessesOf(context, listenerId, retiming.source))
      .map((row) => ({ ...row, startedAt: retiming.startOf(row.stampedAt, row.msPlayed) }))
      .filter(({ startedAt, before }) => startedAt !== before);
    if (moved.length === 0) return 0;
    const detached = await detach(context, listenerId, moved);
    for (let from = 0; from < detached.length; from += rowsAtATime) {
      await moveRows(context, listenerId, detached.slice(from, from + rowsAtATime));
    }
    await raiseProfileVersion(context, listenerId, 'rewritten');
    await regroup(context, listenerId, places(moved));
    return moved.length;
  });
}

async function setZone(
  { db }: Context,
  listenerId: number,
  source: string,
  zone: string | null,
): Promise<void> {
  const row = { listener_id: listenerId, source };
  await db
    .deleteFrom('source_zone')
    .where('listener_id', '=', listenerId)
    .where('source', '=', source)
    .execute();
  if (zone !== null)
    await db
      .insertInto('source_zone')
      .values({ ...row, zone })
      .execute();
}

async function witnessesOf({ db }: Context, listenerId: number, source: string) {
  const rows = await db
    .selectFrom('witness')
    .innerJoin('spelling', 'spelling.id', 'spelling_id')
    .select([
      'stamped_at as stampedAt',
      'spelling_id as spellingId',
      'ms_played as msPlayed',
      'play_id as playId',
      'started_at as before',
    ])
    .where('listener_id', '=', listenerId)
    .where('source', '=', source)
    .execute();
  if (rows.length === 0) {
    throw new EchoError('source-unknown', `Nothing was imported from ${source}.`);
  }
  return rows;
}

/** Gives each moving witness of a shared play a play of its own. */
async function detach(
  context: Context,
  listenerId: number,
  moved: readonly Moved[],
): Promise<Moved[]> {
  const { db, dialect } = context;
  const ids = moved.flatMap(({ playId }) => playId ?? []);
  const shared = await db
    .selectFrom('witness')
    .select('play_id')
    .where(partOf(dialect, 'witness.listener_id', listenerId))
    .where('play_id', 'in', givenIds(dialect, ids))
    .groupBy('play_id')
    .having((column) => column(column.fn.countAll<number>(), '>', 1))
    .execute();
  const sharedIds = new Set(shared.map((row) => row.play_id));
  const result: Moved[] = [];
  for (const one of moved) {
    if (!sharedIds.has(one.playId)) {
      result.push(one);
      continue;
    }
    const { id } = await db
      .insertInto('play')
      .columns(['listener_id', 'track_id', 'started_at', 'ms_played', 'trainable'])
      .expression(
        db
          .selectFrom('play')
          .select(['listener_id', 'track_id', 'started_at', 'ms_played', 'trainable'])
          .where('id', '=', one.playId)
          .where('listener_id', '=', listenerId),
      )
      .returning('id')
      .executeTakeFirstOrThrow();
    result.push({ ...one, playId: id });
  }
  return result;
}

/** Writes the new starts, and where each play is told by that witness alone, the play's too. */
async function moveRows(
  { db, dialect }: Context,
  listenerId: number,
  moved: readonly Moved[],
): Promise<void> {
  // The listener too: SQLite then looks each row up by its key.
  const columns = {
    listenerId: 'int',
    stampedAt: 'int',
    spellingId: 'int',
    msPlayed: 'int',
    playId: 'int?',
    startedAt: 'int',
  } as const;
  const rows = moved.map(({ before: _, ...row }) => ({ listenerId, ...row }));
  await db
    .updateTable('witness')
    .from(given(dialect, columns, rows))
    .set((column) => ({
      started_at: column.ref('given.startedAt'),
      play_id: column.ref('given.playId'),
    }))
    .where(partOf(dialect, 'witness.listener_id', listenerId))
    .whereRef('listener_id', '=', 'given.listenerId')
    .whereRef('stamped_at', '=', 'given.stampedAt')
    .whereRef('spelling_id', '=', 'given.spellingId')
    .whereRef('witness.ms_played', '=', 'given.msPlayed')
    .execute();
  await db
    .updateTable('play')
    .from(given(dialect, columns, rows))
    .set((column) => ({ started_at: column.ref('given.startedAt') }))
    .where(partOf(dialect, 'play.listener_id', listenerId))
    .whereRef('play.id', '=', 'given.playId')
    .execute();
}

function places(moved: readonly Moved[]): Interval[] {
  return moved.flatMap(({ before, startedAt }) => [
    { from: before, to: before },
    { from: startedAt, to: startedAt },
  ]);
}
