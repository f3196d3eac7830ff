import {
  type AccountPlace,
  EchoError,
  type HistoryReading,
  type PlayOutcome,
  type ScrobbleAccount,
  type Store,
} from '@echotune/data';
import type { ParsedRecord } from '@echotune/formats';
import { recordPlays } from '../feedback/record-plays.ts';
import { isAhead } from '../import/refuse-future.ts';
import { advanceReading, beforeOf, unread } from './advance-reading.ts';
import { accountOf } from './connect-account.ts';
import { type PlayService, playService } from './find-service.ts';
import type { ScrobbleDeps } from './scrobble-deps.ts';

export type PullDeps = Pick<ScrobbleDeps, 'store' | 'scrobbling' | 'clock'>;

/** read = added + duplicates + rejected, always. */
export interface PulledTotals {
  readonly read: number;
  readonly added: number;
  readonly duplicates: number;
  readonly rejected: number;
  /** How far down the history it is, UTC epoch milliseconds; null before the first page. */
  readonly reached: number | null;
}

const nothingPulled: PulledTotals = {
  ...{ read: 0, added: 0, duplicates: 0, rejected: 0, reached: null },
};

export interface PullRequest extends AccountPlace {
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
 * Plays are stored as those of the service's exports are. Throws provider-not-connected, provider-*, store-*.
 */
export async function pullHistory(deps: PullDeps, request: PullRequest): Promise<PulledTotals> {
  const { listenerId, provider, again, signal } = request;
  const { store, scrobbling } = deps;
  const found = await accountOf(deps, request);
  const service = playService(scrobbling, provider);
  let totals = request.earlier ?? nothingPulled;
  let reading: HistoryReading = again ? unread : found.reading;
  let isResumed = reading.cursor !== null;
  for (;;) {
    signal.throwIfAborted();
    const page = await service.readPage(found.user, beforeOf(reading), signal);
    const now = deps.clock();
    const next = advanceReading(reading, page, Math.floor(now / 1000));
    const readBefore = reading.cursor;
    const outcomes = await store.transaction(async (tx) => {
      await refuseAnother(tx, found);
      await tx.scrobbleAccounts.change(listenerId, provider, { reading: next });
      return storePage(tx, { listenerId, service, now, readBefore }, page.records);
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

/** What was read of one account says nothing of the one that was connected in its place meanwhile. */
async function refuseAnother(store: Store, read: ScrobbleAccount): Promise<void> {
  const { user } = await accountOf({ store }, read);
  if (user === read.user) return;
  throw new EchoError('provider-not-connected', `${read.user} is no longer connected.`);
}

interface PageRequest {
  readonly listenerId: number;
  readonly service: PlayService;
  readonly now: number;
  /** The second of which plays were read already, UTC epoch seconds. */
  readonly readBefore: number | null;
}

/** What became of each play of a page; what is known of the second that is read again was told before. */
async function storePage(
  store: Store,
  { listenerId, service, now, readBefore }: PageRequest,
  records: readonly ParsedRecord[],
): Promise<(PlayOutcome | 'rejected')[]> {
  const told = records.filter(({ notMusic }) => notMusic === undefined);
  const plays = told.flatMap(({ play }) =>
    play === undefined || isAhead(play.startedAt, now) ? [] : [play],
  );
  const outcomes = await recordPlays(store, { listenerId, source: service.source, now }, plays);
  const rejected = Array.from({ length: told.length - plays.length }, () => 'rejected' as const);
  const isTold = (outcome: PlayOutcome, i: number) =>
    outcome === 'duplicate' && secondOf(plays[i]) === readBefore;
  return [...outcomes.filter((outcome, i) => !isTold(outcome, i)), ...rejected];
}

function secondOf(play: { readonly stampedAt: number } | undefined): number | null {
  return play === undefined ? null : Math.floor(play.stampedAt / 1000);
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
