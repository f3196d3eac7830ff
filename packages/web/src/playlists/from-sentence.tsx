import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { NewPlaylistInput, PlaylistRules, UnderstoodPlaylist } from '../api.generated.ts';
import { ProblemText } from '../frame/problem-text.tsx';
import { pageMessages } from '../messages/page-messages.ts';
import { useMessages } from '../messages/use-messages.ts';
import { Choice } from '../parts/choice.tsx';
import { problemOf } from '../problem.ts';
import { playlistsApi } from './playlists-api.ts';
import { RulesEditor } from './rules-editor.tsx';

interface FromSentenceProps {
  readonly listener: number;
  readonly isMaking: boolean;
  readonly onMake: (playlist: NewPlaylistInput) => void;
}

/** A playlist as one says it: what was understood shows as rules that can be changed before it is made. */
export function FromSentence({ listener, isMaking, onMake }: FromSentenceProps) {
  const { sentence: words } = pageMessages;
  const id = useId();
  const [text, setText] = useState('');
  const reading = useMutation({
    mutationFn: (sentence: string) => playlistsApi.understand(listener, sentence),
  });
  const sentence = reading.variables ?? '';
  return (
    <section aria-labelledby={`${id}-title`} className="mt-10 border-line border-t pt-6">
      <h2 id={`${id}-title`} className="text-title">
        {words.title}
      </h2>
      <form
        className="mt-3 grid max-w-prose gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!reading.isPending && text.trim() !== '') reading.mutate(text.trim());
        }}
      >
        <div className="field">
          <label htmlFor={id}>{words.label}</label>
          <input
            id={id}
            type="text"
            required
            maxLength={2000}
            autoComplete="off"
            aria-describedby={`${id}-hint`}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
          <small id={`${id}-hint`}>{words.hint}</small>
        </div>
        <div>
          <button type="submit" className="button">
            {reading.isPending ? words.understanding : words.understand}
          </button>
        </div>
      </form>
      {reading.error && (
        <div className="mt-4">
          <ProblemText problem={problemOf(reading.error)} />
        </div>
      )}
      <div role="status" className="mt-4 max-w-prose text-body">
        {reading.data && <Understood understood={reading.data} />}
      </div>
      {reading.data && (
        <Editor
          key={reading.submittedAt}
          understood={reading.data}
          {...{ listener, isMaking }}
          onMake={(made) => onMake({ ...made, description: sentence })}
          onClose={reading.reset}
        />
      )}
    </section>
  );
}

function Understood({ understood }: { readonly understood: UnderstoodPlaylist }) {
  const { sentence: words } = pageMessages;
  const { said, notUnderstood } = understood;
  return (
    <>
      <p className="text-soft">{said === '' ? words.nothing : words.understood(said)}</p>
      {notUnderstood.length > 0 && (
        <p className="mt-1 text-small text-warn">{words.notUnderstood(notUnderstood)}</p>
      )}
    </>
  );
}

interface EditorProps extends FromSentenceProps {
  readonly understood: UnderstoodPlaylist;
  readonly onClose: () => void;
}

function Editor({ listener, understood, isMaking, onMake, onClose }: EditorProps) {
  const { playlists } = useMessages();
  const { sentence: words } = pageMessages;
  const id = useId();
  const [name, setName] = useState(understood.name);
  const [refresh, setRefresh] = useState(understood.refresh);
  const make = (rules: PlaylistRules) => {
    const called = name.trim();
    onMake({ name: called === '' ? understood.name : called, rules, refresh });
  };
  return (
    <RulesEditor
      listener={listener}
      rules={understood.rules}
      mentioned={understood.mentioned}
      isFilled={false}
      isSaving={isMaking}
      title={words.rules}
      saves={words.make}
      onSave={make}
      onClose={onClose}
    >
      <div className="field">
        <label htmlFor={id}>{playlists.name}</label>
        <input
          id={id}
          type="text"
          maxLength={200}
          autoComplete="off"
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      </div>
      <Choice
        label={playlists.when}
        none={playlists.onDemand}
        names={playlists.schedules}
        options={['daily', 'weekly']}
        value={refresh}
        onChoose={setRefresh}
      />
    </RulesEditor>
  );
}
