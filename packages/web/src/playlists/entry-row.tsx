import type { KeyboardEvent } from 'react';
import type { PlaylistEntry } from '../api.generated.ts';
import { SongCover } from '../covers/cover-picture.tsx';
import { useMessages } from '../messages/use-messages.ts';
import { SongNames } from '../songs/song-names.tsx';
import { useWords } from '../words/use-words.ts';
import type { Lift } from './use-lift.ts';

interface EntryRowProps {
  readonly entry: PlaylistEntry;
  readonly at: number;
  readonly count: number;
  readonly lift: Lift;
  readonly onTakeOut: () => void;
  readonly onLight: (at: number | null) => void;
  /** Id of the text that says how keys move a row. */
  readonly help: string;
}

/** A line of a playlist: its handle, what it is, why it was picked. */
export function EntryRow(props: EntryRowProps) {
  const { entry, at, count, lift, onTakeOut, onLight, help } = props;
  const { playlists } = useMessages();
  const words = useWords();
  const { song, reason } = entry;
  const of = `${song.title}, ${song.artist}`;
  // The server has not numbered it yet: there is nothing to name it by.
  const waits = entry.id < 0;
  const isHeld = lift.lifted?.from === at && !lift.lifted.isDown;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing only lights the song's ring
    <div
      className="song-row entry-row"
      data-lifted={isHeld || undefined}
      onPointerEnter={() => onLight(at)}
      onPointerLeave={() => onLight(null)}
      onFocus={() => onLight(at)}
      onBlur={() => onLight(null)}
    >
      <button
        type="button"
        className="entry-handle"
        aria-label={playlists.moveOf(of, words.number(at + 1), words.number(count))}
        aria-describedby={help}
        aria-pressed={isHeld}
        disabled={waits}
        onPointerDown={(event) => lift.pull(at, event)}
        onKeyDown={(event) => handleKey(event, lift, at)}
        onBlur={() => lift.lifted?.pulled === null && lift.cancel()}
      >
        <span aria-hidden="true">{words.number(at + 1)}</span>
      </button>
      <SongCover song={song} className="size-12 flex-none" />
      <span className="ml-4 min-w-0 flex-1">
        <SongNames song={song} />
        <span className="line-clamp-1 text-faint text-small lg:line-clamp-2">
          {reason ?? playlists.byHand}
        </span>
      </span>
      <button
        type="button"
        className="word entry-out"
        aria-label={playlists.takeOutOf(of)}
        disabled={waits}
        onClick={onTakeOut}
      >
        {playlists.takeOut}
      </button>
    </div>
  );
}

/** Rows by which a key moves the row that it holds. */
const rowsOf: ReadonlyMap<string, number> = new Map([
  ['ArrowUp', -1],
  ['ArrowDown', 1],
  ['Home', Number.NEGATIVE_INFINITY],
  ['End', Number.POSITIVE_INFINITY],
]);

function handleKey(event: KeyboardEvent, lift: Lift, at: number): void {
  const { lifted } = lift;
  const isHeld = lifted?.from === at && lifted.pulled === null && !lifted.isDown;
  const rows = rowsOf.get(event.key);
  if (event.key === 'Enter' || event.key === ' ') lift.toggle(at);
  else if (isHeld && rows !== undefined) lift.step(rows);
  else if (isHeld && event.key === 'Escape') lift.cancel();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
