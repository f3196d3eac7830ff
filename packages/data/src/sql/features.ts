import { type Kysely, sql } from 'kysely';
import type { ResolvedSpelling } from '../domain/catalogue.ts';
import type {
  ArtistTag,
  FeatureBatch,
  FeatureSource,
  SongFeature,
  SongTag,
  Told,
  ToldKind,
} from '../domain/features.ts';
import type { FeatureStore, FeatureUse } from '../store/feature-store.ts';
import { atomically, type Context, lock } from './context.ts';
import { countingAs } from './counting-as.ts';
import { removeUnusedCovers } from './covers.ts';
import { given } from './given.ts';
import { findArtists, findSongs } from './library-lookup.ts';
import { raiseFeaturesVersion } from './raise-catalogue-version.ts';
import type { Schema } from './schema.ts';
import { sweep } from './sweep.ts';
import { toldFeatures } from './told-features.ts';

/** The least `trainable` that a use takes. */
const trainableFrom = (use: FeatureUse) => (use === 'learning' ? 1 : 0);

export class SqlFeatures implements FeatureStore {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  async add(batch: FeatureBatch): Promise<void> {
    await atomically(this.#context, async (context) => {
      await lock(context, 'sweep', 'shared');
      await addFeatures(context, batch);
      await addTags(context, 'song_tag', 'song_id', batch, batch.songTags.map(ofSong));
      await addTags(context, 'artist_tag', 'artist_id', batch, batch.artistTags.map(ofArtist));
      await raiseFeaturesVersion(context);
    });
  }

  songFeatures(songIds: readonly number[], use: FeatureUse): Promise<SongFeature[]> {
    return this.#context.db
      .selectFrom('song_feature')
      .innerJoin(countingAs(this.#context, 'song', songIds), 'counting.id', 'song_id')
      .select(['counting.root as songId', 'name', 'value'])
      .where('trainable', '>=', trainableFrom(use))
      .orderBy('counting.root')
      .orderBy('name')
      .orderBy('source')
      .execute();
  }

  songTags(songIds: readonly number[], use: FeatureUse): Promise<SongTag[]> {
    return this.#context.db
      .selectFrom('song_tag')
      .innerJoin(countingAs(this.#context, 'song', songIds), 'counting.id', 'song_id')
      .select(['counting.root as songId', 'tag', 'weight'])
      .where('trainable', '>=', trainableFrom(use))
      .orderBy('counting.root')
      .orderBy('tag')
      .orderBy('source')
      .execute();
  }

  artistTags(artistIds: readonly number[], use: FeatureUse): Promise<ArtistTag[]> {
    return this.#context.db
      .selectFrom('artist_tag')
      .innerJoin(countingAs(this.#context, 'artist', artistIds), 'counting.id', 'artist_id')
      .select(['counting.root as artistId', 'tag', 'weight'])
      .where('trainable', '>=', trainableFrom(use))
      .orderBy('counting.root')
      .orderBy('tag')
      .orderBy('source')
      .execute();
  }

  all(kind: ToldKind, use: FeatureUse): AsyncIterable<readonly Told[]> {
    return toldFeatures(this.#context, kind, trainableFrom(use));
  }

  async version(): Promise<number> {
    const { features_version: version } = await this.#context.db
      .selectFrom('catalogue_state')
      .select('features_version')
      .executeTakeFirstOrThrow();
    return version;
  }

  sources(): Promise<FeatureSource[]> {
    return sources(this.#context.db);
  }

  async remove(source: string): Promise<boolean> {
    return atomically(this.#context, async (context) => {
      await lock(context, 'sweep');
      const { db } = context;
      let isGone = false;
      for (const table of ['song_feature', 'song_tag', 'artist_tag', 'song_release'] as const) {
        const gone = await db.deleteFrom(table).where('source', '=', source).executeTakeFirst();
        isGone ||= gone.numDeletedRows > 0n;
      }
      if (isGone) await raiseFeaturesVersion(context);
      await removeUnusedCovers(context);
      return (await removeSimilar(context, source)) || isGone;
    });
  }

  findSongs(spellings: readonly ResolvedSpelling[]): Promise<(number | null)[]> {
    return findSongs(this.#context, spellings);
  }

  findArtists(keys: readonly string[]): Promise<(number | null)[]> {
    return findArtists(this.#context, keys);
  }
}

/** Removes what a source tells is alike, the songs that came here by that alone, and that it was asked. */
async function removeSimilar(context: Context, source: string): Promise<boolean> {
  let isGone = false;
  for (const table of ['similar_song', 'similar_artist'] as const) {
    const gone = await context.db.deleteFrom(table).where('source', '=', source).executeTakeFirst();
    isGone ||= gone.numDeletedRows > 0n;
  }
  for (const table of ['song_asked', 'artist_asked'] as const) {
    await context.db.deleteFrom(table).where('service', '=', source).execute();
  }
  if (isGone) await sweep(context);
  return isGone;
}

/** Of several rows that say the same thing, the last: PostgreSQL would refuse the others. */
function lastOf<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Row[] {
  return [...new Map(rows.map((row) => [keyOf(row), row])).values()];
}

async function addFeatures({ db, dialect }: Context, batch: FeatureBatch): Promise<void> {
  const { source, trainable } = batch;
  const rows = lastOf(batch.songFeatures, ({ songId, name }) => `${songId} ${name}`).map(
    ({ songId, name, value }) => ({ songId, name, value, source, trainable: trainable ? 1 : 0 }),
  );
  const columns = {
    songId: 'int',
    name: 'text',
    source: 'text',
    value: 'real',
    trainable: 'int',
  } as const;
  await db
    .insertInto('song_feature')
    .columns(['song_id', 'name', 'source', 'value', 'trainable'])
    .expression(
      db
        .selectFrom(given(dialect, columns, rows))
        .select(['songId', 'name', 'source', 'value', 'trainable'])
        .where((column) => column.lit(true)),
    )
    .onConflict((conflict) =>
      conflict.columns(['song_id', 'name', 'source']).doUpdateSet((column) => ({
        value: column.ref('excluded.value'),
        trainable: column.ref('excluded.trainable'),
      })),
    )
    .execute();
}

interface Tag extends Omit<SongTag, 'songId'> {
  readonly of: number;
}
const ofSong = ({ songId: of, ...tag }: SongTag): Tag => ({ of, ...tag });
const ofArtist = ({ artistId: of, ...tag }: ArtistTag): Tag => ({ of, ...tag });

async function addTags(
  { db, dialect }: Context,
  table: 'song_tag' | 'artist_tag',
  key: 'song_id' | 'artist_id',
  { source, trainable }: FeatureBatch,
  tags: readonly Tag[],
): Promise<void> {
  const rows = lastOf(tags, ({ of, tag }) => `${of} ${tag}`).map((tag) => ({
    ...tag,
    source,
    trainable: trainable ? 1 : 0,
  }));
  const columns = {
    of: 'int',
    tag: 'text',
    source: 'text',
    weight: 'real',
    trainable: 'int',
  } as const;
  // The two tables differ in one name, which no type of a query can say.
  await sql`
    insert into ${sql.table(table)} (${sql.ref(key)}, tag, source, weight, trainable)
    select given.of, tag, source, weight, trainable from ${given(dialect, columns, rows)} where true
    on conflict (${sql.ref(key)}, tag, source) do update set
      weight = excluded.weight, trainable = excluded.trainable`.execute(db);
}

async function sources(db: Kysely<Schema>): Promise<FeatureSource[]> {
  const { rows } = await sql<Omit<FeatureSource, 'trainable'> & { trainable: number }>`
    select source, min(trainable) as trainable, count(distinct song_id) as songs,
      count(distinct artist_id) as artists, sum(is_feature) as features, sum(is_tag) as tags,
      sum(1 - is_feature - is_tag) as "similar"
    from (
      select source, trainable, song_id, cast(null as bigint) as artist_id, 1 as is_feature, 0 as is_tag
      from song_feature
      union all select source, trainable, song_id, cast(null as bigint), 0, 1 from song_tag
      union all select source, trainable, cast(null as bigint), artist_id, 0, 1 from artist_tag
      union all select source, 1, song_id, cast(null as bigint), 0, 0 from similar_song
      union all select source, 1, cast(null as bigint), artist_id, 0, 0 from similar_artist
    ) as said
    group by source order by source`.execute(db);
  return rows.map((row) => ({ ...row, trainable: row.trainable === 1 }));
}
