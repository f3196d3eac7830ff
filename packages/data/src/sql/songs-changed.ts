import type { Context } from './context.ts';
import { givenIds } from './given.ts';
import { lockListener, raiseProfileVersion } from './listeners.ts';
import { raiseCatalogueVersion, raiseFeaturesVersion } from './raise-catalogue-version.ts';
import { regroup } from './regroup.ts';
import type { Interval } from './witness-window.ts';

/**
 * Called where plays count as other songs than before, within the transaction that changed it.
 * `songIds` are the songs before and after. Whoever keeps songs or the histories of listeners who
 * played or judged one of them in memory loads them again, and what sources told of as two songs can
 * be one play now, or no longer.
 */
export async function songsChanged(context: Context, songIds: ReadonlySet<number>): Promise<void> {
  await raiseCatalogueVersion(context, 'rewritten');
  await raiseFeaturesVersion(context);
  for (const listenerId of await listenersOf(context, songIds)) {
    await lockListener(context, listenerId);
    await raiseProfileVersion(context, listenerId, 'rewritten');
    await regroup(context, listenerId, await places(context, listenerId, songIds));
  }
}

/** Where a listener played one of the songs. */
async function places(
  { db, dialect }: Context,
  listenerId: number,
  songIds: ReadonlySet<number>,
): Promise<Interval[]> {
  const rows = await db
    .selectFrom('play')
    .innerJoin('track', 'track.id', 'play.track_id')
    .select('started_at')
    .where('listener_id', '=', listenerId)
    .where('track.song_id', 'in', givenIds(dialect, songIds))
    .execute();
  return rows.map(({ started_at: at }) => ({ from: at, to: at }));
}

/** In the order of their ids, so that two that change listeners do not wait for each other. */
async function listenersOf(
  { db, dialect }: Context,
  songIds: ReadonlySet<number>,
): Promise<number[]> {
  const ids = givenIds(dialect, songIds);
  const rows = await db
    .selectFrom('play')
    .innerJoin('track', 'track.id', 'play.track_id')
    .select('listener_id')
    .where('track.song_id', 'in', ids)
    .union(db.selectFrom('verdict').select('listener_id').where('song_id', 'in', ids))
    .union(db.selectFrom('exclusion').select('listener_id').where('song_id', 'in', ids))
    .union(db.selectFrom('saved_song').select('listener_id').where('song_id', 'in', ids))
    .execute();
  return rows.map((row) => row.listener_id).sort((a, b) => a - b);
}
