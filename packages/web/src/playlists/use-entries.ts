import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type EntryChange, withChange } from './entry-order.ts';
import { playlistsApi, type ReadEntries } from './playlists-api.ts';

/** Query keys of a listener's playlists. */
export function playlistKeys(listener: number) {
  return {
    all: ['playlists', listener],
    one: (id: number) => ['playlist', listener, id],
    entries: (id: number) => ['playlist-entries', listener, id],
  };
}

function sendChange(
  listener: number,
  id: number,
  change: EntryChange,
  tag: string | null,
): Promise<string | null> {
  switch (change.does) {
    case 'move':
      return playlistsApi.move(listener, id, change.entry.id, change.to, tag);
    case 'take-out':
      return playlistsApi.takeOut(listener, id, change.entry.id, tag);
    case 'add': {
      const { song, reason, position } = change;
      return playlistsApi.add(listener, id, { song: song.id, reason, position }, tag);
    }
  }
}

/** What was taken out, and where it stood: enough to put it back. */
export interface Made {
  readonly change: EntryChange;
  readonly at: number | null;
}

/**
 * The entries of a playlist and changes to them. A change shows at once; they go to the server one after
 * the other, each to the version that the one before led to, and what it refuses is taken back.
 */
export function useEntries(listener: number, id: number) {
  const queries = useQueryClient();
  const keys = playlistKeys(listener);
  const queryKey = keys.entries(id);
  const mutationKey = ['change', ...queryKey];
  const [made, setMade] = useState<Made | null>(null);
  const query = useQuery({ queryKey, queryFn: () => playlistsApi.entries(listener, id) });
  const read = () => queries.getQueryData<ReadEntries>(queryKey);

  const { mutate, error } = useMutation({
    ...{ mutationKey, scope: { id: mutationKey.join(' ') } },
    mutationFn: (change: EntryChange) => sendChange(listener, id, change, read()?.tag ?? null),
    onMutate: async (change) => {
      await queries.cancelQueries({ queryKey });
      const before = read();
      queries.setQueryData<ReadEntries>(queryKey, (old) =>
        old ? { ...old, entries: withChange(old.entries, change, Date.now()) } : old,
      );
      return before;
    },
    onSuccess: (tag) => {
      queries.setQueryData<ReadEntries>(queryKey, (old) => (old ? { ...old, tag } : old));
    },
    onError: (_, __, before) => {
      setMade(null);
      if (before) queries.setQueryData<ReadEntries>(queryKey, before);
    },
    onSettled: async (_, failure, { does }) => {
      if (queries.isMutating({ mutationKey }) > 1) return;
      // Only the server numbers a new entry; what moved or went is as it already shows.
      if (failure !== null || does === 'add') await queries.invalidateQueries({ queryKey });
      await queries.invalidateQueries({ queryKey: keys.one(id) });
      await queries.invalidateQueries({ queryKey: keys.all });
    },
  });

  const make = (change: EntryChange) => {
    const at =
      change.does === 'take-out'
        ? (read()?.entries.findIndex(({ id: each }) => each === change.entry.id) ?? null)
        : null;
    setMade({ change, at });
    mutate(change);
  };
  return { query, make, made, error };
}
