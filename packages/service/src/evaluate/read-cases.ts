import { type JoinedHistory, joinedHistory, type Log, LogBuilder } from '@echotune/engine';
import { readRows } from './read-log.ts';

/** What predictions are wanted for: tracks that are new to a listener, or the next of a session. */
export type PredictMode = 'top-n' | 'next';

/** Questions in the order of the file. */
export interface Cases {
  /** Whose owners are the cases; it goes on from the training log. */
  readonly log: Log;
  /** By case: whose history of the training log belongs to it; null for nobody's. */
  readonly listeners: readonly (string | null)[];
}

/**
 * The cases of a file. A next track's stand in their order; of a listener's known history the order
 * matters where the training log has one too. Throws as `readRows`.
 */
export async function readCases(path: string, train: Log, mode: PredictMode): Promise<Cases> {
  const ordered = mode === 'next' || train.clock !== 'none';
  const builder = new LogBuilder({ after: train, ordered });
  const listeners: (string | null)[] = [];
  for await (const { case: name, track, ...row } of readRows(path, 'cases')) {
    const number = builder.addOwner(name);
    listeners[number] ??= row.listener;
    if (track !== null) builder.add({ ...row, track, listener: name });
  }
  return { log: builder.build(), listeners };
}

/** What is known in a case: its listener's training history, then its own rows. */
export function historyOf(train: Log, { log, listeners }: Cases, number: number): JoinedHistory {
  const listener = listeners[number];
  // A case may be called as a listener is, and be nobody's all the same.
  return joinedHistory(train, log, number, listener ?? null);
}
