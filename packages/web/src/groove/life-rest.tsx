import { memo } from 'react';
import type { Life } from './months.ts';
import { SilentGroove } from './record.tsx';
import { centre } from './spiral.ts';

/** Labels keep a line's distance on a drawing of 500 pixels. */
const labelUnits = 40;

/** The groove beyond the last month of a life. */
export function SilentRest({ life: { spiral, counts } }: { readonly life: Life }) {
  const edge = spiral.innerRadius + (spiral.pitch * counts.length) / spiral.perTurn;
  return <SilentGroove from={edge + spiral.pitch * 0.55} />;
}

/** The years of a life where their turns begin, as many as there is room for. */
export const YearLabels = memo(function YearLabels({ life }: { readonly life: Life }) {
  const { spiral, years, firstYear } = life;
  const every = Math.max(1, Math.ceil(labelUnits / spiral.pitch));
  return Array.from({ length: years }, (_, year) => year)
    .filter((year) => year % every === 0)
    .map((year) => (
      <span
        key={year}
        className="plate-label"
        style={{ top: `${(centre - spiral.innerRadius - spiral.pitch * year) / 10}%` }}
      >
        {firstYear + year}
      </span>
    ));
});
