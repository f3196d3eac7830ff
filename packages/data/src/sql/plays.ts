import type { NewPlay, Play, PlayColumns, PlayOutcome } from '../domain/play.ts';
import type { SpelledWitness } from '../domain/spelling.ts';
import type { ExportedPlay, ExportPosition, PlayStore, PlaysBefore } from '../store/play-store.ts';
import { appendPlays } from './append.ts';
import { atomically, type Context } from './context.ts';
import { exportPage } from './export-page.ts';
import { lockListener, raiseProfileVersion } from './listeners.ts';
import { removeBefore } from './remove-before.ts';
import { holdPlays, listTombstones } from './tombstones.ts';

export class SqlPlays implements PlayStore {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  append(
    listenerId: number,
    plays: readonly NewPlay[],
    fileId: number | null,
  ): Promise<PlayOutcome[]> {
    return appendPlays(this.#context, listenerId, plays, fileId);
  }

  columns(listenerId: number, afterId = 0, startedAfter?: number): Promise<PlayColumns> {
    return this.#context.playRows.columns(this.#context.db, listenerId, afterId, startedAfter);
  }

  recent(
    listenerId: number,
    limit: number,
    before?: Pick<Play, 'id' | 'startedAt'>,
  ): Promise<Play[]> {
    return this.#of(listenerId)
      .$if(before !== undefined, (query) =>
        query.where((column) =>
          column.or([
            column('started_at', '<', before?.startedAt ?? 0),
            column.and([
              column('started_at', '=', before?.startedAt ?? 0),
              column('play.id', '<', before?.id ?? 0),
            ]),
          ]),
        ),
      )
      .orderBy('started_at', 'desc')
      .orderBy('play.id', 'desc')
      .limit(limit)
      .execute();
  }

  after(listenerId: number, startedAt: number, limit: number): Promise<Play[]> {
    return this.#of(listenerId)
      .where('started_at', '>', startedAt)
      .orderBy('started_at')
      .orderBy('play.id')
      .limit(limit)
      .execute();
  }

  #of(listenerId: number) {
    return this.#context.db
      .selectFrom('play')
      .innerJoin('track', 'track.id', 'track_id')
      .select([
        'play.id',
        'track_id as trackId',
        'song_id as songId',
        'started_at as startedAt',
        'ms_played as msPlayed',
      ])
      .where('listener_id', '=', listenerId);
  }

  async count(listenerId: number): Promise<number> {
    const { plays } = await this.#context.db
      .selectFrom('play')
      .select((column) => column.fn.countAll<number>().as('plays'))
      .where('listener_id', '=', listenerId)
      .executeTakeFirstOrThrow();
    return plays;
  }

  async newestId(listenerId: number): Promise<number> {
    const { newest } = await this.#context.db
      .selectFrom('play')
      .select((column) => column.fn.max('id').as('newest'))
      .where('listener_id', '=', listenerId)
      .executeTakeFirstOrThrow();
    return newest ?? 0;
  }

  /** The witnesses stay without a play, which makes them tombstones. */
  async delete(listenerId: number, playId: number): Promise<boolean> {
    return atomically(this.#context, async (context) => {
      const { db } = context;
      const mine = await db
        .selectFrom('play')
        .select('id')
        .where('listener_id', '=', listenerId)
        .where('id', '=', playId)
        .executeTakeFirst();
      if (!mine) return false;
      await lockListener(context, listenerId);
      await db
        .updateTable('witness')
        .set({ play_id: null, file_id: null, record: null, kept_id: null })
        .where('listener_id', '=', listenerId)
        .where('play_id', '=', playId)
        .execute();
      const gone = await db
        .deleteFrom('play')
        .where('listener_id', '=', listenerId)
        .where('id', '=', playId)
        .returning('id')
        .executeTakeFirst();
      if (gone) await raiseProfileVersion(context, listenerId, 'rewritten');
      return gone !== undefined;
    });
  }

  removeBefore(those: readonly PlaysBefore[]): Promise<number[]> {
    return removeBefore(this.#context, those);
  }

  tombstones(listenerId: number): Promise<SpelledWitness[]> {
    return listTombstones(this.#context, listenerId);
  }

  hold(listenerId: number, plays: readonly Omit<NewPlay, 'kept' | 'record'>[]): Promise<boolean[]> {
    return holdPlays(this.#context, listenerId, plays);
  }

  exportPage(
    listenerId: number,
    after: ExportPosition | null,
    limit: number,
  ): Promise<ExportedPlay[]> {
    return exportPage(this.#context, listenerId, after, limit);
  }
}
