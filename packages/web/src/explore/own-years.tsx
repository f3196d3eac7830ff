import type { OwnHistory } from '../api.generated.ts';
import { useStatistics } from '../frame/use-statistics.ts';
import { useListener } from '../frame/whose.ts';
import { SilentPlate } from '../groove/silent-plate.tsx';
import { useMinute } from '../home/use-home.ts';
import { YearsDrawing } from './years-drawing.tsx';

interface OwnYearsProps {
  /** Null while it is not known. */
  readonly of: { readonly name: string; readonly history: OwnHistory } | null;
  /** The start of a play to light, UTC epoch ms. */
  readonly lit: number | null;
}

/** A song or an artist through the listener's years, silent until both are known. */
export function OwnYears({ of, lit }: OwnYearsProps) {
  const { id, timeZone } = useListener();
  const now = useMinute();
  const since = useStatistics(id).data?.firstPlay ?? null;
  if (of === null || since === null) return <SilentPlate />;
  return <YearsDrawing name={of.name} history={of.history} {...{ since, now, timeZone, lit }} />;
}
