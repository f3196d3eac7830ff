import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { FoundCatalogue } from '../api.generated.ts';
import { SongCover } from '../covers/cover-picture.tsx';
import { ProblemText } from '../frame/problem-text.tsx';
import { useMessages } from '../messages/use-messages.ts';
import { problemOf } from '../problem.ts';
import { useWords } from '../words/use-words.ts';

interface FoundListProps {
  readonly q: string;
  readonly found: UseQueryResult<FoundCatalogue>;
  readonly onLight: (artist: number | null) => void;
}

/** Artists listed before the songs. */
const artistsFirst = 5;

/** Artists and songs that a search found, each leading to its page. */
export function FoundList({ q, found, onLight }: FoundListProps) {
  const { explore } = useMessages();
  const words = useWords();
  if (found.error) {
    return <ProblemText problem={problemOf(found.error)} onRetry={() => found.refetch()} />;
  }
  if (found.data === undefined) return <div className="h-96" aria-busy="true" />;
  const { songs } = found.data;
  const artists = songs.length > 0 ? found.data.artists.slice(0, artistsFirst) : found.data.artists;
  const lights = (artist: number) => ({
    onPointerEnter: () => onLight(artist),
    onFocus: () => onLight(artist),
  });
  if (artists.length + songs.length === 0) {
    return (
      <div role="status" className="max-w-prose py-3 text-body text-soft">
        <p className="text-ink">{explore.foundNothing(q)}</p>
        <p className="mt-1">{explore.foundNothingHelp}</p>
      </div>
    );
  }
  return (
    <>
      <p role="status" className="sr-only">
        {explore.found(artists.length, songs.length, words)}
      </p>
      {artists.length > 0 && (
        <section className="pb-6">
          <h2 className="pb-2 text-small text-soft">{explore.artists}</h2>
          <ul>
            {artists.map(({ id, name }) => (
              <li key={id}>
                <Link
                  to="/explore/artists/$id"
                  params={{ id: String(id) }}
                  data-found=""
                  className="name-row font-story text-body"
                  {...lights(id)}
                >
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {songs.length > 0 && (
        <section className="pb-10">
          <h2 className="pb-2 text-small text-soft">{explore.songs}</h2>
          <ul>
            {songs.map((song) => (
              <li key={song.id}>
                <Link
                  to="/explore/songs/$id"
                  params={{ id: String(song.id) }}
                  data-found=""
                  className="name-row"
                  {...lights(song.artistId)}
                >
                  <SongCover song={song} className="size-12 flex-none" />
                  <span className="min-w-0 truncate">
                    <span className="font-story text-body">{song.title}</span>{' '}
                    <span className="ml-1 text-small text-soft">{song.artist}</span>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
