import { EchoError, type SongCard } from '@echotune/data';
import { narrowed, playedIn, rankIn } from '@echotune/engine';
import { gatherTags } from '../recommend/gather-tags.ts';
import { always, countPlays, type OwnHistory } from './count-plays.ts';
import type { ExploreDeps } from './explore-deps.ts';
import { knowOpinion, type Opinion } from './know-opinion.ts';

export interface DescribedSong extends Opinion {
  readonly song: SongCard;
  /** Its own, then its artist's, each the strongest first. */
  readonly tags: readonly string[];
  readonly history: OwnHistory;
}

/** A song and the listener's history with it. Throws listener-unknown, song-unknown. */
export async function describeSong(
  { store, profiles, catalogue, clock }: ExploreDeps,
  listenerId: number,
  songId: number,
): Promise<DescribedSong> {
  const profile = await profiles.get(listenerId);
  const cards = await store.catalogue.cards([songId]);
  const song = cards.get(songId);
  if (song === undefined) throw new EchoError('song-unknown', `There is no song ${songId}.`);
  const history = profile.history();
  const known = await catalogue.current();
  const rank = rankIn(playedIn(history, always, known).items, songId);
  const own = narrowed(history, (item) => item === songId);
  const tags = await gatherTags(store, cards, [songId], 'showing');
  return {
    ...{ song, tags: tags.get(songId) ?? [] },
    ...(await knowOpinion(store, listenerId, { songId })),
    history: countPlays(own, {
      ...{ catalogue: known, played: playedIn(own, always, known), rank, now: clock() },
    }),
  };
}
