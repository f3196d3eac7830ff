import { createContext, useContext } from 'react';
import type { Card } from '../api.generated.ts';
import type { Given } from '../songs/use-verdicts.ts';
import type { Kind } from '../songs/verdict-patch.ts';

export type SongCard = Extract<Card, { kind: 'song' }>;

/** Whether there is an answer that it was recommended in, to be explained. */
export function canExplain({ impression }: SongCard): boolean {
  return impression !== null && impression > 0;
}

/** What can be done with the cards of a talk. */
export interface CardActions {
  /** What the listener said of a song here; null for nothing. */
  readonly verdictOf: (song: number) => Kind | null;
  readonly give: (given: Given) => void;
  /** Opens the liner notes. */
  readonly explain: (card: SongCard) => void;
  /** The slot whose liner notes are open. */
  readonly explained: number | null;
  /** Null where no account of Spotify is connected. */
  readonly play: ((card: SongCard) => void) | null;
}

export const CardsContext = createContext<CardActions | null>(null);

/** For cards that are drawn within a talk. */
export function useCardActions(): CardActions {
  const actions = useContext(CardsContext);
  if (actions === null) throw new Error('Cards without a talk: CardsContext is not given.');
  return actions;
}
