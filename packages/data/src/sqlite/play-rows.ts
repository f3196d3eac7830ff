import type { DatabaseSync } from 'node:sqlite';
import type { PlayColumns } from '../domain/play.ts';
import { PlayColumnsBuilder } from '../sql/play-columns.ts';
import type { PlayBatch, PlayRows } from '../sql/play-rows.ts';
import { translated } from './failure.ts';

/**
 * The hot paths on the raw handle: two prepared statements a play, rows read as arrays. They run
 * while Kysely holds the connection for the caller, so that nobody else's transaction is met.
 */
export function sqlitePlayRows(database: DatabaseSync): PlayRows {
  const statements = lazily(() => prepare(database));
  return {
    async insert(_db, batch) {
      return translated(() => insert(statements(), batch));
    },
    columns(db, listenerId, afterId) {
      const read = async () => translated(() => columns(statements(), listenerId, afterId));
      return db.isTransaction ? read() : db.connection().execute(read);
    },
  };
}

/** The tables are there only after the migration. */
function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function prepare(database: DatabaseSync) {
  return {
    lastId: database.prepare("select seq from sqlite_sequence where name = 'play'", arrays),
    witness: database.prepare(
      `insert into witness (listener_id, stamped_at, spelling_id, ms_played, play_id, file_id,
       record, kept_id) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
    ),
    play: database.prepare(
      `insert into play (id, listener_id, track_id, started_at, ms_played, trainable)
       values (?, ?, ?, ?, ?, ?)`,
    ),
    all: database.prepare(`${selectPlays} where p.listener_id = ? ${inOrder}`, arrays),
    // The plus keeps SQLite from walking the whole history by its index.
    newer: database.prepare(
      `${selectPlays} where +p.listener_id = ? and p.id > ? ${inOrder}`,
      arrays,
    ),
  };
}

const selectPlays = `select p.id, p.track_id, t.song_id, p.started_at, p.ms_played, p.trainable
  from play p join track t on t.id = p.track_id`;
const inOrder = 'order by p.started_at, p.id';
const arrays = { returnArrays: true };

function insert(statements: ReturnType<typeof prepare>, batch: PlayBatch): Uint8Array {
  const { listenerId, fileId, plays, keptIds, untrainable } = batch;
  const added = new Uint8Array(plays.length);
  let id = Number(statements.lastId.get()?.[0] ?? 0) + 1;
  for (const [index, play] of plays.entries()) {
    const { stampedAt, spellingId, msPlayed, record, trackId, startedAt } = play;
    const keptId = keptIds.get(play.kept) ?? null;
    const { changes } = statements.witness.run(
      listenerId,
      stampedAt,
      spellingId,
      msPlayed,
      id,
      fileId,
      record,
      keptId,
    );
    if (changes === 0) continue;
    const trainable = untrainable.has(spellingId) ? 0 : 1;
    statements.play.run(id, listenerId, trackId, startedAt, msPlayed, trainable);
    added[index] = 1;
    id++;
  }
  return added;
}

function columns(
  { all, newer }: ReturnType<typeof prepare>,
  listenerId: number,
  afterId: number,
): PlayColumns {
  const builder = new PlayColumnsBuilder();
  const rows = afterId > 0 ? newer.iterate(listenerId, afterId) : all.iterate(listenerId);
  for (const { 0: id, 1: trackId, 2: songId, 3: startedAt, 4: msPlayed, 5: trainable } of rows) {
    builder.add(
      Number(id),
      Number(trackId),
      Number(songId),
      Number(startedAt),
      Number(msPlayed),
      Number(trainable),
    );
  }
  return builder.finish();
}
