import { useState } from 'react';
import type { PlaylistChangeInput, PlaylistDetail } from '../api.generated.ts';
import { useListener } from '../frame/whose.ts';
import { useMessages } from '../messages/use-messages.ts';
import { Field, Form, textOf } from '../parts/field.tsx';
import { useWords } from '../words/use-words.ts';
import { localDay } from '../words/words.ts';

interface PlaylistHeadingProps {
  readonly playlist: PlaylistDetail;
  readonly count: number;
  readonly onAlter: (altered: PlaylistChangeInput) => void;
}

/** What it is called and how it came to be; the name can be another. */
export function PlaylistHeading({ playlist, count, onAlter }: PlaylistHeadingProps) {
  const { playlists } = useMessages();
  const words = useWords();
  const { timeZone } = useListener();
  const [naming, setNaming] = useState(false);
  const { name, description, kind, rules, filledAt } = playlist;
  const day = filledAt === null ? null : localDay(filledAt, timeZone);
  if (naming) {
    return (
      <Form
        onSend={(values) => {
          onAlter({ name: textOf(values, 'name'), description: textOf(values, 'description') });
          setNaming(false);
        }}
      >
        <Field label={playlists.name} name="name" value={name} />
        <Field
          label={playlists.description}
          name="description"
          value={description}
          required={false}
        />
        <div className="flex gap-3">
          <button type="submit" className="button button-strong">
            {playlists.save}
          </button>
          <button type="button" className="button" onClick={() => setNaming(false)}>
            {playlists.cancel}
          </button>
        </div>
      </Form>
    );
  }
  return (
    <header>
      <h1 className="mt-3 max-w-[20ch] text-story [overflow-wrap:anywhere]">{name}</h1>
      {description !== '' && <p className="mt-3 max-w-prose text-body text-soft">{description}</p>}
      <p className="mt-3 text-small text-soft tabular-nums">
        {playlists.songs(count, words.number(count))}
        {kind === 'rules' &&
          rules !== null &&
          `, ${playlists.from(playlists.rules.shelves[rules.shelf])}`}
        {day !== null && `, ${playlists.filled(words.span(day, day))}`}{' '}
        <button type="button" className="word" onClick={() => setNaming(true)}>
          {playlists.rename}
        </button>
      </p>
    </header>
  );
}
