import type { Exclusion, Verdict, VerdictKind } from '../domain/verdict.ts';
import { EchoError } from '../errors.ts';
import type { VerdictStore } from '../store/verdict-store.ts';
import { atomically, type Context } from './context.ts';
import { raiseProfileVersion } from './listeners.ts';

const verdictColumns = ['id', 'kind', 'song_id as songId', 'artist_id as artistId', 'at'] as const;
const exclusionColumns = [
  'id',
  'song_id as songId',
  'artist_id as artistId',
  'from_at as from',
  'to_at as to',
] as const;

export class SqlVerdicts implements VerdictStore {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  async set(listenerId: number, verdict: Omit<Verdict, 'id'>): Promise<Verdict> {
    const { kind, songId, artistId, at } = verdict;
    if ((songId === null) === (artistId === null)) {
      throw new EchoError('input-invalid', 'A verdict is on a song or on an artist.');
    }
    return atomically(this.#context, async (context) => {
      await raiseProfileVersion(context, listenerId);
      return context.db
        .insertInto('verdict')
        .values({ listener_id: listenerId, kind, song_id: songId, artist_id: artistId, at })
        .onConflict((conflict) =>
          conflict
            .columns(['listener_id', songId === null ? 'artist_id' : 'song_id'])
            .doUpdateSet({ kind, at }),
        )
        .returning(verdictColumns)
        .executeTakeFirstOrThrow();
    });
  }

  async clear(
    listenerId: number,
    target: { songId: number } | { artistId: number },
  ): Promise<boolean> {
    return atomically(this.#context, async (context) => {
      const mine = context.db.deleteFrom('verdict').where('listener_id', '=', listenerId);
      const cleared = await ('songId' in target
        ? mine.where('song_id', '=', target.songId)
        : mine.where('artist_id', '=', target.artistId)
      )
        .returning('id')
        .executeTakeFirst();
      if (cleared) await raiseProfileVersion(context, listenerId);
      return cleared !== undefined;
    });
  }

  async list(listenerId: number, kinds?: readonly VerdictKind[]): Promise<Verdict[]> {
    if (kinds?.length === 0) return [];
    return this.#context.db
      .selectFrom('verdict')
      .select(verdictColumns)
      .where('listener_id', '=', listenerId)
      .$if(kinds !== undefined, (query) => query.where('kind', 'in', kinds ?? []))
      .orderBy('id')
      .execute();
  }

  async exclude(listenerId: number, exclusion: Omit<Exclusion, 'id'>): Promise<Exclusion> {
    const { songId, artistId, from, to } = exclusion;
    return atomically(this.#context, async (context) => {
      await raiseProfileVersion(context, listenerId);
      return context.db
        .insertInto('exclusion')
        .values({
          listener_id: listenerId,
          song_id: songId,
          artist_id: artistId,
          from_at: from,
          to_at: to,
        })
        .returning(exclusionColumns)
        .executeTakeFirstOrThrow();
    });
  }

  async unexclude(listenerId: number, id: number): Promise<boolean> {
    return atomically(this.#context, async (context) => {
      const gone = await context.db
        .deleteFrom('exclusion')
        .where('listener_id', '=', listenerId)
        .where('id', '=', id)
        .returning('id')
        .executeTakeFirst();
      if (gone) await raiseProfileVersion(context, listenerId);
      return gone !== undefined;
    });
  }

  exclusions(listenerId: number): Promise<Exclusion[]> {
    return this.#context.db
      .selectFrom('exclusion')
      .select(exclusionColumns)
      .where('listener_id', '=', listenerId)
      .orderBy('id')
      .execute();
  }
}
