import type { NewPlaylistEntry } from '../domain/playlist.ts';
import { EchoError } from '../errors.ts';
import type { Context } from './context.ts';
import { given } from './given.ts';

/** As many as Spotify allows. */
const mostEntries = 10_000;

/** Ids of a playlist's entries in order. */
export async function orderOf({ db }: Context, playlistId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('playlist_entry')
    .select('id')
    .where('playlist_id', '=', playlistId)
    .orderBy('position')
    .execute();
  return rows.map(({ id }) => id);
}

/** Numbers entries, from 0 on, as they stand in `after`; `before` is how they are numbered. */
export async function place(
  { db, dialect }: Context,
  before: readonly number[],
  after: readonly number[],
): Promise<void> {
  const rows = after.flatMap((id, position) => (before[position] === id ? [] : { id, position }));
  if (rows.length === 0) return;
  await db
    .updateTable('playlist_entry')
    .from(given(dialect, { id: 'int', position: 'int' }, rows))
    .set((column) => ({ position: column.ref('given.position') }))
    .whereRef('playlist_entry.id', '=', 'given.id')
    .execute();
}

/** Adds entries behind the `count` that there are; returns their ids in order. Throws playlist-full. */
export async function appendEntries(
  { db, dialect }: Context,
  playlistId: number,
  count: number,
  entries: readonly NewPlaylistEntry[],
): Promise<number[]> {
  if (count + entries.length > mostEntries) {
    const most = mostEntries.toLocaleString('en');
    throw new EchoError('playlist-full', `A playlist holds at most ${most} tracks.`);
  }
  if (entries.length === 0) return [];
  const columns = {
    ...({ playlist_id: 'int', position: 'int', track_id: 'int' } as const),
    ...({ spelling_id: 'int?', reason: 'text?', added_at: 'int' } as const),
  };
  const rows = entries.map(({ trackId, spellingId, reason, addedAt }, at) => ({
    ...{ playlist_id: playlistId, position: count + at, track_id: trackId },
    ...{ spelling_id: spellingId, reason, added_at: addedAt },
  }));
  const added = await db
    .insertInto('playlist_entry')
    .columns(['playlist_id', 'position', 'track_id', 'spelling_id', 'reason', 'added_at'])
    .expression(db.selectFrom(given(dialect, columns, rows)).selectAll())
    .returning(['id', 'position'])
    .execute();
  return added.sort((a, b) => a.position - b.position).map(({ id }) => id);
}
