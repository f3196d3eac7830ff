import { sql } from 'kysely';
import type { EnrichmentAnswer, EnrichmentSubject } from '../domain/enrichment.ts';
import { type Context, lock } from './context.ts';
import { noteReleases } from './covers.ts';
import { SqlFeatures } from './features.ts';
import { given, givenIds } from './given.ts';
import { raiseFeaturesVersion } from './raise-catalogue-version.ts';

/** The work of `EnrichmentStore.store`. */
export async function storeAnswer(context: Context, answer: EnrichmentAnswer): Promise<void> {
  await lock(context, 'sweep', 'shared');
  const { subject, service: source, trainable, similar, asked, artistMbids } = answer;
  const { songTags, songFeatures, releases } = answer;
  const ofSongs = [...songTags, ...songFeatures, ...releases].map(({ songId }) => songId);
  const ofArtists = [...answer.artistTags, ...artistMbids].map(({ artistId }) => artistId);
  const alike = [...asked, ...similar].flatMap((each) =>
    'otherId' in each ? [each.id, each.otherId] : [each.id],
  );
  const songs = await still(context, 'song', subject === 'song' ? [...ofSongs, ...alike] : ofSongs);
  const artists = await still(
    context,
    'artist',
    subject === 'artist' ? [...ofArtists, ...alike] : ofArtists,
  );
  await new SqlFeatures(context).add({
    ...{ source, trainable },
    songFeatures: songFeatures.filter(({ songId }) => songs.has(songId)),
    songTags: songTags.filter(({ songId }) => songs.has(songId)),
    artistTags: answer.artistTags.filter(({ artistId }) => artists.has(artistId)),
  });
  const there = subject === 'song' ? songs : artists;
  await noteAsked(context, { ...answer, asked: asked.filter(({ id }) => there.has(id)) });
  if (answer.question === 'similar') {
    const kept = similar.filter(({ id, otherId }) => there.has(id) && there.has(otherId));
    await replaceSimilar(context, { ...answer, similar: kept });
  }
  await noteReleases(
    context,
    source,
    releases.filter(({ songId }) => songs.has(songId)),
  );
  await noteMbids(
    context,
    artistMbids.filter(({ artistId }) => artists.has(artistId)),
  );
}

/** Those of the ids that are still there. */
async function still(
  { db, dialect }: Context,
  subject: EnrichmentSubject,
  ids: readonly number[],
): Promise<Set<number>> {
  const rows = await db
    .selectFrom(subject)
    .select('id')
    .where('id', 'in', givenIds(dialect, new Set(ids)))
    .execute();
  return new Set(rows.map(({ id }) => id));
}

async function noteAsked(
  { db, dialect, clock }: Context,
  { asked, subject, service, question }: EnrichmentAnswer,
): Promise<void> {
  const rows = asked.map(({ id, found }) => ({ id, found: found ? 1 : 0 }));
  const key = sql.ref(`${subject}_id`);
  await sql`
    insert into ${sql.table(`${subject}_asked`)} (${key}, service, question, asked_at, found)
    select given.id, ${sql.lit(service)}, ${sql.lit(question)}, ${sql.lit(clock())}, found
    from ${given(dialect, { id: 'int', found: 'int' }, rows)} where true
    on conflict (${key}, service, question) do update set
      asked_at = excluded.asked_at, found = excluded.found`.execute(db);
}

async function replaceSimilar(
  context: Context,
  { asked, similar, subject, service }: EnrichmentAnswer,
): Promise<void> {
  const { db, dialect } = context;
  const [table, key] = [sql.table(`similar_${subject}`), sql.ref(`${subject}_id`)];
  const ids = givenIds(dialect, new Set(asked.map(({ id }) => id)));
  await sql`delete from ${table} where ${key} in ${ids} and source = ${service}`.execute(db);
  const best = new Map<string, (typeof similar)[number]>();
  for (const each of similar) {
    const pair = `${each.id} ${each.otherId}`;
    if (each.score > (best.get(pair)?.score ?? 0)) best.set(pair, each);
  }
  await sql`
    insert into ${table} (${key}, other_id, source, score)
    select given.id, given."otherId", ${sql.lit(service)}, score
    from ${given(dialect, { id: 'int', otherId: 'int', score: 'real' }, [...best.values()])}`.execute(
    db,
  );
  await raiseFeaturesVersion(context);
}

async function noteMbids(
  { db, dialect }: Context,
  mbids: EnrichmentAnswer['artistMbids'],
): Promise<void> {
  await sql`
    insert into artist_mbid (artist_id, mbid)
    select given."artistId", mbid from ${given(dialect, { artistId: 'int', mbid: 'text' }, mbids)}
    where true on conflict do nothing`.execute(db);
}
