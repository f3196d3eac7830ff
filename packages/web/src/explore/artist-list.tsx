import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMessages } from '../messages/use-messages.ts';
import { useWords } from '../words/use-words.ts';
import type { MapArtist } from './map/regions.ts';

interface ArtistListProps {
  readonly artists: readonly MapArtist[];
  readonly lit: number | null;
  readonly onLight: (artist: number | null) => void;
}

const shownAtFirst = 40;

/** The map's artists as a list, most played first; each lights its point. */
export function ArtistList({ artists, lit, onLight }: ArtistListProps) {
  const { explore } = useMessages();
  const words = useWords();
  const [all, setAll] = useState(false);
  const sorted = artists.toSorted((one, other) => other.plays - one.plays);
  const shown = all ? sorted : sorted.slice(0, shownAtFirst);
  return (
    <section className="pb-10">
      <h2 className="border-line border-t pt-5 pb-2 text-title">{explore.yourArtists}</h2>
      <ul onPointerLeave={() => onLight(null)}>
        {shown.map(({ id, name, plays, tags }) => (
          <li key={id}>
            <Link
              to="/explore/artists/$id"
              params={{ id: String(id) }}
              className="name-row"
              data-lit={lit === id || undefined}
              onPointerEnter={() => onLight(id)}
              onFocus={() => onLight(id)}
              onBlur={() => onLight(null)}
            >
              <span className="min-w-0 flex-1 truncate">
                <span className="font-story text-body">{name}</span>{' '}
                <span className="ml-1 text-faint text-small">{tags.slice(0, 2).join(', ')}</span>
              </span>
              <span className="flex-none text-small text-soft tabular-nums">
                {explore.plays(plays, words)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {shown.length < artists.length && (
        <button type="button" className="button mt-3" onClick={() => setAll(true)}>
          {explore.showAll(artists.length, words)}
        </button>
      )}
    </section>
  );
}
