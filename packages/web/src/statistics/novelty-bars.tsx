import { useMemo } from 'react';
import type { Statistics } from '../api.generated.ts';
import { useMessages } from '../messages/use-messages.ts';
import { useWords } from '../words/use-words.ts';
import { Fact } from './fact.tsx';
import { type Novelty, noveltyOf } from './novelty.ts';

const parts = ['discovered', 'returned', 'repeated'] as const;

/** One line of all plays, cut into the new, the known again and the repeated; above one of the time compared with. */
export function NoveltyBars({ statistics }: { readonly statistics: Statistics }) {
  const { statistics: said } = useMessages();
  const words = useWords();
  const { compared, months } = statistics;
  const now = noveltyOf(statistics);
  const before = compared === null ? null : noveltyOf(compared);
  return (
    <>
      <Bar novelty={now} />
      {before && <Bar novelty={before} isBefore />}
      <dl className="facts">
        {parts.map((part) => (
          <Fact
            key={part}
            number={words.percent(now[part])}
            before={before && said.before(words.percent(before[part]))}
          >
            {said.novelty[part]}
          </Fact>
        ))}
        <Fact
          number={said.artists(statistics.newArtists, words.number(statistics.newArtists))}
          before={compared && said.before(words.number(compared.newArtists))}
        >
          {said.newArtists}
        </Fact>
      </dl>
      {months.length > 2 && <DiscoveryLine months={months} />}
    </>
  );
}

function Bar({ novelty, isBefore }: { readonly novelty: Novelty; readonly isBefore?: boolean }) {
  return (
    <div className="novelty-bar" data-before={isBefore} aria-hidden="true">
      {parts.map((part) => (
        <span key={part} data-part={part} style={{ flexGrow: novelty[part] }} />
      ))}
    </div>
  );
}

const size = { width: 600, height: 60 };

/** The discovery rate month by month. */
function DiscoveryLine({ months }: { readonly months: Statistics['months'] }) {
  const { statistics: said } = useMessages();
  const words = useWords();
  const { path, most, last } = useMemo(() => {
    const rates = months.map(({ plays, discoveries }) => discoveries / Math.max(1, plays));
    const top = Math.max(0.01, ...rates);
    const step = size.width / (rates.length - 1);
    const points = rates.map(
      (rate, at) => `${(at * step).toFixed(1)} ${(size.height * (1 - rate / top)).toFixed(1)}`,
    );
    return { path: `M${points.join('L')}`, most: top, last: rates.at(-1) ?? 0 };
  }, [months]);
  const monthOf = (at: number) =>
    words.monthYear(Date.parse(`${months.at(at)?.month}-01T00:00:00Z`), 'UTC');
  return (
    <figure className="mt-6">
      <figcaption className="text-small text-soft">
        {said.discoveryLine(words.percent(most), words.percent(last), monthOf(-1))}
      </figcaption>
      <svg
        viewBox={`0 -2 ${size.width} ${size.height + 4}`}
        preserveAspectRatio="none"
        className="discovery-line"
        aria-hidden="true"
      >
        <path d={path} />
      </svg>
      <p className="flex justify-between text-faint text-small" aria-hidden="true">
        <span>{monthOf(0)}</span>
        <span>{monthOf(-1)}</span>
      </p>
    </figure>
  );
}
