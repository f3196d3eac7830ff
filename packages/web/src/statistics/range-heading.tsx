import { lazy, Suspense, useId, useState } from 'react';
import type { Statistics } from '../api.generated.ts';
import { useMessages } from '../messages/use-messages.ts';
import { useWords } from '../words/use-words.ts';
import { changeWords } from './change-words.ts';
import {
  type DayRange,
  dateOf,
  dayOf,
  lastNamed,
  presetSearch,
  presets,
  type RangeSearch,
  rangeOf,
} from './day-range.ts';
import type { DrawnLife } from './life.ts';

const Story = lazy(() => import('./story/story.tsx').then(({ Story }) => ({ default: Story })));

interface RangeHeadingProps {
  /** Null until they are there. */
  readonly statistics: Statistics | null;
  /** Whether they will not come. */
  readonly failed: boolean;
  readonly search: RangeSearch;
  readonly today: number;
  readonly life: DrawnLife | null;
  readonly onSearch: (search: RangeSearch) => void;
}

/** The range in a sentence, what it is compared with, and the ways to another. */
export function RangeHeading(props: RangeHeadingProps) {
  const { statistics, failed, search, today, life, onSearch } = props;
  const { statistics: said } = useMessages();
  const words = useWords();
  const [telling, setTelling] = useState(false);
  const range = life === null ? null : rangeOf(search, life.days);
  const span =
    life === null || range === null
      ? ''
      : words.span(dateOf(range.from), dateOf(lastNamed(range, life.lastDay)));
  return (
    <header className="pt-2 pb-4 lg:pt-16">
      {!failed && <p className="text-small text-soft">{said.title}</p>}
      <h1 className="mt-3 max-w-[18ch] text-story">
        {failed && said.title}
        {!failed && statistics === null && said.listening}
        {statistics !== null && headline(statistics, said, words)}
      </h1>
      <div className="mt-4 min-h-12 max-w-prose text-body text-soft">
        {statistics && <Compared statistics={statistics} compare={search.compare ?? 'before'} />}
      </div>
      <div className="-ml-2 mt-3 flex flex-wrap items-center">
        {presets.map((preset) => {
          const asked = presetSearch(preset, today);
          const isChosen = asked.from === search.from && asked.to === search.to;
          return (
            <button
              key={preset}
              type="button"
              className="word"
              aria-pressed={isChosen}
              onClick={() => onSearch(asked)}
            >
              {said.presets[preset]}
            </button>
          );
        })}
      </div>
      {life && range && <Ends life={life} range={range} search={search} onSearch={onSearch} />}
      {statistics !== null && statistics.plays > 0 && (
        <p className="mt-4">
          <button type="button" className="button button-second" onClick={() => setTelling(true)}>
            {said.tell}
          </button>
        </p>
      )}
      {telling && statistics && (
        <Suspense>
          <Story
            statistics={statistics}
            span={span}
            compare={search.compare ?? 'before'}
            onClose={() => setTelling(false)}
          />
        </Suspense>
      )}
    </header>
  );
}

function headline(
  { plays, ms, untimed, artists }: Statistics,
  said: ReturnType<typeof useMessages>['statistics'],
  words: ReturnType<typeof useWords>,
): string {
  if (plays === 0) return said.nothing;
  const by = said.byArtists(artists, words.number(artists));
  return untimed < plays
    ? said.timeBy(words.duration(ms), by)
    : said.playsBy(said.plays(plays, words.number(plays)), by);
}

interface ComparedProps {
  readonly statistics: Statistics;
  readonly compare: 'before' | 'year';
}

function Compared({ statistics, compare }: ComparedProps) {
  const { statistics: said } = useMessages();
  const words = useWords();
  const { plays, compared } = statistics;
  if (plays === 0) return <p>{said.nothingDetail}</p>;
  const played = said.plays(plays, words.number(plays));
  if (compared === null) return <p>{said.aloneSentence(played)}</p>;
  const change = changeWords(plays, compared.plays, said, words);
  return <p>{said.comparedSentence(played, change, said.with[compare])}</p>;
}

interface EndsProps {
  readonly life: DrawnLife;
  readonly range: DayRange;
  readonly search: RangeSearch;
  readonly onSearch: (search: RangeSearch) => void;
}

/** Exact ends, and what the range is compared with. */
function Ends({ life, range, search, onSearch }: EndsProps) {
  const { statistics: said } = useMessages();
  const id = useId();
  const { compare, ...ends } = search;
  const last = lastNamed(range, life.lastDay);
  const rest = compare === undefined ? {} : { compare };
  const put = (next: RangeSearch) => {
    const { from, to } = rangeOf(next, life.days);
    if (to > from) onSearch({ ...next, ...rest });
  };
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-5 gap-y-2 text-small text-soft">
      <label className="range-end">
        {said.from}{' '}
        <input
          type="date"
          value={dateOf(range.from)}
          min={dateOf(life.days.from)}
          max={dateOf(last)}
          onChange={({ target }) => {
            if (target.value !== '') put({ ...ends, from: target.value });
          }}
        />
      </label>
      <label className="range-end">
        {said.to}{' '}
        <input
          type="date"
          value={dateOf(last)}
          min={dateOf(range.from)}
          max={dateOf(life.lastDay)}
          onChange={({ target }) => {
            if (target.value !== '') put({ ...ends, to: dateOf(dayOf(target.value) + 1) });
          }}
        />
      </label>
      <span>
        <label htmlFor={id}>{said.comparedWith}</label>{' '}
        <select
          id={id}
          className="choice range-choice"
          value={compare ?? 'before'}
          onChange={({ target }) =>
            onSearch(target.value === 'year' ? { ...ends, compare: 'year' } : ends)
          }
        >
          <option value="before">{said.with.before}</option>
          <option value="year">{said.with.year}</option>
        </select>
      </span>
    </div>
  );
}
