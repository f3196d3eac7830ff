import { memo, type PointerEvent, useMemo, useState } from 'react';
import type { Statistics } from '../api.generated.ts';
import { useMessages } from '../messages/use-messages.ts';
import { useWords } from '../words/use-words.ts';
import { localDay } from '../words/words.ts';
import { type Calendar, calendarOf, dayAt } from './calendar-drawing.ts';
import { dateOf, dayOf } from './day-range.ts';

interface CalendarMapProps {
  /** Local day of the first count. */
  readonly first: number;
  /** Of the whole life, day by day. */
  readonly plays: readonly number[];
  readonly statistics: Statistics;
}

/** The range day by day, or week by week where it is long. */
export function CalendarMap({ first, plays, statistics }: CalendarMapProps) {
  const { statistics: said } = useMessages();
  const words = useWords();
  const [near, setNear] = useState<number | null>(null);
  const { timeZone, firstPlay, lastPlay, days, compared } = statistics;
  const [from, to] = useMemo(() => {
    const local = (at: number | null) => dayOf(localDay(at ?? 0, timeZone));
    return [local(firstPlay), local(lastPlay) + 1];
  }, [firstPlay, lastPlay, timeZone]);
  const { firstDay } = words;
  const calendar = useMemo(
    () => calendarOf({ from, to }, first, plays, firstDay),
    [from, to, first, plays, firstDay],
  );
  const length = to - from;
  const sum = (day: number, count: number) =>
    plays
      .slice(Math.max(0, day - first), Math.max(0, day - first + count))
      .reduce((a, b) => a + b, 0);
  const nearDays = calendar.isByDay ? 1 : 7;
  const readout = () => {
    if (near === null) {
      const share = said.daysOf(words.number(days), words.number(length));
      return compared ? `${share} ${said.beforeWas(words.number(compared.days))}` : share;
    }
    const count = sum(near, nearDays);
    return said.hourPlays(
      words.span(dateOf(near), dateOf(near + nearDays - 1)),
      said.plays(count, words.number(count)),
    );
  };
  return (
    <figure className="mt-8">
      <figcaption className="min-h-5 text-small text-soft tabular-nums">{readout()}</figcaption>
      <Years calendar={calendar} firstDay={firstDay} onNear={setNear} />
      <MonthTable months={statistics.months} />
    </figure>
  );
}

interface YearsProps {
  readonly calendar: Calendar;
  readonly firstDay: number;
  readonly onNear: (day: number | null) => void;
}

const Years = memo(function Years({ calendar, firstDay, onNear }: YearsProps) {
  const { width, height, isByDay } = calendar;
  const approach = (year: number) => (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * width;
    const y = ((event.clientY - box.top) / box.height) * height;
    onNear(dayAt(year, x, y, firstDay, isByDay));
  };
  return (
    <div className="calendar" data-by-day={isByDay || undefined}>
      {calendar.years.map(({ year, paths }) => (
        <div key={year} className="calendar-year">
          <span aria-hidden="true">{year}</span>
          <svg
            viewBox={`0 0 ${width} ${height}`}
            aria-hidden="true"
            onPointerMove={approach(year)}
            onPointerLeave={() => onNear(null)}
          >
            {paths.map((d, level) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the position is the ink
              <path key={level} d={d} className={`ink-${level}`} />
            ))}
          </svg>
        </div>
      ))}
    </div>
  );
});

/** The calendar for those who listen to the page. */
const MonthTable = memo(function MonthTable({ months }: { readonly months: Statistics['months'] }) {
  const { statistics: said } = useMessages();
  const words = useWords();
  return (
    <table className="sr-only">
      <caption>{said.monthTable}</caption>
      <tbody>
        {months.map(({ month, plays }) => (
          <tr key={month}>
            <th scope="row">{words.monthYear(Date.parse(`${month}-01T00:00:00Z`), 'UTC')}</th>
            <td>{words.number(plays)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
});
