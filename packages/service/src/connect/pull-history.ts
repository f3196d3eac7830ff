import type { Clients } from '@echotune/connect';
import { EchoError, type HistoryReading, type PlayOutcome, type Store } from '@echotune/data';
import type { ParsedRecord } from '@echotune/formats';
import { recordPlays } from '../feedback/record-plays.ts';
import { isAhead } from '../import/refuse-future.ts';
import type { ConnectionRef } from './connect-account.ts';
import { type HistoryPage, type PlayService, playService } from './find-service.ts';

export interface PullDeps {
  readonly store: Store;
  readonly clients: Clients;
  readonly clock: () => number;
}

/** read = added + duplicates + rejected, always. */
export interface PulledTotals {
  readonly read: number;
  readonly added: number;
  readonly duplicates: number;
  readonly rejected: number;
  /** How far down the history it is, UTC epoch milliseconds; null before the first page. */
  readonly reached: number | null;
}

export const nothingPulled: PulledTotals = {
  ...{ read: 0, added: 0, duplicates: 0, rejected: 0, reached: null },
};

export interface PullRequest extends ConnectionRef {
  /** Everything once more, also what came there late with an earlier time. */
  readonly again: boolean;
  readonly signal: AbortSignal;
  readonly onProgress?: (totals: PulledTotals) => void;
  /** What an interrupted attempt had read. */
  readonly earlier?: PulledTotals;
}

/**
 * Reads a history from the service that keeps it, from its newest play down to where everything is known.
 * Each page is stored together with how far it reaches: killed anywhere, the same call goes on there.
 * Plays are stored as those of the service's exports are. Throws connection-unknown, provider-*, store-*.
 */
export async function pullHistory(deps: PullDeps, request: PullRequest): Promise<PulledTotals> {
  const { listenerId, provider, again, signal } = request;
  const { store, clients } = deps;
  const found = await store.connections.get(listenerId, provider);
  if (found === null) {
    throw new EchoError('connection-unknown', `There is no connection to ${provider}.`);
  }
  const service = playService(clients, provider);
  let totals = request.earlier ?? nothingPulled;
  let reading: HistoryReading = again ? { knownTo: null, top: null, cursor: null } : found.reading;
  let isResumed = reading.cursor !== null;
  for (;;) {
    signal.throwIfAborted();
    const { cursor } = reading;
    // With the second it stopped at: several plays can have begun in it.
    const before = cursor === null ? null : cursor + 1;
    const page = await service.readPage(found.user, before, signal);
    const next = after(reading, page);
    const outcomes = await store.transaction(async (tx) => {
      await tx.connections.change(listenerId, provider, { reading: next });
      return storePage(tx, { listenerId, service, now: deps.clock() }, page.records);
    });
    reading = next;
    totals = sum(totals, outcomes, page.oldest);
    request.onProgress?.(totals);
    if (next.cursor !== null) continue;
    if (!isResumed) return totals;
    // What came since the interrupted reading began lies above it.
    isResumed = false;
  }
}

/** Where the reading stands after a page; at its end nothing is left to read down to. */
function after(
  { knownTo, top, cursor }: HistoryReading,
  { oldest, newest, isFull }: HistoryPage,
): HistoryReading {
  const began = top ?? newest;
  const isLower = oldest !== null && (cursor === null || oldest < cursor);
  const isKnown = oldest !== null && knownTo !== null && oldest <= knownTo;
  if (isLower && !isKnown) return { knownTo, top: began, cursor: oldest };
  // A page full of plays of one second hides those before it.
  if (isFull && !isKnown && cursor !== null) return { knownTo, top: began, cursor: cursor - 1 };
  return { knownTo: began ?? knownTo, top: null, cursor: null };
}

async function storePage(
  store: Store,
  { listenerId, service, now }: { listenerId: number; service: PlayService; now: number },
  records: readonly ParsedRecord[],
): Promise<(PlayOutcome | 'rejected')[]> {
  const told = records.filter(({ notMusic }) => notMusic === undefined);
  const plays = told.flatMap(({ play }) =>
    play === undefined || isAhead(play.startedAt, now) ? [] : [play],
  );
  const outcomes = await recordPlays(store, { listenerId, source: service.source, now }, plays);
  const rejected = Array.from({ length: told.length - plays.length }, () => 'rejected' as const);
  return [...outcomes, ...rejected];
}

function sum(
  totals: PulledTotals,
  outcomes: readonly (PlayOutcome | 'rejected')[],
  oldest: number | null,
): PulledTotals {
  const counted = (wanted: string) => outcomes.filter((one) => one === wanted).length;
  const [added, rejected] = [counted('added'), counted('rejected')];
  return {
    read: totals.read + outcomes.length,
    added: totals.added + added,
    duplicates: totals.duplicates + outcomes.length - added - rejected,
    rejected: totals.rejected + rejected,
    reached: oldest === null ? totals.reached : oldest * 1000,
  };
}
