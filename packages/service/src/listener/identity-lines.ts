import { type Decision, type NamedKind, objectOf, type Store, subjectOf } from '@echotune/data';
import type { DecidedIdentity, DecidedTarget } from '@echotune/formats';
import type { TrackSpeller } from './spell-tracks.ts';

/**
 * What was decided about the names of what a listener has, in the order in which it was, for an archive:
 * songs by a track that their names lead to, or for which they were made; artists as first spelled.
 */
export async function* identityLines(
  store: Store,
  listenerId: number,
  speller: TrackSpeller,
): AsyncGenerator<DecidedIdentity> {
  const decisions = await store.identity.decisionsOf(listenerId);
  const called = await namesOf(store, decisions, speller);
  for (const decision of decisions) {
    const { kind, subjectId, text, at, by } = decision;
    const objectId = namedObject(decision);
    const of = called(subjectOf(kind), subjectId);
    const into = objectId === null ? null : called(objectOf(kind), objectId);
    if (of === null || (into === null && objectId !== null)) continue;
    const names = text === null ? [] : kind === 'split-artist' ? text.split('\n') : [text];
    yield { kind: 'identity', decision: kind, of, into, names, at, by };
  }
}

/** A parted track's own song, and the first artist of a split credit, follow from the rest. */
function namedObject({ kind, objectId }: Decision): number | null {
  return kind === 'part-track' || kind === 'split-artist' ? null : objectId;
}

/** What songs, tracks and artists of decisions are called; null for what is there no more. */
async function namesOf(
  { catalogue }: Store,
  decisions: readonly Decision[],
  speller: TrackSpeller,
): Promise<(kind: NamedKind, id: number) => DecidedTarget | null> {
  const named = Map.groupBy(decisions.flatMap(thingsOf), ({ kind }) => kind);
  const ids = (kind: NamedKind) => (named.get(kind) ?? []).map(({ id }) => id);
  const partedTracks = new Map(
    decisions.flatMap(({ kind, subjectId, objectId }) =>
      kind === 'part-track' && objectId !== null ? [[objectId, subjectId] as const] : [],
    ),
  );
  const songs = await speller.called('named-song', ids('song'));
  const tracks = await speller.called('track', [...ids('track'), ...partedTracks.values()]);
  const artists = await catalogue.artistsAsSpelled(ids('artist'));
  return (kind, id) => {
    if (kind === 'artist') {
      const artist = artists.get(id);
      return artist === undefined ? null : { track: null, artist };
    }
    const parted = kind === 'song' ? partedTracks.get(id) : undefined;
    const spelled =
      kind === 'song' && parted === undefined ? songs.get(id) : tracks.get(parted ?? id);
    if (spelled === undefined) return null;
    const target = { ...spelled, artist: null };
    return parted === undefined ? target : { ...target, parted: true };
  };
}

function thingsOf(decision: Decision): { readonly kind: NamedKind; readonly id: number }[] {
  const { kind, subjectId } = decision;
  const subject = { kind: subjectOf(kind), id: subjectId };
  const objectId = namedObject(decision);
  return objectId === null ? [subject] : [subject, { kind: objectOf(kind), id: objectId }];
}
