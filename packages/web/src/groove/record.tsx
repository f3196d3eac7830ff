import { memo, type ReactNode } from 'react';
import { type Spiral, silentRadius } from './spiral.ts';
import { silentPath } from './strand.ts';

const fine: Spiral = { innerRadius: silentRadius.inner, pitch: 13, perTurn: 1, start: -0.25 };
const turns = (silentRadius.outer - silentRadius.inner) / fine.pitch;

let whole: string | undefined;

/** The groove from a turn on; the whole of it, which almost every page shows, is worked out once. */
function pathFrom(start: number): string {
  if (start > 0) return silentPath(fine, start, turns);
  whole ??= silentPath(fine, 0, turns);
  return whole;
}

/** Silent groove from a radius to the rim, lit like vinyl. */
export const SilentGroove = memo(function SilentGroove({ from }: { readonly from?: number }) {
  const start = Math.max(0, ((from ?? fine.innerRadius) - fine.innerRadius) / fine.pitch);
  return (
    <svg viewBox="0 0 1000 1000" className="vinyl" aria-hidden="true">
      <path d={pathFrom(start)} />
    </svg>
  );
});

/** The square that every drawing of a page fills; `children` lie on it. */
export function Plate({ children }: { readonly children: ReactNode }) {
  return (
    <div className="flex h-full items-center justify-center px-4 py-7 lg:px-12 lg:py-8">
      <div className="plate">{children}</div>
    </div>
  );
}
