import type { Card } from '../api.generated.ts';
import { useKeys } from '../frame/use-keys.ts';
import { currentRow, moveFocus } from '../songs/move-focus.ts';
import type { Kind } from '../songs/verdict-patch.ts';
import { type CardActions, canExplain, type SongCard } from './cards-context.ts';

/** What the row of a song is called. */
export function rowName({ song, impression }: SongCard): string {
  return `${song.id} ${impression ?? ''}`;
}

/** The keys of shelves, for the songs of a talk: they act on the one that has the focus or lies under the pointer. */
export function useCardKeys(
  cards: readonly Card[],
  { verdictOf, give, explain }: CardActions,
  onClose: () => void,
): void {
  const onCurrent = (act: (card: SongCard) => void) => () => {
    const name = currentRow();
    for (const card of cards) if (card.kind === 'song' && rowName(card) === name) return act(card);
  };
  const toggle = (kind: Kind) =>
    onCurrent(({ song }) => give({ song, kind: verdictOf(song.id) === kind ? null : kind }));
  useKeys({
    j: () => moveFocus(1),
    k: () => moveFocus(-1),
    l: toggle('like'),
    h: toggle('hide'),
    x: toggle('not-now'),
    e: onCurrent((card) => canExplain(card) && explain(card)),
    Escape: onClose,
  });
}
