import { useRef } from 'react';
import type { Recommendation, Shelf } from '../api.generated.ts';
import { useMessages } from '../messages/use-messages.ts';
import { SongRow } from './song-row.tsx';
import { useMoves } from './use-moves.ts';
import type { Given } from './use-verdicts.ts';

export interface Choosing {
  /** Name of the row whose liner notes are open. */
  readonly chosen: string | null;
  readonly onChoose: (name: string, item: Recommendation) => void;
  readonly onVerdict: (given: Given) => void;
}

/** What a song's row is called: a song may stand on several shelves. */
export function rowName({ shelf }: Shelf, { song }: Recommendation): string {
  return `${shelf} ${song.id}`;
}

/** The songs of a shelf, or in words why there is none and what would help. */
export function SongList({ shelf, choosing }: { shelf: Shelf; choosing: Choosing }) {
  const { home } = useMessages();
  const list = useRef<HTMLUListElement>(null);
  const names = shelf.items.map((item) => rowName(shelf, item));
  useMoves(list, names.join());
  if (shelf.items.length === 0) {
    return (
      <div className="max-w-prose py-3 text-body text-soft">
        <p className="text-ink">{shelf.empty?.message ?? home.nothingLeft}</p>
        <p className="mt-1">{shelf.empty?.help ?? home.fillsAgain}</p>
      </div>
    );
  }
  return (
    <ul ref={list} className="relative -mx-3">
      {shelf.items.map((item) => {
        const name = rowName(shelf, item);
        return (
          <SongRow
            key={item.song.id}
            item={item}
            name={name}
            chosen={choosing.chosen === name}
            onChoose={() => choosing.onChoose(name, item)}
            onVerdict={choosing.onVerdict}
          />
        );
      })}
    </ul>
  );
}
