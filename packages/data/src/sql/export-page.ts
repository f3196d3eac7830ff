import { sql } from 'kysely';
import type { ExportedPlay, ExportPosition } from '../store/play-store.ts';
import type { Context } from './context.ts';
import { givenIds } from './given.ts';
import { partOf } from './part-of.ts';
import { spellingColumns } from './spellings.ts';

/**
 * The work of `PlayStore.exportPage`: the next plays by start, each with all its witnesses. The plays first:
 * joined with a page whose rows it does not know, PostgreSQL reads all witnesses of the partition.
 */
export async function exportPage(
  context: Context,
  listenerId: number,
  after: ExportPosition | null,
  limit: number,
): Promise<ExportedPlay[]> {
  const page = await context.db
    .selectFrom('play')
    .select(['id', 'started_at', 'ms_played'])
    .where('listener_id', '=', listenerId)
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(started_at, id) > (${after?.startedAt}, ${after?.playId})`),
    )
    .orderBy('started_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  const ids = page.map(({ id }) => id);
  const witnesses = Map.groupBy(await witnessesOf(context, listenerId, ids), (row) => row.playId);
  return page.flatMap(({ id, started_at, ms_played }) =>
    (witnesses.get(id) ?? []).map((witness) => ({
      ...witness,
      ...{ playId: id, startedAt: started_at, playMsPlayed: ms_played },
    })),
  );
}

function witnessesOf({ db, dialect }: Context, listenerId: number, playIds: readonly number[]) {
  return db
    .selectFrom('witness')
    .innerJoin('spelling', 'spelling.id', 'witness.spelling_id')
    .innerJoin('kept', 'kept.id', 'witness.kept_id')
    .leftJoin('import_file', 'import_file.id', 'witness.file_id')
    .select([
      'witness.play_id as playId',
      'witness.spelling_id as spellingId',
      'witness.stamped_at as stampedAt',
      'witness.started_at as witnessedAt',
      'witness.ms_played as msPlayed',
      ...spellingColumns,
      'kept.json as kept',
      'import_file.name as file',
      'witness.record',
    ])
    .where(partOf(dialect, 'witness.listener_id', listenerId))
    .where('witness.play_id', 'in', givenIds(dialect, playIds))
    .orderBy('spelling.source')
    .orderBy('witness.stamped_at')
    .orderBy('witness.spelling_id')
    .orderBy('witness.ms_played')
    .execute();
}
