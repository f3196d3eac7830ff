import { Link } from '@tanstack/react-router';
import type { DescribedArtist } from '../api.generated.ts';
import { useMessages } from '../messages/use-messages.ts';
import { useWords } from '../words/use-words.ts';

/** Who is like an artist, how much, and whether the listener plays them. */
export function SimilarArtists({ similar }: { readonly similar: DescribedArtist['similar'] }) {
  const { explore } = useMessages();
  const words = useWords();
  return (
    <section className="pb-10">
      <h2 className="border-line border-t pt-5 pb-2 text-title">{explore.similarArtists}</h2>
      {similar.length === 0 && <p className="text-body text-soft">{explore.noSimilar}</p>}
      <ul>
        {similar.map(({ id, name, similarity, plays }) => (
          <li key={id}>
            <Link to="/explore/artists/$id" params={{ id: String(id) }} className="name-row">
              <span className="min-w-0 flex-1 truncate">
                <span className="font-story text-body">{name}</span>{' '}
                <span className="ml-1 text-faint text-small">
                  {plays === 0 ? explore.notPlayed : explore.plays(plays, words)}
                </span>
              </span>
              <span className="flex-none text-small text-soft tabular-nums">
                {explore.alike(words.percent(similarity))}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
