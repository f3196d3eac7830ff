import { type PointerEvent, useMemo, useState } from 'react';
import type { Statistics } from '../api.generated.ts';
import { weekdayOf } from '../groove/week.ts';
import { RingTable } from '../home/ring-table.tsx';
import { useMessages } from '../messages/use-messages.ts';
import { useWords } from '../words/use-words.ts';
import { busiestHour, dotsPath } from './clock-drawing.ts';

const cell = 24;

/** Weekday by hour: a dot as large as what was played then, in a ring of what it was in the time compared with. */
export function ClockMap({ statistics }: { readonly statistics: Statistics }) {
  const { statistics: said } = useMessages();
  const words = useWords();
  const { clock, compared } = statistics;
  const [near, setNear] = useState<{ weekday: number; hour: number } | null>(null);
  const { firstDay } = words;
  const paths = useMemo(() => {
    const share = largestShare([clock, ...(compared ? [compared.clock] : [])]);
    return {
      now: dotsPath(clock, firstDay, share),
      before: compared ? dotsPath(compared.clock, firstDay, share) : '',
    };
  }, [clock, compared, firstDay]);

  const approach = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const hour = Math.floor(((event.clientX - box.left) / box.width) * 24);
    const turn = Math.floor(((event.clientY - box.top) / box.height) * 7);
    if (hour < 0 || hour > 23 || turn < 0 || turn > 6) return;
    setNear({ weekday: weekdayOf(turn, firstDay), hour });
  };
  const at = near ?? busiestHour(clock);
  const plays = clock[at.weekday]?.[at.hour] ?? 0;
  const hourWords = `${words.weekday(at.weekday, 'long')}, ${words.hour(at.hour)}`;
  const readout = near
    ? said.hourPlays(hourWords, said.plays(plays, words.number(plays)))
    : said.busiestHour(hourWords);
  const earlier = compared && !near ? busiestHour(compared.clock) : null;
  return (
    <figure className="mt-4">
      <figcaption className="min-h-5 text-small text-soft">
        {readout}
        {earlier &&
          ` ${said.earlierHour(`${words.weekday(earlier.weekday, 'long')}, ${words.hour(earlier.hour)}`)}`}
      </figcaption>
      <div className="clock-map">
        {Array.from({ length: 7 }, (_, turn) => weekdayOf(turn, firstDay)).map((weekday) => (
          <span key={weekday} aria-hidden="true">
            {words.weekday(weekday, 'short')}
          </span>
        ))}
        <svg
          viewBox={`0 0 ${24 * cell} ${7 * cell}`}
          aria-hidden="true"
          onPointerMove={approach}
          onPointerLeave={() => setNear(null)}
        >
          <path d={paths.now} className="clock-dots" />
          <path d={paths.before} className="clock-rings" />
        </svg>
        <div className="clock-hours" aria-hidden="true">
          {[0, 6, 12, 18].map((hour) => (
            <span key={hour} style={{ left: `${(hour / 24) * 100}%` }}>
              {words.hour(hour)}
            </span>
          ))}
        </div>
      </div>
      {compared && <p className="text-faint text-small">{said.ringsAre}</p>}
      <RingTable clock={clock} />
    </figure>
  );
}

function largestShare(clocks: readonly (readonly (readonly number[])[])[]): number {
  return Math.max(
    ...clocks.map((clock) => {
      const counts = clock.flat();
      const all = counts.reduce((sum, count) => sum + count, 0);
      return Math.max(...counts) / Math.max(1, all);
    }),
  );
}
