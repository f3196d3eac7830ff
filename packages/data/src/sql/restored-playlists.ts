import type { NewPlaylistEntry, RestoredPlaylist } from '../domain/playlist.ts';
import { type Context, lock } from './context.ts';
import { lockHistory } from './listeners.ts';
import { appendEntries, orderOf } from './playlist-order.ts';
import { columnsOf } from './playlist-rows.ts';
import { insertSeeds } from './playlist-seeds.ts';

/** What tells playlists of a listener apart across stores. */
interface Named {
  readonly listenerId: number;
  readonly name: string;
  readonly createdAt: number;
}

async function find({ db }: Context, { listenerId, name, createdAt }: Named) {
  return db
    .selectFrom('playlist')
    .select(['id', 'updated_at as updatedAt'])
    .where('listener_id', '=', listenerId)
    .where('name', '=', name)
    .where('created_at', '=', createdAt)
    .orderBy('id')
    .executeTakeFirst();
}

/** The work of `PlaylistStore.restore`. */
export async function restorePlaylist(
  context: Context,
  listenerId: number,
  playlist: RestoredPlaylist,
): Promise<boolean> {
  const { createdAt, updatedAt, filledAt } = playlist;
  await lockHistory(context, listenerId);
  if ((await find(context, { listenerId, ...playlist })) !== undefined) return false;
  const { id } = await context.db
    .insertInto('playlist')
    .values({
      ...{ listener_id: listenerId, ...columnsOf(playlist) },
      ...{ version: 1, created_at: createdAt, updated_at: updatedAt, filled_at: filledAt },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertSeeds(context, id, playlist.seedTracks);
  return true;
}

/** The work of `PlaylistStore.restoreEntries`. */
export async function restoreEntries(
  context: Context,
  playlist: Named & { readonly updatedAt: number },
  position: number,
  entries: readonly NewPlaylistEntry[],
): Promise<boolean[]> {
  await lock(context, 'sweep', 'shared');
  const there = await find(context, playlist);
  if (there?.updatedAt !== playlist.updatedAt) return entries.map(() => false);
  const count = (await orderOf(context, there.id)).length;
  // What an earlier import put back stands before `count`; after a gap nothing is certain.
  const known = Math.max(0, count - position);
  const missing = position > count ? [] : entries.slice(known);
  await appendEntries(context, there.id, count, missing);
  return entries.map((_, at) => missing.length > 0 && at >= known);
}
