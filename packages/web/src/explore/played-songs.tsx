import { Link } from '@tanstack/react-router';
import type { DescribedArtist } from '../api.generated.ts';
import { SongCover } from '../covers/cover-picture.tsx';
import { useMessages } from '../messages/use-messages.ts';
import { useWords } from '../words/use-words.ts';

/** An artist's songs, most listened to first. */
export function PlayedSongs({ songs }: { readonly songs: DescribedArtist['topSongs'] }) {
  const { explore } = useMessages();
  const words = useWords();
  const isPlayed = songs.some(({ plays }) => plays > 0);
  return (
    <section className="pb-10">
      <h2 className="border-line border-t pt-5 pb-2 text-title">
        {isPlayed ? explore.topSongs : explore.theirSongs}
      </h2>
      <ul>
        {songs.map(({ song, plays }) => (
          <li key={song.id}>
            <Link to="/explore/songs/$id" params={{ id: String(song.id) }} className="name-row">
              <SongCover song={song} className="size-12 flex-none" />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-story text-body">{song.title}</span>
                <span className="block truncate text-faint text-small">{song.release}</span>
              </span>
              <span className="flex-none text-small text-soft tabular-nums">
                {plays === 0 ? explore.notPlayed : explore.plays(plays, words)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
