import type { ListeningEra } from '../api.generated.ts';
import { NamedCover } from '../covers/cover-picture.tsx';
import { useMessages } from '../messages/use-messages.ts';
import { useWords } from '../words/use-words.ts';
import { dateOf, dayOf, type RangeSearch } from './day-range.ts';

interface ErasListProps {
  readonly eras: readonly ListeningEra[];
  readonly onSearch: (search: RangeSearch) => void;
}

/** Times in which a few artists ruled, along one line; each leads to itself. */
export function ErasList({ eras, onSearch }: ErasListProps) {
  const { statistics: said } = useMessages();
  const words = useWords();
  const from = Math.min(...eras.map((era) => dayOf(era.from)));
  const to = Math.max(...eras.map((era) => dayOf(era.to) + 1));
  const percent = (day: number) => ((day - from) / (to - from)) * 100;
  return (
    <ol className="mt-4">
      {eras.map((era) => {
        const [first, last] = [dayOf(era.from), dayOf(era.to) + 1];
        const [ruler] = era.artists;
        return (
          <li key={era.from}>
            <button
              type="button"
              className="era"
              onClick={() => onSearch({ from: era.from, to: dateOf(last) })}
            >
              <span className="era-line" aria-hidden="true">
                <span
                  style={{
                    left: `${percent(first)}%`,
                    width: `${percent(last) - percent(first)}%`,
                  }}
                />
              </span>
              {ruler && <NamedCover name={ruler.name} className="size-12 flex-none" />}
              <span className="min-w-0 flex-1">
                <span className="block font-story text-title">
                  {words.list(era.artists.map(({ name }) => name))}
                </span>
                <span className="block text-small text-soft tabular-nums">
                  {words.span(era.from, era.to)}
                </span>
                {ruler && (
                  <span className="block text-faint text-small tabular-nums">
                    {said.ruled(
                      ruler.name,
                      words.percent(ruler.share),
                      words.percent(ruler.shareElsewhere),
                    )}
                  </span>
                )}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
