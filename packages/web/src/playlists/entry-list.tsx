import { useEffect, useId, useRef, useState } from 'react';
import type { PlaylistEntry } from '../api.generated.ts';
import { useMessages } from '../messages/use-messages.ts';
import { VirtualList } from '../parts/virtual-list.tsx';
import { useWords } from '../words/use-words.ts';
import { type EntryChange, rowShift } from './entry-order.ts';
import { EntryRow } from './entry-row.tsx';
import { useLift } from './use-lift.ts';

interface EntryListProps {
  readonly entries: readonly PlaylistEntry[];
  readonly onChange: (change: EntryChange) => void;
  readonly onLight: (at: number | null) => void;
}

const rowPx = 80;

/** The entries in their order: pulled by their handles, or moved by keys, which is said aloud. */
export function EntryList({ entries, onChange, onLight }: EntryListProps) {
  const { playlists } = useMessages();
  const words = useWords();
  const help = useId();
  const frame = useRef<HTMLDivElement>(null);
  const [dropped, setDropped] = useState('');
  const count = entries.length;
  const lift = useLift({
    ...{ items: entries, rowPx },
    onDrop: (from, to) => {
      const entry = entries[from];
      if (entry === undefined) return;
      setDropped(playlists.dropped(entry.song.title, words.number(to + 1), words.number(count)));
      onChange({ does: 'move', entry, to });
    },
  });
  const { lifted } = lift;
  const held = lifted === null ? undefined : entries[lifted.from];
  const said =
    lifted === null || lifted.isDown || held === undefined
      ? dropped
      : playlists.lifted(held.song.title, words.number(lifted.to + 1), words.number(count));

  // A row that keys move out of sight takes the page along.
  const to = lifted?.pulled === null && !lifted.isDown ? lifted.to : null;
  useEffect(() => {
    if (to === null || frame.current === null) return;
    const top = frame.current.getBoundingClientRect().top + to * rowPx;
    const over = top < rowPx ? top - rowPx : Math.max(0, top + 2 * rowPx - innerHeight);
    if (over !== 0) scrollBy(0, over);
  }, [to]);

  return (
    <div ref={frame} className="entry-list" data-lifting={lifted !== null || undefined}>
      <p id={help} className="sr-only">
        {playlists.moveHelp}
      </p>
      <div aria-live="assertive" className="sr-only">
        {said}
      </div>
      <VirtualList
        count={count}
        rowPx={rowPx}
        keyOf={(at) => entries[at]?.id ?? at}
        shiftOf={(at) => rowShift(lifted, at, rowPx)}
        held={lifted?.from ?? null}
        render={(at) => {
          const entry = entries[at];
          if (entry === undefined) return null;
          return (
            <EntryRow
              entry={entry}
              at={at}
              count={count}
              lift={lift}
              help={help}
              onLight={onLight}
              onTakeOut={() => onChange({ does: 'take-out', entry })}
            />
          );
        }}
      />
    </div>
  );
}
