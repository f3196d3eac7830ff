import { sql } from 'kysely';
import type { SavedSong } from '../domain/saved-song.ts';
import type { SavedStore } from '../store/saved-store.ts';
import { atomically, type Context, lock } from './context.ts';
import { rootOfSong } from './counting-as.ts';
import { given } from './given.ts';

export class SqlSaved implements SavedStore {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  add(listenerId: number, songs: readonly SavedSong[]): Promise<number[]> {
    return atomically(this.#context, async (context) => {
      await lock(context, 'sweep', 'shared');
      const { db, dialect } = context;
      const columns = { songId: 'int', savedAt: 'int?', source: 'text' } as const;
      const fresh = await db
        .insertInto('saved_song')
        .columns(['listener_id', 'song_id', 'saved_at', 'source'])
        .expression(
          db
            .selectFrom(given(dialect, columns, songs))
            .select((column) => [
              column.cast<number>(column.val(listenerId), 'bigint').as('listener'),
              'songId',
              'savedAt',
              'source',
            ])
            .where((column) => column.lit(true)),
        )
        .onConflict((conflict) => conflict.doNothing())
        .returning('song_id')
        .execute();
      return fresh.map((row) => row.song_id);
    });
  }

  async list(listenerId: number): Promise<SavedSong[]> {
    const rows = await this.#context.db
      .selectFrom('saved_song')
      .select([rootOfSong.as('songId'), 'saved_at as savedAt', 'source'])
      .where('listener_id', '=', listenerId)
      .orderBy(sql`saved_at desc nulls last`)
      .orderBy('song_id')
      .execute();
    // Songs that were merged are one, saved when the last of them was.
    const songs = new Map<number, SavedSong>();
    for (const { songId, ...saved } of rows) {
      if (songId !== null && !songs.has(songId)) songs.set(songId, { songId, ...saved });
    }
    return [...songs.values()];
  }

  async remove(listenerId: number, songId: number): Promise<boolean> {
    const gone = await this.#context.db
      .deleteFrom('saved_song')
      .where('listener_id', '=', listenerId)
      .where((column) =>
        column.or([column('song_id', '=', songId), column(rootOfSong, '=', songId)]),
      )
      .returning('song_id')
      .execute();
    return gone.length > 0;
  }
}
