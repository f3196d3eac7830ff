import { sql } from 'kysely';
import { decidedKinds, isOfTwo, objectOf, subjectOf } from '../domain/decided-kinds.ts';
import type { Decision } from '../domain/identity.ts';
import type { Context } from './context.ts';
import { listDecisions } from './decision-list.ts';
import { allDecisions, formerOwnSongs } from './derived-identity.ts';
import type { Roots } from './identity-roots.ts';
import { oneOfKinds } from './one-of-kinds.ts';
import { hasDecisions } from './swept-decisions.ts';

/** The work of `IdentityStore.decisionsOf`. */
export async function decisionsOf(context: Context, listenerId: number): Promise<Decision[]> {
  if (!(await hasDecisions(context))) return [];
  const ids = await idsOf(context, listenerId);
  const decisions = await listDecisions(context, { all: false, ids });
  return withoutFormer(decisions, await formerOwnSongs(context, await allDecisions(context)));
}

/** Decisions by id that name what counts as one with something of the listener's. */
async function idsOf({ db }: Context, listenerId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with my_track as (
      select track_id as id from play where listener_id = ${listenerId}
      union select spelling.track_id from witness
        join spelling on spelling.id = witness.spelling_id where listener_id = ${listenerId}
      union select track_id from playlist_entry
        join playlist on playlist.id = playlist_id where listener_id = ${listenerId}
      union select track_id from playlist_seed
        join playlist on playlist.id = playlist_id where listener_id = ${listenerId}
    ), my_word as (
      select song_id, artist_id from verdict where listener_id = ${listenerId}
      union select song_id, artist_id from exclusion where listener_id = ${listenerId}
      union select song_id, null from saved_song where listener_id = ${listenerId}
      union select song_id, null from impression where listener_id = ${listenerId}
    ), my_song as (
      select distinct coalesce(root_id, id) as id from song where id in (
        select song_id from track where id in (select id from my_track)
        union select named_song_id from track where id in (select id from my_track)
        union select song_id from my_word)
    ), my_artist as (
      select distinct coalesce(root_id, id) as id from artist where id in (
        select artist_id from song where coalesce(root_id, id) in (select id from my_song)
        union select artist_id from track_credit where track_id in (select id from my_track)
        union select artist_id from my_word)
    )
    select decision.id from identity_decision as decision where undone_at is null and (
      ${oneOfKinds(decidedKinds.track)} and exists (
        select 1 from track where track.id = decision.subject_id
          and (track.id in (select id from my_track) or song_id in (select id from my_song)))
      or ${oneOfKinds([...decidedKinds.track, ...decidedKinds.song])} and exists (
        select 1 from song where (song.id = decision.object_id
            or song.id = decision.subject_id and ${oneOfKinds(decidedKinds.song)})
          and coalesce(root_id, song.id) in (select id from my_song))
      or ${oneOfKinds(decidedKinds.artist)} and exists (
        select 1 from artist where artist.id in (decision.subject_id, decision.object_id)
          and coalesce(root_id, artist.id) in (select id from my_artist))
    ) order by decision.id`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * Says of songs that were made for a track and are no more what holds of the song they count as: a
 * merge stays one, a name nobody sees goes. What then joins a song with itself, or says of a pair what
 * was said of it before, goes too.
 */
function withoutFormer(decisions: readonly Decision[], former: Roots): Decision[] {
  const said = new Set<string>();
  return decisions.flatMap((decision) => {
    const { kind } = decision;
    const subject = subjectOf(kind) === 'song' ? decision.subjectId : 0;
    if (kind === 'rename-song' && former.has(subject)) return [];
    const { subjectId, objectId } = ofNow(decision, former);
    const pair = `${kind} ${subjectId} ${objectId}`;
    if (isOfTwo(kind) && (subjectId === objectId || said.has(pair))) return [];
    said.add(pair);
    return { ...decision, subjectId, objectId };
  });
}

function ofNow({ kind, subjectId, objectId }: Decision, former: Roots) {
  const now = (id: number) => former.get(id) ?? id;
  const isInto = kind !== 'part-track' && objectOf(kind) === 'song';
  return {
    subjectId: subjectOf(kind) === 'song' ? now(subjectId) : subjectId,
    objectId: isInto && objectId !== null ? now(objectId) : objectId,
  };
}
