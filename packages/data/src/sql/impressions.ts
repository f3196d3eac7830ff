import type { Selectable } from 'kysely';
import type { Impression } from '../domain/impression.ts';
import type { ImpressionStore } from '../store/impression-store.ts';
import { atomicallySoon, type Context } from './context.ts';
import { numbersFromJson } from './json.ts';
import type { Schema } from './schema.ts';

/** Rows an insert takes at a time, below SQLite's limit of 32,766 parameters. */
const rowsAtATime = 1000;

export class SqlImpressions implements ImpressionStore {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  async add(impressions: readonly Omit<Impression, 'id'>[]): Promise<number[]> {
    return atomicallySoon(this.#context, async ({ db }) => {
      const ids: number[] = [];
      for (let from = 0; from < impressions.length; from += rowsAtATime) {
        const rows = await db
          .insertInto('impression')
          .values(impressions.slice(from, from + rowsAtATime).map(toRow))
          .returning('id')
          .execute();
        // Ids grow in the order of the values, whatever the order they are returned in.
        ids.push(...rows.map(({ id }) => id).sort((a, b) => a - b));
      }
      return ids;
    });
  }

  async get(listenerId: number, id: number): Promise<Impression | null> {
    const row = await this.#context.db
      .selectFrom('impression')
      .selectAll()
      .where('listener_id', '=', listenerId)
      .where('id', '=', id)
      .executeTakeFirst();
    return row ? fromRow(row) : null;
  }

  async newestOf(listenerId: number, songId: number): Promise<number | null> {
    const row = await this.#context.db
      .selectFrom('impression')
      .select('id')
      .where('listener_id', '=', listenerId)
      .where('song_id', '=', songId)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row?.id ?? null;
  }

  async list(listenerId: number, afterId: number, limit: number): Promise<Impression[]> {
    const rows = await this.#context.db
      .selectFrom('impression')
      .selectAll()
      .where('listener_id', '=', listenerId)
      .where('id', '>', afterId)
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(fromRow);
  }

  async lastShown(
    listenerId: number,
    shelf: string,
    from: number,
    to: number,
  ): Promise<Map<number, number>> {
    const rows = await this.#context.db
      .selectFrom('impression')
      .select((column) => ['song_id', column.fn.max('at').as('last')])
      .where('listener_id', '=', listenerId)
      .where('shelf', '=', shelf)
      .where('at', '>=', from)
      .where('at', '<', to)
      .groupBy('song_id')
      .execute();
    return new Map(rows.map(({ song_id, last }) => [song_id, last]));
  }

  async shown(listenerId: number, from: number, to: number) {
    const rows = await this.#context.db
      .selectFrom('impression')
      .select(['at', 'song_id', 'model'])
      .where('listener_id', '=', listenerId)
      .where('at', '>=', from)
      .where('at', '<', to)
      .orderBy('at')
      .orderBy('id')
      .execute();
    return rows.map(({ song_id: songId, ...same }) => ({ ...same, songId }));
  }

  async removeBefore(listenerId: number, at: number): Promise<number> {
    const gone = await this.#context.db
      .deleteFrom('impression')
      .where('listener_id', '=', listenerId)
      .where('at', '<', at)
      .executeTakeFirst();
    return Number(gone.numDeletedRows);
  }
}

function toRow({
  listenerId,
  songId,
  adjustments,
  songs,
  newestPlay,
  ...same
}: Omit<Impression, 'id'>) {
  return {
    ...same,
    listener_id: listenerId,
    song_id: songId,
    newest_play: newestPlay,
    adjustments: JSON.stringify(adjustments),
    songs: songs === null ? null : songs.join(' '),
  };
}

function fromRow(row: Selectable<Schema['impression']>): Impression {
  const { listener_id, song_id, adjustments, songs, newest_play, ...same } = row;
  return {
    ...same,
    listenerId: listener_id,
    songId: song_id,
    newestPlay: newest_play,
    adjustments: numbersFromJson(adjustments),
    songs: songs === null ? null : songs.split(' ').map(Number),
  };
}
