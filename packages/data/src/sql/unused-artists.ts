import { sql } from 'kysely';
import type { Context } from './context.ts';
import { givenIds } from './given.ts';

/** What names an artist directly: queries for their ids. */
export const artistUses = [
  'select artist_id from song',
  'select artist_id from release',
  'select artist_id from track_credit',
  'select artist_id from verdict',
  'select artist_id from exclusion',
  'select artist_id from identity_part',
] as const;

/** Removes those of the artists that nothing names any more: they came with a split credit. */
export async function removeUnusedArtists(
  { db, dialect }: Context,
  ids: readonly number[],
): Promise<void> {
  const used = sql.raw(artistUses.map((use) => `except ${use}`).join(' '));
  await sql`
    delete from artist where id in (
      select id from artist where id in ${givenIds(dialect, ids)} ${used}
      except select root_id from artist
      except select subject_id from identity_decision where kind like '%-artist%' and undone_at is null
      except select object_id from identity_decision where kind like '%-artists' and undone_at is null
    )`.execute(db);
}
