import type { SkipHabits, Statistics } from '../api.generated.ts';
import { useMessages } from '../messages/use-messages.ts';
import { useWords } from '../words/use-words.ts';
import { Fact } from './fact.tsx';

interface SkipFactsProps {
  readonly statistics: Statistics;
  readonly skips: SkipHabits;
}

const shownSongs = 5;

/** How much is skipped, what is new against what is known, and the songs it happens to. */
export function SkipFacts({ statistics, skips }: SkipFactsProps) {
  const { statistics: said } = useMessages();
  const words = useWords();
  const { skipRate, compared } = statistics;
  return (
    <>
      <dl className="facts">
        <Fact
          number={words.percent(skipRate)}
          before={compared && said.before(words.percent(compared.skipRate))}
        >
          {said.skipped}
        </Fact>
        <Fact number={words.percent(skips.firstRate)}>{said.skippedFirst}</Fact>
        <Fact number={words.percent(skips.laterRate)}>{said.skippedLater}</Fact>
      </dl>
      {skips.songs.length > 0 && (
        <>
          <h3 className="mt-6 text-small text-soft">{said.skippedSongs}</h3>
          <ol>
            {skips.songs.slice(0, shownSongs).map(({ id, name, detail, skips: count, plays }) => (
              <li key={id} className="flex justify-between gap-4 border-line border-b py-2">
                <span className="min-w-0 truncate">
                  {name} <span className="text-small text-soft">{detail}</span>
                </span>
                <span className="flex-none text-small text-soft tabular-nums">
                  {said.skipsOf(words.number(count), said.plays(plays, words.number(plays)))}
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  );
}
