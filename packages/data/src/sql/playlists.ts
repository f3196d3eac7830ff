import { sql } from 'kysely';
import type {
  NewPlaylist,
  NewPlaylistEntry,
  Playlist,
  PlaylistEntry,
  RestoredPlaylist,
} from '../domain/playlist.ts';
import { EchoError } from '../errors.ts';
import type {
  PlaylistRef,
  PlaylistStore,
  PlaylistVersion,
  ScheduledPlaylist,
} from '../store/playlist-store.ts';
import { atomically, type Context, lock } from './context.ts';
import { givenIds } from './given.ts';
import { appendEntries, orderOf, place } from './playlist-order.ts';
import { columnsOf, entryRows, playlistRows } from './playlist-rows.ts';
import { insertSeeds, tracksOfSongs } from './playlist-seeds.ts';
import { restoreEntries, restorePlaylist } from './restored-playlists.ts';

export class SqlPlaylists implements PlaylistStore {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  create(listenerId: number, playlist: NewPlaylist): Promise<Playlist> {
    return atomically(this.#context, async (context) => {
      await lock(context, 'sweep', 'shared');
      const now = context.clock();
      const times = { created_at: now, updated_at: now, version: 1 };
      const { id } = await context.db
        .insertInto('playlist')
        .values({ listener_id: listenerId, ...columnsOf(playlist), ...times })
        .returning('id')
        .executeTakeFirstOrThrow();
      await insertSeeds(context, id, await tracksOfSongs(context, playlist.seedSongs));
      return found(context, id);
    });
  }

  async get(listenerId: number, id: number): Promise<Playlist | null> {
    const [playlist] = await playlistRows(this.#context, (query) =>
      query.where('listener_id', '=', listenerId).where('id', '=', id),
    );
    return playlist ?? null;
  }

  list(listenerId: number, beforeId: number | null, limit: number): Promise<Playlist[]> {
    return playlistRows(this.#context, (query) =>
      query
        .where('listener_id', '=', listenerId)
        .$if(beforeId !== null, (all) => all.where('id', '<', beforeId))
        .limit(limit),
    );
  }

  named(listenerId: number, name: string): Promise<Playlist[]> {
    return playlistRows(this.#context, (query) =>
      query.where('listener_id', '=', listenerId).where('name', '=', name),
    );
  }

  versions(listenerId: number): Promise<PlaylistVersion[]> {
    return this.#context.db
      .selectFrom('playlist')
      .select(['id', 'name', 'version'])
      .where('listener_id', '=', listenerId)
      .execute();
  }

  change(playlist: PlaylistRef, change: Partial<NewPlaylist>): Promise<Playlist> {
    return this.#changing(playlist, async (context, id) => {
      const columns = columnsOf({ ...(await found(context, id)), ...change });
      await context.db.updateTable('playlist').set(columns).where('id', '=', id).execute();
      if (change.seedSongs === undefined) return;
      await context.db.deleteFrom('playlist_seed').where('playlist_id', '=', id).execute();
      await insertSeeds(context, id, await tracksOfSongs(context, change.seedSongs));
    });
  }

  remove(playlist: PlaylistRef): Promise<void> {
    return atomically(this.#context, async (context) => {
      await take(context, playlist);
      await context.db.deleteFrom('playlist').where('id', '=', playlist.id).execute();
    });
  }

  entries(listenerId: number, id: number, from: number, limit: number): Promise<PlaylistEntry[]> {
    return entryRows(this.#context, { listenerId, id }, from, limit);
  }

  insert(
    playlist: PlaylistRef,
    position: number | null,
    entries: readonly NewPlaylistEntry[],
  ): Promise<Playlist> {
    return this.#changing(playlist, async (context, id) => {
      const order = await orderOf(context, id);
      const added = await appendEntries(context, id, order.length, entries);
      if (position === null || position >= order.length) return;
      await place(context, [...order, ...added], order.toSpliced(position, 0, ...added));
    });
  }

  takeOut(playlist: PlaylistRef, entryIds: readonly number[]): Promise<Playlist> {
    return this.#changing(playlist, async (context, id) => {
      const order = await orderOf(context, id);
      const gone = known(order, entryIds);
      await context.db
        .deleteFrom('playlist_entry')
        .where('id', 'in', givenIds(context.dialect, gone))
        .execute();
      const left = order.filter((entry) => !gone.has(entry));
      await place(context, order, left);
    });
  }

  move(playlist: PlaylistRef, entryIds: readonly number[], position: number): Promise<Playlist> {
    return this.#changing(playlist, async (context, id) => {
      const order = await orderOf(context, id);
      const moved = known(order, entryIds);
      const others = order.filter((entry) => !moved.has(entry));
      await place(context, order, others.toSpliced(position, 0, ...moved));
    });
  }

  fill(playlist: PlaylistRef, entries: readonly NewPlaylistEntry[]): Promise<Playlist> {
    return this.#changing(playlist, async (context, id) => {
      const { db, clock } = context;
      await db.deleteFrom('playlist_entry').where('playlist_id', '=', id).execute();
      await appendEntries(context, id, 0, entries);
      const filled = { filled_at: clock() };
      await db.updateTable('playlist').set(filled).where('id', '=', id).execute();
    });
  }

  async scheduled(): Promise<ScheduledPlaylist[]> {
    const rows = await this.#context.db
      .selectFrom('playlist')
      .select(['id', 'listener_id as listenerId', 'refresh', 'filled_at as filledAt'])
      .where('refresh', 'is not', null)
      .orderBy('id')
      .execute();
    return rows.flatMap(({ refresh, ...row }) => (refresh === null ? [] : { ...row, refresh }));
  }

  restore(listenerId: number, playlist: RestoredPlaylist): Promise<boolean> {
    return atomically(this.#context, (context) => restorePlaylist(context, listenerId, playlist));
  }

  restoreEntries(
    listenerId: number,
    playlist: Pick<RestoredPlaylist, 'name' | 'createdAt' | 'updatedAt'>,
    position: number,
    entries: readonly NewPlaylistEntry[],
  ): Promise<boolean[]> {
    return atomically(this.#context, (context) =>
      restoreEntries(context, { listenerId, ...playlist }, position, entries),
    );
  }

  /** A change of a playlist and its entries: nobody else changes it meanwhile, and its version grows. */
  #changing(
    playlist: PlaylistRef,
    work: (context: Context, id: number) => Promise<void>,
  ): Promise<Playlist> {
    return atomically(this.#context, async (context) => {
      await lock(context, 'sweep', 'shared');
      await take(context, playlist);
      await work(context, playlist.id);
      return found(context, playlist.id);
    });
  }
}

