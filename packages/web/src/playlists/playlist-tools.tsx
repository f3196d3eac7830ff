import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Playlist, PlaylistDetail } from '../api.generated.ts';
import { ProblemText } from '../frame/problem-text.tsx';
import { useMessages } from '../messages/use-messages.ts';
import { Choice } from '../parts/choice.tsx';
import { Confirmed } from '../parts/confirmed.tsx';
import { problemOf } from '../problem.ts';
import { playlistsApi } from './playlists-api.ts';
import { PushToSpotify } from './push-to-spotify.tsx';
import { playlistKeys } from './use-entries.ts';

interface PlaylistToolsProps {
  readonly listener: number;
  readonly playlist: PlaylistDetail;
  readonly isRefreshing: boolean;
  readonly onRefresh: () => void;
  readonly onSchedule: (refresh: PlaylistDetail['refresh']) => void;
  /** Opens the rules. */
  readonly onWrite: () => void;
  /** Lets go of the rules; what is there stays. */
  readonly onKeep: () => void;
}

const formats = ['jspf', 'xspf', 'm3u', 'csv'] as const;

/** Refreshing and its schedule, rules, files, pushing, deleting. */
export function PlaylistTools(props: PlaylistToolsProps) {
  const { listener, playlist, isRefreshing, onRefresh, onSchedule, onWrite, onKeep } = props;
  const { playlists } = useMessages();
  const byRules = playlist.kind === 'rules';
  const spotify = useQuery({
    queryKey: ['spotify', listener],
    queryFn: () => playlistsApi.spotify(listener),
  });
  return (
    <div className="mt-5">
      <div className="flex flex-wrap items-center gap-3">
        {byRules && (
          <button type="button" className="button" disabled={isRefreshing} onClick={onRefresh}>
            {isRefreshing ? playlists.refreshing : playlists.refresh}
          </button>
        )}
        <button type="button" className="button" onClick={onWrite}>
          {byRules ? playlists.changeRules : playlists.fillByRules}
        </button>
        {byRules && (
          <button type="button" className="word max-lg:-ml-2" onClick={onKeep}>
            {playlists.keepAsItIs}
          </button>
        )}
      </div>
      {byRules && (
        <div className="max-w-sm">
          <Choice
            label={playlists.when}
            none={playlists.onDemand}
            names={playlists.schedules}
            options={['daily', 'weekly']}
            value={playlist.refresh}
            onChoose={onSchedule}
          />
        </div>
      )}
      <p className="-ml-2 mt-3 flex flex-wrap items-center">
        <span className="px-2 text-faint text-small">{playlists.export}</span>
        {formats.map((format) => (
          <a
            key={format}
            download
            href={playlistsApi.fileUrl(listener, playlist.id, format)}
            className="word"
          >
            {format.toUpperCase()}
          </a>
        ))}
        <DeletePlaylist listener={listener} playlist={playlist} />
      </p>
      {spotify.data?.configured && spotify.data.connection && (
        <PushToSpotify listener={listener} id={playlist.id} />
      )}
    </div>
  );
}

/** Asks once, for it cannot be taken back. */
function DeletePlaylist({ listener, playlist }: Pick<PlaylistToolsProps, 'listener' | 'playlist'>) {
  const { playlists } = useMessages();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { id, name } = playlist;
  const keys = playlistKeys(listener);
  const deleting = useMutation({
    mutationFn: () => playlistsApi.remove(listener, id),
    onSuccess: async () => {
      queries.setQueryData<Playlist[]>(keys.all, (all) => all?.filter((one) => one.id !== id));
      await navigate({ to: '/playlists', replace: true });
      for (const queryKey of [keys.one(id), keys.entries(id)]) queries.removeQueries({ queryKey });
    },
  });
  if (deleting.error) return <ProblemText problem={problemOf(deleting.error)} />;
  return (
    <span className="ml-4">
      <Confirmed
        does={playlists.delete}
        means={playlists.deleteAsked(name)}
        onConfirm={() => deleting.mutate()}
      />
    </span>
  );
}
