import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import type { Playlist } from '../api.generated.ts';
import { NamedCover } from '../covers/cover-picture.tsx';
import { ProblemText } from '../frame/problem-text.tsx';
import { Stage } from '../frame/stage.tsx';
import { useListener } from '../frame/whose.ts';
import { useMessages } from '../messages/use-messages.ts';
import { useDrop } from '../onboarding/use-drop.ts';
import { Field, Form, textOf } from '../parts/field.tsx';
import { problemOf } from '../problem.ts';
import { useWords } from '../words/use-words.ts';
import { FromSentence } from './from-sentence.tsx';
import { PlaylistRecord } from './playlist-record.tsx';
import './playlists.css';
import { firstRules } from './rules.ts';
import { useNewPlaylists, usePlaylists } from './use-playlists.ts';

/** The playlists, and four ways to a new one. */
export function PlaylistsPage() {
  const { id: listener } = useListener();
  const { playlists: words } = useMessages();
  const navigate = useNavigate();
  const query = usePlaylists(listener);
  const all = query.data ?? [];
  const [lit, setLit] = useState<number | null>(null);
  const { making, bringing } = useNewPlaylists(listener, (id) => {
    void navigate({ to: '/playlists/$id', params: { id: String(id) } });
  });
  const bring = (file: File | undefined) => file && !bringing.isPending && bringing.mutate(file);
  const over = useDrop(([first]) => bring(first?.file));
  const input = useRef<HTMLInputElement>(null);
  const names = useMemo(() => (query.data ?? []).map(({ name }) => name), [query.data]);
  const shown = lit === null ? undefined : all[lit];
  const error = query.error ?? making.error ?? bringing.error;

  return (
    <Stage
      drawing={
        <PlaylistRecord names={names} lit={lit}>
          {over ? words.letGo : shown ? <Sleeve playlist={shown} /> : words.dropHere}
        </PlaylistRecord>
      }
    >
      <div className="py-6 lg:py-16">
        <h1 className="text-story">{words.title}</h1>
        <Form
          onSend={(values) => {
            const name = textOf(values, 'name');
            making.mutate({ name, rules: values.get('by') === 'rules' ? firstRules : null });
          }}
        >
          <Field label={words.newName} name="name" />
          <fieldset className="flex flex-wrap gap-x-6 gap-y-1 text-small text-soft">
            <legend className="sr-only">{words.filledBy}</legend>
            <label className="flex items-center gap-2">
              <input type="radio" name="by" value="hand" defaultChecked />
              {words.empty}
            </label>
            <label className="flex items-center gap-2">
              <input type="radio" name="by" value="rules" />
              {words.byRules}
            </label>
          </fieldset>
          <div className="flex flex-wrap gap-3">
            <button type="submit" disabled={making.isPending} className="button button-strong">
              {words.make}
            </button>
            <button type="button" className="button" onClick={() => input.current?.click()}>
              {bringing.isPending ? words.bringing : words.fromFile}
            </button>
          </div>
          <p className="text-faint text-small">{words.fileHint}</p>
        </Form>
        <input
          ref={input}
          type="file"
          hidden
          aria-label={words.fromFile}
          accept=".jspf,.xspf,.m3u,.m3u8,.csv,.json,.xml"
          onChange={({ target }) => {
            bring(target.files?.[0]);
            target.value = '';
          }}
        />
        <FromSentence listener={listener} isMaking={making.isPending} onMake={making.mutate} />
        {error && (
          <div className="mt-6">
            <ProblemText
              problem={problemOf(error)}
              {...(query.error && { onRetry: () => query.refetch() })}
            />
          </div>
        )}
        {query.data?.length === 0 && (
          <p className="mt-10 max-w-prose border-line border-t pt-6 text-body text-soft">
            {words.none}
          </p>
        )}
        <ul className="playlist-list" aria-busy={query.isPending}>
          {all.map((playlist, at) => (
            <PlaylistLine
              key={playlist.id}
              playlist={playlist}
              onLight={(isLit) => setLit(isLit ? at : null)}
            />
          ))}
        </ul>
      </div>
    </Stage>
  );
}

function Sleeve({ playlist: { name } }: { readonly playlist: Playlist }) {
  return <NamedCover name={name} className="playlist-label" />;
}

interface PlaylistLineProps {
  readonly playlist: Playlist;
  readonly onLight: (isLit: boolean) => void;
}

function PlaylistLine({ playlist, onLight }: PlaylistLineProps) {
  const { playlists } = useMessages();
  const words = useWords();
  const { id, name, entries, kind, refresh } = playlist;
  const how = kind === 'manual' ? playlists.byHandShort : playlists.refreshes[refresh ?? 'demand'];
  return (
    <li className="song-row">
      <Link
        to="/playlists/$id"
        params={{ id: String(id) }}
        className="song-open"
        onPointerEnter={() => onLight(true)}
        onPointerLeave={() => onLight(false)}
        onFocus={() => onLight(true)}
        onBlur={() => onLight(false)}
      >
        <NamedCover name={name} className="size-16 flex-none" />
        <span className="min-w-0">
          <span className="block truncate font-story text-title">{name}</span>
          <span className="text-faint text-small">
            {playlists.songs(entries, words.number(entries))}, {how}
          </span>
        </span>
      </Link>
    </li>
  );
}
