import { useRef, useState } from 'react';
import { SongCover } from '../covers/cover-picture.tsx';
import { ProblemText } from '../frame/problem-text.tsx';
import { useSettled } from '../frame/use-settled.ts';
import { useMessages } from '../messages/use-messages.ts';
import { problemOf } from '../problem.ts';
import { foundKeys } from './found-keys.ts';
import { SearchField } from './search-field.tsx';
import { useSearch } from './use-explore.ts';

interface SongPickerProps {
  readonly label: string;
  readonly onPick: (song: number) => void;
}

const rowsFound = 6;

/** A song, chosen by searching it. */
export function SongPicker({ label, onPick }: SongPickerProps) {
  const { explore } = useMessages();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const asked = useSettled(text.trim(), 120);
  const found = useSearch(asked, rowsFound);
  const songs = asked === '' ? [] : (found.data?.songs ?? []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the field and of what it finds
    <div className="mt-4" onKeyDown={foundKeys(() => setText(''))}>
      <SearchField
        field={field}
        label={`${label}: ${explore.bridge.choose}`}
        value={text}
        onChange={setText}
      />
      {found.error && <ProblemText problem={problemOf(found.error)} />}
      <ul>
        {songs.map((song) => (
          <li key={song.id}>
            <button
              type="button"
              data-found=""
              className="name-row w-[calc(100%+1.5rem)] text-left"
              onClick={() => onPick(song.id)}
            >
              <SongCover song={song} className="size-10 flex-none" />
              <span className="min-w-0 truncate">
                <span className="font-story text-body">{song.title}</span>{' '}
                <span className="ml-1 text-small text-soft">{song.artist}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {asked !== '' && found.data !== undefined && songs.length === 0 && (
        <p role="status" className="py-2 text-small text-soft">
          {explore.foundNothing(asked)}
        </p>
      )}
    </div>
  );
}
