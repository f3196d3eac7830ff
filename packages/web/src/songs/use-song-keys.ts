import type { Recommendation, Shelf } from '../api.generated.ts';
import { useKeys } from '../frame/use-keys.ts';
import { currentRow, moveFocus } from './move-focus.ts';
import { type Choosing, rowName } from './song-list.tsx';
import type { Kind } from './verdict-patch.ts';

interface SongKeys {
  readonly shelves: readonly Shelf[];
  readonly choosing: Choosing;
  readonly onClose: () => void;
  readonly onUndo: () => void;
}

/** The keys of the shelves act on the song that has the focus or lies under the pointer. */
export function useSongKeys({ shelves, choosing, onClose, onUndo }: SongKeys): void {
  const onCurrent = (act: (name: string, item: Recommendation) => void) => () => {
    const name = currentRow();
    for (const shelf of shelves) {
      const item = shelf.items.find((candidate) => rowName(shelf, candidate) === name);
      if (item !== undefined && name !== null) return act(name, item);
    }
  };
  const putAway = (kind: Kind) =>
    onCurrent((_, { song }) => {
      moveFocus(1);
      choosing.onVerdict({ song, kind });
    });
  useKeys({
    j: () => moveFocus(1),
    k: () => moveFocus(-1),
    l: onCurrent((_, { song, verdict }) =>
      choosing.onVerdict({ song, kind: verdict === 'like' ? null : 'like' }),
    ),
    h: putAway('hide'),
    x: putAway('not-now'),
    e: onCurrent(choosing.onChoose),
    u: onUndo,
    Escape: onClose,
  });
}
