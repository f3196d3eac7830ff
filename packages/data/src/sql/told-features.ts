import { type RawBuilder, sql } from 'kysely';
import type { Told, ToldKind } from '../domain/features.ts';
import type { Context } from './context.ts';
import { rootOfArtist, rootOfSong } from './counting-as.ts';

/** Rows read at a time: what is held in memory, and for how long a reader keeps others waiting. */
const rowsAtATime = 20_000;

interface Place {
  readonly table: 'song_feature' | 'song_tag' | 'artist_tag';
  readonly key: 'song_id' | 'artist_id';
  readonly name: 'name' | 'tag';
  readonly value: 'value' | 'weight';
  readonly root: RawBuilder<number | null>;
}

const places: Readonly<Record<ToldKind, Place>> = {
  'song-feature': {
    ...{ table: 'song_feature', key: 'song_id', name: 'name', value: 'value', root: rootOfSong },
  },
  'song-tag': {
    ...{ table: 'song_tag', key: 'song_id', name: 'tag', value: 'weight', root: rootOfSong },
  },
  'artist-tag': {
    ...{ table: 'artist_tag', key: 'artist_id', name: 'tag', value: 'weight', root: rootOfArtist },
  },
};

/** The work of `FeatureStore.all`: page after page along the primary key. */
export async function* toldFeatures(
  { db }: Context,
  kind: ToldKind,
  leastTrainable: number,
): AsyncGenerator<readonly Told[]> {
  const place = places[kind];
  const [key, name, value] = [sql.ref(place.key), sql.ref(place.name), sql.ref(place.value)];
  let after: { row: number; name: string; source: string } = { row: 0, name: '', source: '' };
  for (;;) {
    const { rows } = await sql<Told & { row: number }>`
      select ${key} as row, ${place.root} as id, ${name} as name, ${value} as value, source
      from ${sql.table(place.table)}
      where trainable >= ${leastTrainable}
        and (${key}, ${name}, source) > (${after.row}, ${after.name}, ${after.source})
      order by ${key}, ${name}, source limit ${rowsAtATime}`.execute(db);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = last;
  }
}
