import type { UseQueryResult } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import type { Listener, Statistics } from '../api.generated.ts';
import { ProblemText } from '../frame/problem-text.tsx';
import { SilentPlate } from '../groove/silent-plate.tsx';
import { problemOf } from '../problem.ts';
import { Ring } from './ring.tsx';
import { playsOfToday } from './ring-facts.ts';
import { useLatestPlays, useMinute } from './use-home.ts';

interface HomeDrawingProps {
  readonly listener: Listener;
  readonly statistics: UseQueryResult<Statistics>;
  readonly lit: number | null;
}

/** The ring, or what keeps it from being drawn. */
export function HomeDrawing({ listener, statistics, lit }: HomeDrawingProps) {
  // The sentence beside it comes first.
  const drawn = useDeferredValue(statistics.data);
  const now = useMinute();
  const plays = useLatestPlays(listener.id);
  return (
    <>
      {drawn ? (
        <Ring
          statistics={drawn}
          today={playsOfToday(plays.data?.plays ?? [], now, drawn.timeZone)}
          now={now}
          lit={lit}
        />
      ) : (
        <SilentPlate />
      )}
      {statistics.error && (
        <div className="px-8">
          <ProblemText problem={problemOf(statistics.error)} onRetry={() => statistics.refetch()} />
        </div>
      )}
    </>
  );
}
