import { useMutation } from '@tanstack/react-query';
import { ProblemText } from '../frame/problem-text.tsx';
import { useMessages } from '../messages/use-messages.ts';
import { problemOf } from '../problem.ts';
import { useWords } from '../words/use-words.ts';
import { playlistsApi } from './playlists-api.ts';

/** Makes the playlist at Spotify what it is here, and names what Spotify does not have. */
export function PushToSpotify({
  listener,
  id,
}: {
  readonly listener: number;
  readonly id: number;
}) {
  const { playlists } = useMessages();
  const words = useWords();
  const pushing = useMutation({ mutationFn: () => playlistsApi.push(listener, id) });
  const { data, error } = pushing;
  return (
    <div className="mt-3">
      <button
        type="button"
        className="button"
        disabled={pushing.isPending}
        onClick={() => pushing.mutate()}
      >
        {pushing.isPending ? playlists.pushing : playlists.push}
      </button>
      {error && (
        <div className="mt-4">
          <ProblemText problem={problemOf(error)} />
        </div>
      )}
      <div role="status" className="max-w-prose text-small text-soft">
        {data && (
          <p className="mt-3">
            {playlists.pushed(data.added, words.number(data.added))}{' '}
            <a href={data.url} rel="noreferrer" className="text-ink underline underline-offset-4">
              {playlists.openAtSpotify}
            </a>
          </p>
        )}
        {data && data.missing.length > 0 && (
          <details className="fold mt-2">
            <summary>
              {playlists.missing(data.missing.length, words.number(data.missing.length))}
            </summary>
            <ul className="pb-3">
              {data.missing.map(({ title, artist }) => (
                <li key={`${title} ${artist}`}>
                  {title}, {artist}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </div>
  );
}
