import { type SqlBool, sql } from 'kysely';
import type { PlaysBefore } from '../store/play-store.ts';
import { type Context, lock } from './context.ts';
import { unhear } from './heard.ts';
import { lockListener, raiseProfileVersion } from './listeners.ts';
import { patiently } from './patiently.ts';
import { regroup } from './regroup.ts';
import { sweep } from './sweep.ts';

/** A wall clock shows up to this much less or more than UTC: a stamp can lie so far from its start. */
const widestZoneMs = 86_400_000;

/** The work of `PlayStore.removeBefore`. */
export function removeBefore(outer: Context, those: readonly PlaysBefore[]): Promise<number[]> {
  return patiently(outer, async (context) => {
    await lock(context, 'sweep');
    const removed: number[] = [];
    let isChanged = false;
    for (const { listenerId, before } of those) {
      await lockListener(context, listenerId);
      const { plays, witnesses } = await removeOf(context, listenerId, before);
      removed.push(plays);
      if (witnesses === 0) continue;
      isChanged = true;
      await unhear(context, listenerId);
      await raiseProfileVersion(context, listenerId, 'removed');
      // Who stays may have stood beside a play only because of what went.
      await regroup(context, listenerId, [{ from: before, to: before }]);
    }
    if (!isChanged) return removed;
    await sweep(context);
    const { eraser, db, afterCommit } = context;
    await eraser.mark(db);
    afterCommit.push(() => eraser.erase());
    return removed;
  });
}

async function removeOf({ db }: Context, listenerId: number, before: number) {
  const old = db
    .selectFrom('play')
    .select('id')
    .where('listener_id', '=', listenerId)
    .where('started_at', '<', before);
  const witnesses = await db
    .deleteFrom('witness')
    .where('listener_id', '=', listenerId)
    .where((column) =>
      column.or([
        column('play_id', 'in', old),
        column.and([column('play_id', 'is', null), column('started_at', '<', before)]),
      ]),
    )
    .executeTakeFirst();
  const plays = await db
    .deleteFrom('play')
    .where('listener_id', '=', listenerId)
    .where('started_at', '<', before)
    .executeTakeFirst();
  await db
    .deleteFrom('told_again')
    .where('listener_id', '=', listenerId)
    .where('stamped_at', '<', before + widestZoneMs)
    .execute();
  await db
    .deleteFrom('apart')
    .where('listener_id', '=', listenerId)
    .where('stamped_at', '<', before + widestZoneMs)
    .where(isHalf)
    .execute();
  return { plays: Number(plays.numDeletedRows), witnesses: Number(witnesses.numDeletedRows) };
}

/** Of two witnesses that were told apart one is not there any more. */
const isHalf = sql<SqlBool>`2 > (
  select count(*) from witness
  where witness.listener_id = apart.listener_id and (
    (witness.stamped_at = apart.stamped_at and witness.spelling_id = apart.spelling_id
      and witness.ms_played = apart.ms_played)
    or (witness.stamped_at = apart.other_stamped_at and witness.spelling_id = apart.other_spelling_id
      and witness.ms_played = apart.other_ms_played)))`;
