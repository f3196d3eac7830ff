import { memo, useMemo } from 'react';
import { useMessages } from '../messages/use-messages.ts';
import type { MonthCount } from './months.ts';
import { lifeOf } from './months.ts';
import { SilentGroove } from './record.tsx';
import { centre } from './spiral.ts';
import { levelsOf, strandPath } from './strand.ts';

/** Years that get a label, so that labels keep a line's distance on a drawing of 500 pixels. */
function labelled(years: number, pitch: number): number[] {
  const every = Math.max(1, Math.ceil(40 / pitch));
  return Array.from({ length: years }, (_, year) => year).filter((year) => year % every === 0);
}

/** The listening life so far: a turn a year, January at the top, wider where more was played. */
export const LifeGroove = memo(function LifeGroove({
  months,
}: {
  readonly months: readonly MonthCount[];
}) {
  const { imports } = useMessages();
  const life = useMemo(() => lifeOf(months), [months]);
  if (life === null) return <SilentGroove />;
  const { spiral, counts, firstYear, years } = life;
  const edge = spiral.innerRadius + (spiral.pitch * counts.length) / 12;
  return (
    <>
      <SilentGroove from={edge + spiral.pitch * 0.55} />
      <svg
        viewBox="0 0 1000 1000"
        className="strand"
        role="img"
        aria-label={imports.years(firstYear)}
      >
        <path d={strandPath(spiral, levelsOf(counts))} className="strand-lit" />
      </svg>
      {labelled(years, spiral.pitch).map((year) => (
        <span
          key={year}
          className="plate-label"
          style={{ top: `${(centre - spiral.innerRadius - spiral.pitch * year) / 10}%` }}
        >
          {firstYear + year}
        </span>
      ))}
    </>
  );
});
