import { useMemo, useState } from 'react';
import type { Play, Statistics } from '../api.generated.ts';
import { Plate } from '../groove/record.tsx';
import { pointedAt, pointOn, stepAt } from '../groove/spiral.ts';
import { levelsOf, strandArea, strandPath } from '../groove/strand.ts';
import { stepOf, turnOf, weekCounts, weekSpiral } from '../groove/week.ts';
import { useWords } from '../words/use-words.ts';
import { localHour } from '../words/words.ts';
import { ringHand, ringTicks } from './ring-drawing.ts';
import { RingHeart } from './ring-heart.tsx';
import { RingLabels } from './ring-labels.tsx';
import { RingTable } from './ring-table.tsx';

interface RingProps {
  readonly statistics: Statistics;
  /** Today's plays. */
  readonly today: readonly Play[];
  readonly now: number;
  /** The start of a play to light, UTC epoch ms. */
  readonly lit: number | null;
}

/** The listener's week as one groove, midnight at the foot; today's turn is in their colour. */
export function Ring({ statistics, today, now, lit }: RingProps) {
  const words = useWords();
  const { firstDay } = words;
  const { timeZone, clock } = statistics;
  const [near, setNear] = useState<number | null>(null);
  const drawing = useMemo(() => {
    const counts = weekCounts(clock, firstDay);
    const levels = levelsOf(counts);
    return { counts, levels, week: strandPath(weekSpiral, levels) };
  }, [clock, firstDay]);
  const { counts, levels, week } = drawing;

  const here = localHour(now, timeZone);
  const turn = turnOf(here.weekday, firstDay);
  const stepOfPlay = (at: number) => stepOf(localHour(at, timeZone), firstDay);
  const marked = lit === null ? near : Math.floor(stepOfPlay(lit));

  return (
    <Plate>
      <svg
        viewBox="0 0 1000 1000"
        aria-hidden="true"
        onPointerMove={(event) => setNear(stepAt(weekSpiral, 7, pointedAt(event)))}
        onPointerLeave={() => setNear(null)}
      >
        <path d={ringTicks} className="ring-ticks" />
        <path d={week} className="strand-quiet" />
        <path
          d={strandPath(weekSpiral, levels, turn * 24, turn * 24 + 24)}
          className="strand-lit"
        />
        <path d={ringHand(here.hour)} className="ring-hand" />
        {today.map(({ id, startedAt }) => {
          const { x, y } = pointOn(weekSpiral, stepOfPlay(startedAt));
          return <circle key={id} cx={x} cy={y} r={7} className="ring-play" />;
        })}
        {marked !== null && (
          <path d={strandArea(weekSpiral, levels, marked, marked + 1)} className="ring-marked" />
        )}
        {lit !== null && (
          <circle
            cx={pointOn(weekSpiral, stepOfPlay(lit)).x}
            cy={pointOn(weekSpiral, stepOfPlay(lit)).y}
            r={15}
            className="ring-lit"
          />
        )}
      </svg>
      <RingLabels firstDay={firstDay} turn={turn} />
      <RingHeart
        statistics={statistics}
        today={today.length}
        weekday={here.weekday}
        lit={lit}
        near={near === null ? null : { step: near, plays: counts[near] ?? 0 }}
      />
      <RingTable clock={clock} />
    </Plate>
  );
}
