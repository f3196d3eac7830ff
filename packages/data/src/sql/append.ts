import type { NewPlay, PlayOutcome } from '../domain/play.ts';
import { EchoError } from '../errors.ts';
import { atomically, type Context } from './context.ts';
import { givenIds } from './given.ts';
import { internKept } from './kept.ts';
import { lockHistory, raiseProfileVersion } from './listeners.ts';

/** Its terms forbid training on what it answers (FACTS: Developer Policy III.14). */
const notForTraining = 'spotify-web-api';

/** The work of `PlayStore.append`; per play only the two inserts, all else once a batch. */
export function appendPlays(
  outer: Context,
  listenerId: number,
  plays: readonly NewPlay[],
  fileId: number | null,
): Promise<PlayOutcome[]> {
  return atomically(outer, async (context) => {
    await lockHistory(context, listenerId);
    const added = await context.playRows.insert(context.db, {
      listenerId,
      fileId,
      plays,
      untrainable: await untrainableSpellings(context, plays),
      keptIds: await internKept(
        context,
        plays.map((play) => play.kept),
      ),
    });
    const addedCount = added.reduce((sum, one) => sum + one, 0);
    if (addedCount > 0) await raiseProfileVersion(context, listenerId);
    context.afterCommit.push(() => context.telemetry.count('plays_stored', addedCount));
    if (addedCount === plays.length) return plays.map(() => 'added');
    const deleted = await tombstones(context, listenerId, plays);
    return plays.map((play, index) => {
      if (added[index] === 1) return 'added';
      return deleted.has(witnessKey(play)) ? 'deleted' : 'duplicate';
    });
  });
}

/** Requires that spellings and tracks are as given; returns those whose source must not be trained on. */
async function untrainableSpellings(
  { db, dialect }: Context,
  plays: readonly NewPlay[],
): Promise<Set<number>> {
  const wanted = new Map(plays.map((play) => [play.spellingId, play.trackId]));
  const rows = await db
    .selectFrom('spelling')
    .select(['id', 'track_id', 'source'])
    .where('id', 'in', givenIds(dialect, wanted.keys()))
    .execute();
  const known = new Map(rows.map((row) => [row.id, row.track_id]));
  for (const { spellingId, trackId } of plays) {
    // A spelling's track is there: the spelling names it with a foreign key.
    if (known.get(spellingId) !== trackId) throw gone();
  }
  return new Set(rows.filter(({ source }) => source === notForTraining).map(({ id }) => id));
}

function gone(): EchoError {
  return new EchoError('track-unknown', 'A track is not in the catalogue: resolve it again.');
}

/** Keys of the listener's tombstones in the plays' span of time. */
async function tombstones(
  { db }: Context,
  listenerId: number,
  plays: readonly NewPlay[],
): Promise<Set<string>> {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { stampedAt } of plays) {
    first = Math.min(first, stampedAt);
    last = Math.max(last, stampedAt);
  }
  const rows = await db
    .selectFrom('witness')
    .select(['stamped_at as stampedAt', 'spelling_id as spellingId', 'ms_played as msPlayed'])
    .where('listener_id', '=', listenerId)
    .where('play_id', 'is', null)
    .where('stamped_at', '>=', first)
    .where('stamped_at', '<=', last)
    .execute();
  return new Set(rows.map(witnessKey));
}

function witnessKey(key: { stampedAt: number; spellingId: number; msPlayed: number }): string {
  return `${key.stampedAt} ${key.spellingId} ${key.msPlayed}`;
}
