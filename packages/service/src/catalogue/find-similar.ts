import type { SongCard, Store } from '@echotune/data';
import { fillShelf, playCounts, zonedMinuteOfWeek } from '@echotune/engine';
import { checkSongs } from '../recommend/choose-songs.ts';
import type { SongCatalogue } from '../recommend/keep-catalogue.ts';
import type { ChampionModel } from '../recommend/load-champion.ts';
import { asPlays } from '../recommend/pose-question.ts';

export interface SimilarDeps {
  readonly store: Store;
  readonly catalogue: SongCatalogue;
  readonly champion: ChampionModel;
  readonly clock: () => number;
}

export interface SimilarSong {
  readonly song: SongCard;
  readonly score: number;
}

/** Of nobody, whose week would begin somewhere. */
const minuteOfWeek = zonedMinuteOfWeek('UTC');

/**
 * What the community plays that goes with a song, whoever asks: nobody's taste is looked at and nothing
 * is noted as shown. Throws song-unknown.
 */
export async function findSimilar(
  { store, catalogue, champion, clock }: SimilarDeps,
  song: number,
  limit: number,
): Promise<SimilarSong[]> {
  const known = await catalogue.current();
  checkSongs([song], known);
  const now = clock();
  const plays = asPlays([song], now);
  const { set } = await champion.current();
  const query = { plays, now, minuteOfWeek, familiarity: 0 };
  const context = {
    catalogue: known,
    ...{ now, playCounts: playCounts(plays) },
    ...{ itemVerdicts: new Map(), artistVerdicts: new Map(), lastShownAt: new Map() },
  };
  const { slots } = fillShelf('more-like-this', set, query, context, { size: limit });
  const cards = await store.catalogue.cards(slots.map(({ item }) => item));
  return slots.flatMap(({ item, score }) => {
    const card = cards.get(item);
    return card === undefined ? [] : [{ song: card, score }];
  });
}
