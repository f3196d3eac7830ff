import type { Log, LogRow } from './log.ts';
import { LogBuilder, type LogReading } from './log-builder.ts';

/** A row of listener `ann`, of three minutes, with what is told otherwise. */
export const logRow = (track: string, rest: Partial<LogRow> = {}): LogRow => ({
  ...{ track, listener: 'ann', session: null, order: null, artist: null },
  ...{ startedAt: null, msPlayed: 180_000, count: 1 },
  ...rest,
});

export function logFrom(rows: readonly LogRow[], reading?: LogReading): Log {
  const builder = new LogBuilder(reading);
  for (const row of rows) builder.add(row);
  return builder.build();
}

/** Tracks of an owner in the order of their plays. */
export function tracksOf(log: Log, owner: string): (string | undefined)[] {
  const number = log.owners.find(owner) ?? -1;
  const { offsets, items } = log.plays;
  return [...items.subarray(offsets[number], offsets[number + 1])].map(
    (item) => log.tracks.names[item],
  );
}

/** Start times of an owner's plays, UTC epoch milliseconds. */
export function timesOf(log: Log, owner: string): number[] {
  const number = log.owners.find(owner) ?? -1;
  const { offsets, startedAt } = log.plays;
  return [...startedAt.subarray(offsets[number], offsets[number + 1])];
}
