import { EchoError, type Store, type Verdict, type VerdictKind } from '@echotune/data';

export type VerdictTarget = { readonly songId: number } | { readonly artistId: number };

/** Stores what a listener says of a song or an artist. Throws track-unknown. */
export async function giveVerdict(
  store: Store,
  listenerId: number,
  target: VerdictTarget,
  kind: VerdictKind,
  at: number,
): Promise<Verdict> {
  const songId = 'songId' in target ? target.songId : null;
  const artistId = 'artistId' in target ? target.artistId : null;
  const known =
    songId === null
      ? await store.catalogue.artists(artistId === null ? [] : [artistId])
      : await store.catalogue.cards([songId]);
  if (known.size === 0) {
    throw new EchoError(
      'track-unknown',
      `There is no ${songId === null ? 'artist' : 'song'} ${songId ?? artistId}.`,
    );
  }
  return store.verdicts.set(listenerId, { kind, songId, artistId, at });
}
