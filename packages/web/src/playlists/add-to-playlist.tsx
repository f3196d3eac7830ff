import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Sentence, Song } from '../api.generated.ts';
import { NamedCover } from '../covers/cover-picture.tsx';
import { ProblemText } from '../frame/problem-text.tsx';
import { useListener } from '../frame/whose.ts';
import { useMessages } from '../messages/use-messages.ts';
import { Field, Form, textOf } from '../parts/field.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { problemOf } from '../problem.ts';
import './playlists.css';
import { playlistsApi } from './playlists-api.ts';
import { playlistKeys } from './use-entries.ts';
import { usePlaylists } from './use-playlists.ts';

interface AddToPlaylistProps {
  readonly song: Song;
  /** Why it was recommended; kept with it. */
  readonly reason: Sentence | null;
  readonly onClose: () => void;
}

/** Into which playlist a song goes: one that is there, or a new one. */
export function AddToPlaylist({ song, reason, onClose }: AddToPlaylistProps) {
  const { id: listener } = useListener();
  const { playlists: words } = useMessages();
  const queries = useQueryClient();
  const playlists = usePlaylists(listener);
  const keys = playlistKeys(listener);
  const text = reason === null ? null : reason.map((piece) => piece.text).join('');
  const adding = useMutation({
    mutationFn: async (to: { id: number } | { name: string }) => {
      const id = 'id' in to ? to.id : (await playlistsApi.make(listener, to)).playlist.id;
      await playlistsApi.add(listener, id, { song: song.id, reason: text, position: null });
      return id;
    },
    onSuccess: async (id) => {
      for (const queryKey of [keys.all, keys.one(id), keys.entries(id)]) {
        await queries.invalidateQueries({ queryKey });
      }
    },
  });
  // No button is disabled meanwhile: it would lose the focus, and the sheet with it the way back.
  const add = (to: { id: number } | { name: string }) => {
    if (!adding.isPending) adding.mutate(to);
  };
  const added = playlists.data?.find(({ id }) => id === adding.data);
  const error = adding.error ?? playlists.error;
  return (
    <Sheet label={words.addTo(song.title)} onClose={onClose}>
      <h2 className="text-title">{words.addTo(song.title)}</h2>
      <div role="status" className="min-h-6 text-small text-soft">
        {added && words.addedTo(added.name)}
      </div>
      {error && (
        <div className="my-3">
          <ProblemText problem={problemOf(error)} />
        </div>
      )}
      <ul className="-mx-2">
        {playlists.data?.map(({ id, name }) => (
          <li key={id}>
            <button type="button" className="sheet-choice" onClick={() => add({ id })}>
              <NamedCover name={name} className="size-10 flex-none" />
              <span className="truncate font-story text-body">{name}</span>
            </button>
          </li>
        ))}
      </ul>
      <Form onSend={(values) => add({ name: textOf(values, 'name') })}>
        <Field label={words.newName} name="name" />
        <div>
          <button type="submit" className="button">
            {words.makeAndAdd}
          </button>
        </div>
      </Form>
    </Sheet>
  );
}