async function found(context: Context, id: number): Promise<Playlist> {
  const [playlist] = await playlistRows(context, (query) => query.where('id', '=', id));
  if (playlist === undefined) throw unknown(id);
  return playlist;
}

/** Raises the version, which also keeps every other writer waiting until the transaction has ended. */
async function take({ db, clock }: Context, { listenerId, id, version }: PlaylistRef) {
  const row = await db
    .updateTable('playlist')
    .set({ version: sql<number>`version + 1`, updated_at: clock() })
    .where('id', '=', id)
    .where('listener_id', '=', listenerId)
    .returning('version')
    .executeTakeFirst();
  if (row === undefined) throw unknown(id);
  if (version === null || row.version === version + 1) return;
  throw new EchoError('playlist-changed', 'Somebody changed the playlist in the meantime.');
}

function unknown(id: number): EchoError {
  return new EchoError('playlist-unknown', `There is no playlist ${id}.`);
}

/** The entries by id, each once. Throws playlist-entry-unknown. */
function known(order: readonly number[], entryIds: readonly number[]): Set<number> {
  const all = new Set(order);
  const stray = entryIds.find((id) => !all.has(id));
  if (stray === undefined) return new Set(entryIds);
  throw new EchoError('playlist-entry-unknown', `The playlist has no entry ${stray}.`);
}
