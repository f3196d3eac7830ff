import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { Song } from '../api.generated.ts';
import { SongCover } from '../covers/cover-picture.tsx';
import { ProblemText } from '../frame/problem-text.tsx';
import { useSettled } from '../frame/use-settled.ts';
import { useMessages } from '../messages/use-messages.ts';
import { problemOf } from '../problem.ts';
import { searchQuery } from '../songs/search-query.ts';

interface Artist {
  readonly id: number;
  readonly name: string;
}

interface SearchPickerProps {
  readonly label: string;
  /** What a press on a result does to it, said before its name. */
  readonly does: (name: string) => string;
  readonly onSong: (song: Song) => void;
  /** Without it artists are not offered. */
  readonly onArtist?: (artist: Artist) => void;
}

const settleMs = 160;
const rowsFound = 8;

/** Songs, and artists where they are wanted, found by name and picked by a press. */
export function SearchPicker({ label, does, onSong, onArtist }: SearchPickerProps) {
  const { playlists } = useMessages();
  const id = useId();
  const [text, setText] = useState('');
  const words = useSettled(text.trim(), settleMs);
  const found = useQuery({ ...searchQuery(words, rowsFound), placeholderData: keepPreviousData });
  const artists = onArtist === undefined ? [] : (found.data?.artists.slice(0, 4) ?? []);
  const songs = found.data?.songs ?? [];
  const isOpen = text.trim() !== '' && found.data !== undefined;
  return (
    <search>
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <input
          id={id}
          type="search"
          autoComplete="off"
          value={text}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.preventDefault();
            if (event.key === 'Escape') setText('');
          }}
        />
      </div>
      {found.error && (
        <div className="mt-3">
          <ProblemText problem={problemOf(found.error)} onRetry={() => found.refetch()} />
        </div>
      )}
      <div aria-live="polite" aria-busy={found.isFetching}>
        {isOpen && songs.length + artists.length === 0 && (
          <p className="mt-2 text-small text-soft">{playlists.nothingFound}</p>
        )}
      </div>
      {isOpen && (
        <ul className="mt-1">
          {artists.map((artist) => (
            <li key={`a${artist.id}`}>
              <button
                type="button"
                className="picker-result"
                aria-label={does(artist.name)}
                onClick={() => {
                  onArtist?.(artist);
                  setText('');
                }}
              >
                <span className="font-story text-body">{artist.name}</span>
                <span className="text-faint text-small">{playlists.anArtist}</span>
              </button>
            </li>
          ))}
          {songs.map((song) => (
            <li key={song.id}>
              <button
                type="button"
                className="picker-result"
                aria-label={does(`${song.title}, ${song.artist}`)}
                onClick={() => onSong(song)}
              >
                <SongCover song={song} className="size-8 flex-none" />
                <span className="truncate font-story text-body">{song.title}</span>
                <span className="truncate text-small text-soft">{song.artist}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </search>
  );
}
