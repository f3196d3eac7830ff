import { sql } from 'kysely';
import type { ExportedPlay, ExportPosition } from '../store/play-store.ts';
import type { Context } from './context.ts';
import { spellingColumns } from './spellings.ts';

/** The work of `PlayStore.exportPage`: the next plays by start, each with all its witnesses. */
export async function exportPage(
  { db }: Context,
  listenerId: number,
  after: ExportPosition | null,
  limit: number,
): Promise<ExportedPlay[]> {
  const page = db
    .selectFrom('play')
    .select(['id', 'started_at', 'ms_played'])
    .where('listener_id', '=', listenerId)
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(started_at, id) > (${after?.startedAt}, ${after?.playId})`),
    )
    .orderBy('started_at')
    .orderBy('id')
    .limit(limit)
    .as('page');
  return db
    .selectFrom(page)
    .innerJoin('witness', 'witness.play_id', 'page.id')
    .innerJoin('spelling', 'spelling.id', 'witness.spelling_id')
    .innerJoin('kept', 'kept.id', 'witness.kept_id')
    .leftJoin('import_file', 'import_file.id', 'witness.file_id')
    .select([
      'page.id as playId',
      'page.started_at as startedAt',
      'page.ms_played as playMsPlayed',
      'witness.spelling_id as spellingId',
      'witness.stamped_at as stampedAt',
      'witness.started_at as witnessedAt',
      'witness.ms_played as msPlayed',
      ...spellingColumns,
      'kept.json as kept',
      'import_file.name as file',
      'witness.record',
    ])
    .orderBy('page.started_at')
    .orderBy('page.id')
    .orderBy('spelling.source')
    .orderBy('witness.stamped_at')
    .orderBy('witness.spelling_id')
    .orderBy('witness.ms_played')
    .execute();
}
