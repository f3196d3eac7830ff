import type { ImportStatus } from '../api.generated.ts';
import { useMessages } from '../messages/use-messages.ts';
import { useWords } from '../words/use-words.ts';

/** Who turns up most in what was read so far. */
export function TopArtists({
  artists,
}: {
  readonly artists: ImportStatus['findings']['topArtists'];
}) {
  const { imports } = useMessages();
  const words = useWords();
  if (artists.length === 0) return null;
  return (
    <ol aria-label={imports.mostPlayed} className="mt-7 flex flex-wrap gap-x-6 gap-y-1">
      {artists.map(({ artist, plays }) => (
        <li key={artist} className="font-story text-title">
          {artist}{' '}
          <span className="font-plain text-faint text-small tabular-nums">
            {words.number(plays)}
          </span>
        </li>
      ))}
    </ol>
  );
}
