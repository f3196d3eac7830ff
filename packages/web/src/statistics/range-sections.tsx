import { memo } from 'react';
import type { PlaysByDay, Statistics } from '../api.generated.ts';
import { useMessages } from '../messages/use-messages.ts';
import { Section } from '../parts/section.tsx';
import { CalendarMap } from './calendar-map.tsx';
import { ClockMap } from './clock-map.tsx';
import { dayOf, type RangeSearch } from './day-range.ts';
import { ErasList } from './eras-list.tsx';
import { EvolutionChart } from './evolution-chart.tsx';
import { HabitFacts } from './habit-facts.tsx';
import { NoveltyBars } from './novelty-bars.tsx';
import { SkipFacts } from './skip-facts.tsx';
import { Tops } from './tops.tsx';

interface RangeSectionsProps {
  readonly statistics: Statistics;
  readonly search: RangeSearch;
  /** Of the whole life. */
  readonly days: PlaysByDay | null;
  readonly onSearch: (search: RangeSearch) => void;
}

/** All that is told of a range. */
export const RangeSections = memo(function RangeSections(props: RangeSectionsProps) {
  const { statistics, search, days, onSearch } = props;
  const { statistics: said } = useMessages();
  if (statistics.plays === 0) return null;
  const { evolution, eras = [], skips } = statistics;
  return (
    <div className="range-sections">
      <Tops statistics={statistics} search={search} />
      <Section title={said.whenTitle} errors={[]}>
        <ClockMap statistics={statistics} />
        {days && days.from !== null && (
          <CalendarMap first={dayOf(days.from)} plays={days.plays} statistics={statistics} />
        )}
      </Section>
      <Section title={said.habitsTitle} errors={[]}>
        <HabitFacts statistics={statistics} />
      </Section>
      {eras.length > 0 && (
        <Section title={said.erasTitle} errors={[]}>
          <ErasList eras={eras} onSearch={onSearch} />
        </Section>
      )}
      {evolution && evolution.starts.length > 1 && (
        <Section title={said.evolutionTitle} errors={[]}>
          <EvolutionChart evolution={evolution} />
        </Section>
      )}
      <Section title={said.noveltyTitle} errors={[]}>
        <NoveltyBars statistics={statistics} />
      </Section>
      {skips && statistics.untimed < statistics.plays && (
        <Section title={said.skipsTitle} errors={[]}>
          <SkipFacts statistics={statistics} skips={skips} />
        </Section>
      )}
    </div>
  );
});
