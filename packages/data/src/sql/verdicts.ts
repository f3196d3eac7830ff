import type { Exclusion, Verdict, VerdictKind } from '../domain/verdict.ts';
import { EchoError } from '../errors.ts';
import type { VerdictStore } from '../store/verdict-store.ts';
import { atomically, type Context } from './context.ts';
import { rootOfArtist, rootOfSong } from './counting-as.ts';
import { raiseProfileVersion } from './listeners.ts';

const songId = rootOfSong.as('songId');
const artistId = rootOfArtist.as('artistId');
const verdictColumns = ['id', 'kind', songId, artistId, 'at'] as const;
const exclusionColumns = ['id', songId, artistId, 'from_at as from', 'to_at as to'] as const;

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
        ? mine.where(rootOfSong, '=', await countsAs(context, 'song', target.songId))
        : mine.where(rootOfArtist, '=', await countsAs(context, 'artist', target.artistId))
      )
        .returning('id')
        .execute();
      if (cleared.length > 0) await raiseProfileVersion(context, listenerId);
      return cleared.length > 0;
    });
  }

  async list(listenerId: number, kinds?: readonly VerdictKind[]): Promise<Verdict[]> {
    if (kinds?.length === 0) return [];
    const verdicts = await this.#context.db
      .selectFrom('verdict')
      .select(verdictColumns)
      .where('listener_id', '=', listenerId)
      .orderBy('id')
      .execute();
    return latest(verdicts).filter(({ kind }) => kinds?.includes(kind) ?? true);
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

async function countsAs({ db }: Context, table: 'song' | 'artist', id: number): Promise<number> {
  const row = await db.selectFrom(table).select('root_id').where('id', '=', id).executeTakeFirst();
  return row?.root_id ?? id;
}

/** One verdict a song or artist: of those that were merged, the last word counts. */
function latest(verdicts: readonly Verdict[]): Verdict[] {
  const last = new Map<string, Verdict>();
  for (const verdict of verdicts) {
    const about = `${verdict.songId} ${verdict.artistId}`;
    const before = last.get(about);
    if (before === undefined || before.at <= verdict.at) last.set(about, verdict);
  }
  return verdicts.filter(
    (verdict) => last.get(`${verdict.songId} ${verdict.artistId}`) === verdict,
  );
}
