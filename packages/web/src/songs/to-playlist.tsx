import { lazy, Suspense, useState } from 'react';
import type { Sentence, Song } from '../api.generated.ts';
import { useMessages } from '../messages/use-messages.ts';

const AddToPlaylist = lazy(async () => {
  const { AddToPlaylist: component } = await import('../playlists/add-to-playlist.tsx');
  return { default: component };
});

interface ToPlaylistProps {
  readonly song: Song;
  readonly reason: Sentence | null;
}

/** Opens the choice of a playlist for a song; what is behind it is loaded then. */
export function ToPlaylist({ song, reason }: ToPlaylistProps) {
  const { playlists } = useMessages();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="word on-approach"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={playlists.addTo(`${song.title}, ${song.artist}`)}
        onClick={() => setOpen(true)}
      >
        {playlists.toPlaylist}
      </button>
      {open && (
        <Suspense>
          <AddToPlaylist song={song} reason={reason} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
