import { sql } from 'kysely';
import type { CoverTotals, KeptCover, KeptPicture } from '../domain/cover.ts';
import type { CoverStore } from '../store/cover-store.ts';
import { atomically, type Context, lock } from './context.ts';
import { countingAs } from './counting-as.ts';
import { given, givenIds } from './given.ts';

const dayMs = 86_400_000;

export class SqlCovers implements CoverStore {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  async releasesOf(songIds: readonly number[]): Promise<Map<number, string[]>> {
    const { db } = this.#context;
    const { rows } = await sql<{ id: number; release: string }>`
      select counting.root as id, release_mbid as release
      from ${countingAs(this.#context, 'song', songIds)} join song_release on song_release.song_id = counting.id
      order by counting.root, source, counting.id`.execute(db);
    const bySong = Map.groupBy(rows, ({ id }) => id);
    return new Map(
      Array.from(bySong, ([id, of]) => [id, [...new Set(of.map(({ release }) => release))]]),
    );
  }

  async toldByHistories(trackIds: readonly number[]): Promise<Map<number, string>> {
    const { db, dialect } = this.#context;
    const rows = await db
      .selectFrom('track')
      .innerJoin('song_release', 'song_release.song_id', 'track.song_id')
      .select(['track.id', 'release_mbid as release'])
      .where('track.id', 'in', givenIds(dialect, trackIds))
      .where('source', '=', '')
      .execute();
    return new Map(rows.map(({ id, release }) => [id, release]));
  }

  async find(releases: readonly string[]): Promise<Map<string, KeptCover>> {
    const { db, dialect } = this.#context;
    const wanted = releases.map((release) => ({ release }));
    const rows = await db
      .selectFrom(given(dialect, { release: 'text' }, wanted))
      .innerJoin('cover', 'cover.release_mbid', 'given.release')
      .select(['given.release', 'digest', 'type', 'bytes', 'asked_at as askedAt'])
      .execute();
    return new Map(
      rows.map(({ release, askedAt, ...of }) => [
        release,
        { release, askedAt, picture: pictureIn(of) },
      ]),
    );
  }

  async picture(digest: string): Promise<KeptPicture | null> {
    const row = await this.#context.db
      .selectFrom('cover')
      .select(['digest', 'type', 'bytes'])
      .where('digest', '=', digest)
      .limit(1)
      .executeTakeFirst();
    return row === undefined ? null : pictureIn(row);
  }

  keep({ release, picture, askedAt }: KeptCover): Promise<boolean> {
    return atomically(this.#context, async (context) => {
      await lock(context, 'sweep', 'shared');
      if (!(await isWanted(context, release))) return false;
      const { digest = null, type = null, bytes = 0 } = picture ?? {};
      const row = { digest, type, bytes, asked_at: askedAt, used_at: askedAt };
      await context.db
        .insertInto('cover')
        .values({ release_mbid: release, ...row })
        .onConflict((conflict) => conflict.column('release_mbid').doUpdateSet(row))
        .execute();
      return true;
    });
  }

  async noteUsed(digests: readonly string[]): Promise<void> {
    const { db, dialect, clock } = this.#context;
    if (digests.length === 0) return;
    const used = digests.map((digest) => ({ digest }));
    await db
      .updateTable('cover')
      .set({ used_at: clock() })
      .where('used_at', '<', clock() - dayMs)
      .where(
        'digest',
        'in',
        db.selectFrom(given(dialect, { digest: 'text' }, used)).select('digest'),
      )
      .execute();
  }

  tidy(mostBytes: number): Promise<void> {
    return atomically(this.#context, async (context) => {
      const { db } = context;
      if (!(await isAllowed(context))) await db.deleteFrom('cover').execute();
      await sql`
        delete from cover where digest in (
          select digest from (
            select digest, sum(bytes) over (order by used_at desc, digest) as total
            from (
              select digest, max(bytes) as bytes, max(used_at) as used_at
              from cover where digest is not null group by digest
            ) as picture
          ) as running where total > ${sql.lit(mostBytes)})`.execute(db);
    });
  }

  async digests(): Promise<Set<string>> {
    const rows = await this.#context.db.selectFrom('cover').select('digest').distinct().execute();
    return new Set(rows.flatMap(({ digest }) => digest ?? []));
  }

  async totals(): Promise<CoverTotals> {
    const { rows } = await sql<CoverTotals>`
      select count(*) filter (where digest is not null) as pictures,
        coalesce(sum(bytes), 0) as bytes, coalesce(sum(without), 0) as without
      from (
        select digest, max(bytes) as bytes, sum(case when digest is null then 1 else 0 end) as without
        from cover group by digest
      ) as picture`.execute(this.#context.db);
    const [totals] = rows;
    return totals ?? { pictures: 0, bytes: 0, without: 0 };
  }
}

interface PictureRow {
  readonly digest: string | null;
  readonly type: string | null;
  readonly bytes: number;
}

function pictureIn({ digest, type, bytes }: PictureRow): KeptPicture | null {
  return digest === null || type === null ? null : { digest, type, bytes };
}

async function isAllowed({ db }: Context): Promise<boolean> {
  const allowed = await db
    .selectFrom('enrichment_consent')
    .select('service')
    .where('service', '=', 'coverart')
    .limit(1)
    .executeTakeFirst();
  return allowed !== undefined;
}

async function isWanted(context: Context, release: string): Promise<boolean> {
  const on = await context.db
    .selectFrom('song_release')
    .select('song_id')
    .where('release_mbid', '=', release)
    .limit(1)
    .executeTakeFirst();
  return on !== undefined && (await isAllowed(context));
}

/** Notes which releases songs are on, as a source tells it: of each song the newest it told. */
export async function noteReleases(
  { db, dialect }: Context,
  source: string,
  releases: readonly { readonly songId: number; readonly mbid: string }[],
): Promise<void> {
  const rows = [...new Map(releases.map((row) => [row.songId, row])).values()];
  if (rows.length === 0) return;
  await sql`
    insert into song_release (song_id, source, release_mbid)
    select given."songId", ${sql.lit(source)}, mbid
    from ${given(dialect, { songId: 'int', mbid: 'text' }, rows)} where true
    on conflict (song_id, source) do update set release_mbid = excluded.release_mbid`.execute(db);
}

/** Removes what is known of releases that no song is on any more. */
export async function removeUnusedCovers({ db }: Context): Promise<void> {
  await sql`
    delete from cover where not exists (
      select 1 from song_release where song_release.release_mbid = cover.release_mbid)`.execute(db);
}
