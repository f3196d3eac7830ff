import { useEffect, useState } from 'react';
import { useMessages } from '../messages/use-messages.ts';
import type { EntryChange } from './entry-order.ts';
import type { Made } from './use-entries.ts';

interface PlaylistSaidProps {
  readonly made: Made | null;
  readonly onUndo: (change: EntryChange) => void;
}

const shownMs = 9000;

/** What was added or taken out last, said aloud; what was taken out can be put back. */
export function PlaylistSaid({ made, onUndo }: PlaylistSaidProps) {
  const { playlists } = useMessages();
  const [gone, setGone] = useState<Made | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setGone(made), shownMs);
    return () => clearTimeout(timer);
  }, [made]);
  const shown = made === gone ? null : made;
  return (
    <div aria-live="polite" className="said-line">
      {shown?.change.does === 'add' && <p>{playlists.added(shown.change.song.title)}</p>}
      {shown?.change.does === 'take-out' && (
        <p>
          {playlists.takenOut(shown.change.entry.song.title)}
          <UndoButton entry={shown.change.entry} at={shown.at} onUndo={onUndo} />
        </p>
      )}
    </div>
  );
}

interface UndoButtonProps {
  readonly entry: Extract<EntryChange, { does: 'take-out' }>['entry'];
  readonly at: number | null;
  readonly onUndo: (change: EntryChange) => void;
}

function UndoButton({ entry: { song, reason }, at, onUndo }: UndoButtonProps) {
  const { playlists } = useMessages();
  return (
    <button
      type="button"
      className="word text-accent"
      onClick={() => onUndo({ does: 'add', song, reason, position: at })}
    >
      {playlists.undo}
    </button>
  );
}
