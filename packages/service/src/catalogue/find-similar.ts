import { EchoError, type SongCard, type Store } from '@echotune/data';
import { fillShelf, PlayLog, playCounts } from '@echotune/engine';
import type { SongCatalogue } from '../recommend/keep-catalogue.ts';
import type { ChampionModel } from '../recommend/load-champion.ts';

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

const utcMinuteOfWeek = (at: number) => Math.floor(at / 60_000) % 10_080;

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
  if (!known.artistOf[song]) throw new EchoError('song-unknown', `There is no song ${song}.`);
  const now = clock();
  const plays = new PlayLog();
  plays.push({ id: 0, item: song, startedAt: now, msPlayed: -1 });
  const { set } = await champion.current();
  const query = { plays, now, minuteOfWeek: utcMinuteOfWeek, familiarity: 0 };
  const context = {
    catalogue: known,
    ...{ now, playCounts: playCounts(plays, known.itemCount) },
    ...{ itemVerdicts: new Map(), artistVerdicts: new Map(), lastShownAt: new Map() },
  };
  const { slots } = fillShelf('more-like-this', set, query, context, { size: limit });
  const cards = await store.catalogue.cards(slots.map(({ item }) => item));
  return slots.flatMap(({ item, score }) => {
    const card = cards.get(item);
    return card === undefined ? [] : [{ song: card, score }];
  });
}
