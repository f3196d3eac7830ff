import { type PointerEvent, useMemo, useState } from 'react';
import type { ArtistEvolution } from '../api.generated.ts';
import { useMessages } from '../messages/use-messages.ts';
import { useWords } from '../words/use-words.ts';
import { dateOf, dayOf, monthStart } from './day-range.ts';
import { coursePath, courseSize, sharesOf } from './evolution-drawing.ts';

/** A strand for each of the top artists: wide where they had much of the listening. */
export function EvolutionChart({ evolution }: { readonly evolution: ArtistEvolution }) {
  const { statistics: said } = useMessages();
  const words = useWords();
  const [near, setNear] = useState<number | null>(null);
  const { starts, unit } = evolution;
  const courses = useMemo(() => {
    const shares = evolution.artists.map(({ listens }) => sharesOf(listens, evolution.listens));
    const most = Math.max(0.01, ...shares.flat());
    return evolution.artists.map(({ id, name }, at) => {
      const own = shares[at] ?? [];
      return {
        id,
        name,
        shares: own,
        path: coursePath(own, most),
        peak: own.indexOf(Math.max(...own)),
      };
    });
  }, [evolution]);

  const spanOf = (at: number) => {
    const first = dayOf(starts[at] ?? '1970-01-01');
    const last = { day: first, week: first + 6, month: monthStart(first, 1) - 1 }[unit];
    return words.span(dateOf(first), dateOf(last));
  };
  const approach = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    setNear(Math.min(starts.length - 1, Math.max(0, Math.round(share * (starts.length - 1)))));
  };
  return (
    <figure className="mt-2">
      <figcaption className="min-h-5 text-small text-soft tabular-nums">
        {near === null ? said.evolutionIs : spanOf(near)}
      </figcaption>
      <ol className="courses">
        {courses.map(({ id, name, shares, path, peak }) => {
          const at = near ?? peak;
          return (
            <li key={id} className="course">
              <span className="truncate">{name}</span>
              <svg
                viewBox={`0 0 ${courseSize.width} ${courseSize.height}`}
                preserveAspectRatio="none"
                aria-hidden="true"
                onPointerMove={approach}
                onPointerLeave={() => setNear(null)}
              >
                <path d={path} className="course-strand" />
                <path
                  d={`M${((at / Math.max(1, starts.length - 1)) * courseSize.width).toFixed(1)} 0v${courseSize.height}`}
                  className="course-mark"
                />
              </svg>
              <span className="text-right text-small text-soft tabular-nums">
                {words.percent(shares[at] ?? 0)}
                {near === null && <span className="sr-only"> {said.atMost(spanOf(at))}</span>}
              </span>
            </li>
          );
        })}
      </ol>
      <p className="course-ends text-faint text-small tabular-nums" aria-hidden="true">
        <span>{spanOf(0)}</span>
        <span>{spanOf(starts.length - 1)}</span>
      </p>
    </figure>
  );
}
