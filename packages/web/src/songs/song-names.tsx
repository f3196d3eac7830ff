import { Link } from '@tanstack/react-router';
import type { Song } from '../api.generated.ts';

/** Title and artist on a line, each leading to its page. */
export function SongNames({ song }: { readonly song: Song }) {
  return (
    <span className="block truncate">
      <Link
        to="/explore/songs/$id"
        params={{ id: String(song.id) }}
        className="song-link font-story text-body"
      >
        {song.title}
      </Link>
      <Link
        to="/explore/artists/$id"
        params={{ id: String(song.artistId) }}
        className="song-link text-small text-soft"
      >
        {song.artist}
      </Link>
    </span>
  );
}
