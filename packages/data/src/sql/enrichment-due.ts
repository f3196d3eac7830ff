import { type RawBuilder, sql } from 'kysely';
import type { Inquiry } from '../domain/enrichment.ts';
import type { ToAsk } from '../store/enrichment-store.ts';
import type { Context } from './context.ts';
import { givenIds } from './given.ts';

/** By subject: its id as the row of a play has it, what was asked of it, and its identities. */
const subjects = {
  song: {
    id: sql<number>`track.song_id`,
    asked: sql`select song_id as id, service, question, asked_at from song_asked`,
    identities: sql`select track.song_id as id, kind, value
      from identity join track on track.id = identity.track_id`,
  },
  artist: {
    id: sql<number>`(select coalesce(artist.root_id, artist.id)
      from song join artist on artist.id = song.artist_id where song.id = track.song_id)`,
    asked: sql`select artist_id as id, service, question, asked_at from artist_asked`,
    identities: sql`select artist_id as id, 'artist-mbid' as kind, mbid as value from artist_mbid`,
  },
} as const;

/** The work of `EnrichmentStore.toAsk`. */
export async function findToAsk(
  { db, dialect }: Context,
  { service, question, subject, knownBy, unknownBy = [], perListener }: Inquiry,
  { since, limit }: { readonly since: number; readonly limit: number },
): Promise<ToAsk[]> {
  const { id, asked, identities } = subjects[subject];
  const hasOneOf = (kinds: readonly string[]): RawBuilder<unknown> =>
    sql`exists (select 1 from (${identities}) as known where known.id = played.id
      and known.kind in (${sql.join(kinds.map((kind) => sql.lit(kind)))}))`;
  const isKnown = knownBy.length === 0 ? sql`true` : hasOneOf(knownBy);
  const isUnknown = unknownBy.length === 0 ? sql`true` : sql`not ${hasOneOf(unknownBy)}`;
  const { rows } = await sql<{ id: number }>`
    select played.id, sum(played.plays) as plays from (
      select id, plays, row_number() over (
        partition by listener_id order by plays desc, id) as place
      from (
        select play.listener_id, ${id} as id, count(*) as plays
        from play join track on track.id = play.track_id
        join enrichment_consent as consent
          on consent.listener_id = play.listener_id and consent.service = ${service}
        group by play.listener_id, 2
      ) as counted
    ) as played
    where place <= ${perListener} and ${isKnown} and ${isUnknown} and not exists (
      select 1 from (${asked}) as noted where noted.id = played.id
        and noted.service = ${service} and noted.question = ${question}
        and noted.asked_at > ${since})
    group by played.id order by plays desc, played.id limit ${limit}`.execute(db);
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const told = await sql<{ id: number; kind: string; value: string }>`
    select id, kind, value from (${identities}) as known
    where id in ${givenIds(dialect, ids)} order by id, kind, value`.execute(db);
  const byId = Map.groupBy(told.rows, (row) => row.id);
  return ids.map((each) => ({
    id: each,
    identities: (byId.get(each) ?? []).map(({ kind, value }) => ({ kind, value })),
  }));
}
