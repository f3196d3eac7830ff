import { readDay } from '../stats/read-day.ts';
import type { ToolContext } from './tools/tool.ts';

export interface DayRange {
  /** Local dates, YYYY-MM-DD; the second is included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The day after a local date. */
function nextDay(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

/** The range of some local days where the listener is, as UTC epoch milliseconds. Throws input-invalid. */
export async function momentsOf(
  { deps, listenerId }: ToolContext,
  { from, to }: DayRange,
): Promise<{ readonly from?: number; readonly to?: number }> {
  const { listener } = await deps.profiles.get(listenerId);
  return {
    ...(from !== undefined && { from: readDay(from, listener.timeZone) }),
    ...(to !== undefined && { to: readDay(nextDay(to), listener.timeZone) }),
  };
}

/** The local date of a moment, YYYY-MM-DD. */
export async function dayOf({ deps, listenerId }: ToolContext, at: number): Promise<string> {
  const { clock } = await deps.profiles.get(listenerId);
  return new Date(clock.localMs(at)).toISOString().slice(0, 10);
}
