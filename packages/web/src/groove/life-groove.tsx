import { memo, useMemo } from 'react';
import { useMessages } from '../messages/use-messages.ts';
import { SilentRest, YearLabels } from './life-rest.tsx';
import type { MonthCount } from './months.ts';
import { lifeOf } from './months.ts';
import { SilentGroove } from './record.tsx';
import { levelsOf, strandPath } from './strand.ts';

/** The listening life so far: a turn a year, January at the top, wider where more was played. */
export const LifeGroove = memo(function LifeGroove({
  months,
}: {
  readonly months: readonly MonthCount[];
}) {
  const { imports } = useMessages();
  const life = useMemo(() => lifeOf(months), [months]);
  if (life === null) return <SilentGroove />;
  const { spiral, counts, firstYear } = life;
  return (
    <>
      <SilentRest life={life} />
      <svg
        viewBox="0 0 1000 1000"
        className="strand"
        role="img"
        aria-label={imports.years(firstYear)}
      >
        <path d={strandPath(spiral, levelsOf(counts))} className="strand-lit" />
      </svg>
      <YearLabels life={life} />
    </>
  );
});
