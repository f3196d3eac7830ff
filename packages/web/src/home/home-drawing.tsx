import type { UseQueryResult } from '@tanstack/react-query';
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
  const now = useMinute();
  const plays = useLatestPlays(listener.id);
  return (
    <>
      {statistics.data ? (
        <Ring
          statistics={statistics.data}
          today={playsOfToday(plays.data?.plays ?? [], now, statistics.data.timeZone)}
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
