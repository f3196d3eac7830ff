import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { PlayColumns } from '../domain/play.ts';
import { PlayColumnsBuilder } from '../sql/play-columns.ts';
import type { MovedWitness, PlayBatch, PlayRows } from '../sql/play-rows.ts';
import { bound } from './dialect.ts';
import { isConstraint, translated } from './failure.ts';

/**
 * The hot paths on the raw handle: prepared statements, rows read as arrays. They run
 * while Kysely holds the connection for the caller, so that nobody else's transaction is met.
 */
export function sqlitePlayRows(database: DatabaseSync): PlayRows {
  const statements = lazily(() => prepare(database));
  const kept = new Map<string, StatementSync>();
  const prepared = (text: string) => {
    const known = kept.get(text) ?? database.prepare(text, arrays);
    kept.set(text, known);
    return known;
  };
  return {
    async insert(_db, batch) {
      return translated(() => insert(statements(), batch));
    },
    async move(_db, listenerId, moved) {
      translated(() => move(statements(), listenerId, moved));
    },
    async arrays(db, query) {
      const { sql, parameters } = query.compile(db);
      return translated(() => prepared(sql).all(...parameters.map(bound)));
    },
    columns(db, ...asked) {
      const read = async () => translated(() => columns(statements(), ...asked));
      return db.isTransaction ? read() : db.connection().execute(read);
    },
    // It plans by its indexes alone.
    async analyze() {},
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

/** Rows one statement takes: each statement has its cost, however many rows it writes. */
const rowsAtOnce = 64;

const insertWitness = `insert into witness (listener_id, stamped_at, spelling_id, ms_played, play_id,
  file_id, record, kept_id, started_at) values `;
const insertPlay = `insert into play (id, listener_id, track_id, started_at, ms_played, trainable)
  values `;
const witnessRow = '(?, ?, ?, ?, ?, ?, ?, ?, ?)';
const playRow = '(?, ?, ?, ?, ?, ?)';
const many = (row: string) => Array.from({ length: rowsAtOnce }, () => row).join(', ');

function prepare(database: DatabaseSync) {
  return {
    lastId: database.prepare("select seq from sqlite_sequence where name = 'play'", arrays),
    witness: database.prepare(`${insertWitness} ${witnessRow} on conflict do nothing`),
    witnesses: database.prepare(`${insertWitness} ${many(witnessRow)}`),
    move: database.prepare(`update witness set play_id = ?
      where listener_id = ? and stamped_at = ? and spelling_id = ? and ms_played = ?`),
    play: database.prepare(`${insertPlay} ${playRow}`),
    plays: database.prepare(`${insertPlay} ${many(playRow)}`),
    all: database.prepare(`${selectPlays} where p.listener_id = ? ${inOrder}`, arrays),
    newer: database.prepare(
      `${newerPlays} where p.listener_id = ? and p.id > ? ${inOrder}`,
      arrays,
    ),
    later: database.prepare(
      `${selectPlays} where p.listener_id = ? and p.started_at > ? and +p.id > ? ${inOrder}`,
      arrays,
    ),
  };
}

type Statements = ReturnType<typeof prepare>;

const selectPlays = `select p.id, p.track_id, t.song_id, p.started_at, p.ms_played, p.trainable
  from play p join track t on t.id = p.track_id`;
// Left to itself SQLite walks the whole history in its order rather than sort a handful.
const newerPlays = selectPlays.replace('play p', 'play p indexed by play_newer');
const inOrder = 'order by p.started_at, p.id';
const arrays = { returnArrays: true };

type WitnessRow = [
  ...key: [listenerId: number, stampedAt: number, spellingId: number, msPlayed: number],
  ...origin: [playId: number, fileId: number | null, record: number | null, keptId: number | null],
  startedAt: number,
];

/** Stores the witnesses, then the plays of those that were new: their ids, 0 for the others. */
function insert(statements: Statements, batch: PlayBatch): Float64Array {
  const { listenerId, fileId, plays, keptIds, untrainable } = batch;
  const nextId = Number(statements.lastId.get()?.[0] ?? 0) + 1;
  const added = new Uint8Array(plays.length);
  for (let from = 0; from < plays.length; from += rowsAtOnce) {
    const rows = plays.slice(from, from + rowsAtOnce).map((play, index): WitnessRow => {
      const { stampedAt, spellingId, msPlayed, record, kept, startedAt } = play;
      const playId = nextId + from + index;
      const keptId = keptIds.get(kept) ?? null;
      const key = [listenerId, stampedAt, spellingId, msPlayed] as const;
      return [...key, playId, fileId, record, keptId, startedAt];
    });
    added.set(insertWitnesses(statements, rows), from);
  }
  const playRows = plays.flatMap(({ spellingId, trackId, startedAt, msPlayed }, index) => {
    if (added[index] === 0) return [];
    const trainable = untrainable.has(spellingId) ? 0 : 1;
    return [[nextId + index, listenerId, trackId, startedAt, msPlayed, trainable]];
  });
  for (let from = 0; from < playRows.length; from += rowsAtOnce) {
    const rows = playRows.slice(from, from + rowsAtOnce);
    if (rows.length === rowsAtOnce) statements.plays.run(...rows.flat());
    else for (const row of rows) statements.play.run(...row);
  }
  return Float64Array.from(added, (one, index) => (one === 1 ? nextId + index : 0));
}

/** Takes the rows for new, as most are; where one is not, nothing was written and each is tried. */
function insertWitnesses(statements: Statements, rows: readonly WitnessRow[]): number[] {
  if (rows.length === rowsAtOnce) {
    try {
      statements.witnesses.run(...rows.flat());
      return rows.map(() => 1);
    } catch (cause) {
      if (!isConstraint(cause)) throw cause;
    }
  }
  return rows.map((row) => Number(statements.witness.run(...row).changes));
}

function move(statements: Statements, listenerId: number, moved: readonly MovedWitness[]): void {
  for (const { witness, playId } of moved) {
    const { stampedAt, spellingId, msPlayed } = witness;
    statements.move.run(playId, listenerId, stampedAt, spellingId, msPlayed);
  }
}

function columns(
  { all, newer, later }: Statements,
  listenerId: number,
  afterId: number,
  startedAfter?: number,
): PlayColumns {
  const builder = new PlayColumnsBuilder();
  const stored = () => (afterId > 0 ? newer.iterate(listenerId, afterId) : all.iterate(listenerId));
  const rows =
    startedAfter === undefined ? stored() : later.iterate(listenerId, startedAfter, afterId);
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
