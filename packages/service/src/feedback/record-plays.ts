import { EchoError, type PlayOutcome, type Store } from '@echotune/data';
import type { SourceTrack } from '@echotune/formats';
import { resolveSpelling } from '../identify/resolve-spelling.ts';
import { isAhead } from '../import/refuse-future.ts';
import { enqueueForwarding } from '../scrobble/schedule-forwarding.ts';

/** A play as a player reports it. */
export interface LivePlay {
  readonly track: SourceTrack;
  /** Start of playback, UTC epoch milliseconds. */
  readonly startedAt: number;
  /** `unknownMs` where the player does not say. */
  readonly msPlayed: number;
  /** The source's own stamp where that is not the start, UTC epoch milliseconds. */
  readonly stampedAt?: number;
  /** What else its source tells and is kept: JSON object text. */
  readonly kept?: string;
}

/** Sources of plays that happen now. Others tell what was played, and may be where plays are sent. */
const forwarded: ReadonlySet<string> = new Set(['api', 'listenbrainz-api', 'lastfm-api']);

/**
 * Stores live plays, and puts what is new in the queues of the services that get the listener's plays;
 * when it returns they are on disk. Sending the same play again is a duplicate.
 * Throws listener-unknown, input-invalid, store-*: then none is stored.
 */
export async function recordPlays(
  store: Store,
  { listenerId, source, now }: { listenerId: number; source: string; now: number },
  plays: readonly LivePlay[],
): Promise<PlayOutcome[]> {
  for (const [index, { startedAt }] of plays.entries()) {
    if (!isAhead(startedAt, now)) continue;
    throw new EchoError('input-invalid', `plays.${index}.startedAt: lies in the future`);
  }
  return store.transaction(async (tx) => {
    const ids = await tx.catalogue.resolve(
      plays.map(({ track }) => resolveSpelling(source, track)),
    );
    const rows = plays.map(({ startedAt, stampedAt = startedAt, msPlayed, kept = '{}' }, i) => {
      const track = ids[i];
      if (track === undefined) throw new EchoError('internal', 'A track was not resolved.');
      const { spellingId, trackId } = track;
      return { spellingId, trackId, stampedAt, startedAt, msPlayed, kept, record: null };
    });
    const outcomes = await tx.plays.append(listenerId, rows, null);
    const added = rows.filter((_, i) => outcomes[i] === 'added');
    if (forwarded.has(source) && added.length > 0) {
      const queues = await tx.scrobbleAccounts.enqueue(listenerId, added);
      if (queues > 0) await enqueueForwarding(tx, now);
    }
    return outcomes;
  });
}
