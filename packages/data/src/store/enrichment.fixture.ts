import { resolveOne, spelling } from './stage.fixture.ts';
import type { Store } from './store.ts';

/**
 * A service that a listener allows has told of two songs and their artists, and another had a picture, all of it
 * marked with a word.
 */
export async function beEnriched(
  store: Store,
  listenerId: number,
  { songId, word }: { readonly songId: number; readonly word: string },
): Promise<void> {
  const { enrichment, catalogue, covers } = store;
  await enrichment.allow(listenerId, ['listenbrainz', 'coverart']);
  const other = await resolveOne(store, spelling(`like ${word}`, `like ${word}`));
  const artistId = (await catalogue.cards([songId])).get(songId)?.artistId ?? 0;
  const otherArtist = (await catalogue.cards([other.songId])).get(other.songId)?.artistId ?? 0;
  const said = { service: 'listenbrainz', question: 'similar', trainable: true } as const;
  const nothing = { songFeatures: [], songTags: [], artistTags: [], artistMbids: [], releases: [] };
  await enrichment.store({
    ...{ ...nothing, ...said, subject: 'song', asked: [{ id: songId, found: true }] },
    similar: [{ id: songId, otherId: other.songId, score: 1 }],
    releases: [{ songId, mbid: word }],
  });
  const picture = { digest: word, type: word, bytes: 1 };
  await covers.keep({ release: word, picture, askedAt: 1 });
  await enrichment.store({
    ...{ ...nothing, ...said, subject: 'artist', asked: [{ id: artistId, found: true }] },
    similar: [{ id: artistId, otherId: otherArtist, score: 1 }],
    artistMbids: [{ artistId, mbid: word }],
  });
}
