import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { NewPlaylistInput, PlaylistChangeInput } from '../api.generated.ts';
import { playlistsApi } from './playlists-api.ts';
import { playlistKeys } from './use-entries.ts';

/** All playlists of a listener. */
export function usePlaylists(listener: number) {
  return useQuery({
    queryKey: playlistKeys(listener).all,
    queryFn: () => playlistsApi.all(listener),
  });
}

/** Making playlists; each leads to what was made. */
export function useNewPlaylists(listener: number, onMade: (id: number) => void) {
  const queries = useQueryClient();
  const told = async (id: number) => {
    await queries.invalidateQueries({ queryKey: playlistKeys(listener).all });
    onMade(id);
  };
  const making = useMutation({
    mutationFn: (playlist: NewPlaylistInput) => playlistsApi.make(listener, playlist),
    onSuccess: ({ playlist }) => told(playlist.id),
  });
  const bringing = useMutation({
    mutationFn: (file: File) => playlistsApi.bring(listener, file),
    onSuccess: ({ playlist }) => told(playlist.id),
  });
  return { making, bringing };
}

/** What can be done to a playlist as a whole. */
export function usePlaylist(listener: number, id: number) {
  const queries = useQueryClient();
  const keys = playlistKeys(listener);
  const query = useQuery({
    queryKey: keys.one(id),
    queryFn: () => playlistsApi.one(listener, id),
  });
  /** Its version has grown, and perhaps all that is in it is another. */
  const onSettled = () =>
    Promise.all(
      [keys.one(id), keys.entries(id), keys.all].map((queryKey) =>
        queries.invalidateQueries({ queryKey }),
      ),
    );
  const altering = useMutation({
    mutationFn: (altered: PlaylistChangeInput) => playlistsApi.alter(listener, id, altered),
    onSettled,
  });
  const refreshing = useMutation({
    mutationFn: () => playlistsApi.refresh(listener, id),
    onSettled,
  });
  const ruling = useMutation({
    mutationFn: async (rules: PlaylistChangeInput['rules']) => {
      await playlistsApi.alter(listener, id, { rules: rules ?? null });
      return rules == null ? null : playlistsApi.refresh(listener, id);
    },
    onSettled,
  });
  return { query, altering, refreshing, ruling };
}
