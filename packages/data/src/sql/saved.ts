import { sql } from 'kysely';
import type { SavedSong } from '../domain/saved-song.ts';
import type { SavedStore } from '../store/saved-store.ts';
import { atomically, type Context, lock } from './context.ts';
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

  list(listenerId: number): Promise<SavedSong[]> {
    return this.#context.db
      .selectFrom('saved_song')
      .select(['song_id as songId', 'saved_at as savedAt', 'source'])
      .where('listener_id', '=', listenerId)
      .orderBy(sql`saved_at desc nulls last`)
      .orderBy('song_id')
      .execute();
  }

  async remove(listenerId: number, songId: number): Promise<boolean> {
    const gone = await this.#context.db
      .deleteFrom('saved_song')
      .where('listener_id', '=', listenerId)
      .where('song_id', '=', songId)
      .returning('song_id')
      .executeTakeFirst();
    return gone !== undefined;
  }
}
