import type { RequestTrace } from './request-trace.ts';
import { type Served, servedInAll } from './served.ts';
import { type SimulationPlan, simulate } from './simulate.ts';

export interface CurvePoint extends Served {
  /** Bytes. */
  readonly capacity: number;
}

/** What a cache would serve at each of the capacities: a hit-ratio curve, one simulation a point. */
export function hitRatioCurve(
  trace: RequestTrace,
  plan: Omit<SimulationPlan, 'capacity'>,
  capacities: readonly number[],
): readonly CurvePoint[] {
  return capacities.map((capacity) => ({
    capacity,
    ...servedInAll(simulate(trace, { ...plan, capacity })),
  }));
}
