import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import type { NewExclusionInput } from '../api.generated.ts';
import { ProblemText } from '../frame/problem-text.tsx';
import { pageMessages } from '../messages/page-messages.ts';
import { Row } from '../parts/section.tsx';
import { problemOf } from '../problem.ts';
import { searchQuery } from '../songs/search-query.ts';

const rowsFound = 6;

interface ExcludeSearchProps {
  readonly onExclude: (exclusion: NewExclusionInput) => void;
}

/** Finds the song or the artist that is to be left out. */
export function ExcludeSearch({ onExclude }: ExcludeSearchProps) {
  const {
    settings: { exclusions: words },
  } = pageMessages;
  const id = useId();
  const [text, setText] = useState('');
  const q = useDeferredValue(text.trim());
  const found = useQuery(searchQuery(q, rowsFound));
  const leaveOut = (name: string, exclusion: NewExclusionInput) => (
    <button
      type="button"
      className="word"
      aria-label={`${words.exclude}: ${name}`}
      onClick={() => {
        onExclude(exclusion);
        setText('');
      }}
    >
      {words.exclude}
    </button>
  );
  const { songs = [], artists = [] } = (q !== '' && found.data) || {};
  return (
    <>
      <div className="field mt-6 max-w-sm">
        <label htmlFor={id}>{words.search}</label>
        <input
          id={id}
          type="search"
          autoComplete="off"
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </div>
      {found.error && <ProblemText problem={problemOf(found.error)} />}
      {found.data && songs.length + artists.length === 0 && q !== '' && (
        <p role="status" className="mt-2 text-small text-soft">
          {words.nothingFound}
        </p>
      )}
      <ul className="mt-1">
        {artists.map(({ id: artist, name }) => (
          <Row key={`artist ${artist}`} title={name} detail={words.artist}>
            {leaveOut(name, { artist })}
          </Row>
        ))}
        {songs.map(({ id: song, title, artist }) => (
          <Row key={`song ${song}`} title={title} detail={artist}>
            {leaveOut(words.song(title, artist), { song })}
          </Row>
        ))}
      </ul>
    </>
  );
}
