import { sql } from 'kysely';
import { type NamedKind, objectOf, subjectOf } from '../domain/decided-kinds.ts';
import type { Decision } from '../domain/identity.ts';
import type { Context } from './context.ts';
import { given, givenIds } from './given.ts';

/** Decisions with what they are about called by name, the oldest first. */
export async function listDecisions(
  context: Context,
  wanted: { readonly all: boolean; readonly ids?: readonly number[] },
): Promise<Decision[]> {
  const { ids, all } = wanted;
  const rows = await context.db
    .selectFrom('identity_decision')
    .selectAll()
    .$if(!all, (query) => query.where('undone_at', 'is', null))
    .$if(ids !== undefined, (query) =>
      query.where('id', 'in', givenIds(context.dialect, ids ?? [])),
    )
    .orderBy('id')
    .execute();
  const names = await namesOf(
    context,
    rows.flatMap(({ kind, subject_id, object_id }) => [
      { kind: subjectOf(kind), id: subject_id },
      ...(object_id === null ? [] : [{ kind: objectOf(kind), id: object_id }]),
    ]),
  );
  return rows.map(({ kind, subject_id, object_id, made_by, undone_at, ...same }) => ({
    ...same,
    kind,
    subjectId: subject_id,
    objectId: object_id,
    subject: names.get(`${subjectOf(kind)} ${subject_id}`) ?? '',
    object: object_id === null ? null : (names.get(`${objectOf(kind)} ${object_id}`) ?? null),
    by: made_by,
    undoneAt: undone_at,
  }));
}

/** "title – artist" of songs and tracks, the name of artists, each as it was first spelled. */
async function namesOf(
  { db, dialect }: Context,
  things: readonly { readonly kind: NamedKind; readonly id: number }[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ kind: NamedKind; id: number; name: string }>`
    select given.kind, given.id, case given.kind
      when 'artist' then (select name from artist where artist.id = given.id)
      when 'song' then (
        select song.title || ' – ' || artist.name from song
        join artist on artist.id = song.artist_id where song.id = given.id)
      else (
        select track.title || ' – ' || artist.name from track
        join song on song.id = track.named_song_id
        join artist on artist.id = song.artist_id where track.id = given.id)
      end as name
    from ${given(dialect, { kind: 'text', id: 'int' }, things)}`.execute(db);
  return new Map(rows.map(({ kind, id, name }) => [`${kind} ${id}`, name]));
}
