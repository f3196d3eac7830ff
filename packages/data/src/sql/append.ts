import type { NewPlay, PlayOutcome } from '../domain/play.ts';
import { notForTraining } from '../domain/training-terms.ts';
import { EchoError } from '../errors.ts';
import { witnessKey } from './apart.ts';
import { atomically, type Context } from './context.ts';
import { givenIds } from './given.ts';
import { internKept } from './kept.ts';
import { lockHistory, raiseProfileVersion } from './listeners.ts';
import { meetings } from './meetings.ts';
import { partOf } from './part-of.ts';
import { regroup } from './regroup.ts';
import { SpellingSources } from './spelling-sources.ts';
import { noteToldAgain } from './told-again.ts';

/**
 * The work of `PlayStore.append`: each row becomes a play of its own, at two inserts a row; then,
 * where it meets what other sources tell, plays that are one are made one.
 */
export function appendPlays(
  outer: Context,
  listenerId: number,
  plays: readonly NewPlay[],
  fileId: number | null,
): Promise<PlayOutcome[]> {
  return atomically(outer, async (context) => {
    await lockHistory(context, listenerId);
    const sources = await sourcesOf(context, plays);
    const ids = await context.playRows.insert(context.db, {
      listenerId,
      fileId,
      plays,
      untrainable: untrainable(plays, sources),
      keptIds: await internKept(
        context,
        plays.map((play) => play.kept),
      ),
    });
    const stored = plays.filter((_, index) => ids[index] !== 0);
    // Ids ascend.
    const newFrom = ids.find((id) => id !== 0);
    if (newFrom !== undefined) await raiseProfileVersion(context, listenerId);
    const met = await meetings(context, listenerId, { plays: stored, newFrom, sources });
    if (met.length > 0) await regroup(context, listenerId, met, newFrom);
    const outcomes = await outcomesOf(context, listenerId, plays, ids, met.length > 0);
    if (fileId !== null) {
      const again = plays.filter((_, index) => outcomes[index] === 'duplicate');
      await noteToldAgain(context, listenerId, fileId, again);
    }
    const addedCount = outcomes.filter((outcome) => outcome === 'added').length;
    context.afterCommit.push(() => context.telemetry.count('plays_stored', addedCount));
    return outcomes;
  });
}

/** `ids` are those under which the rows were stored, 0 for rows that were known. */
async function outcomesOf(
  context: Context,
  listenerId: number,
  plays: readonly NewPlay[],
  ids: Float64Array,
  regrouped: boolean,
): Promise<PlayOutcome[]> {
  const isAll = ids.every((id) => id !== 0);
  if (isAll && !regrouped) return plays.map(() => 'added');
  const deleted = await tombstones(context, listenerId, plays);
  const alive = regrouped ? await alivePlays(context, listenerId, ids) : null;
  return plays.map((play, index) => {
    if (deleted.has(witnessKey(play))) return 'deleted';
    const id = ids[index]!;
    if (id === 0) return 'duplicate';
    return alive === null || alive.has(id) ? 'added' : 'same-play';
  });
}

/** Which of the plays are there: the others were one with a play that was there before. */
async function alivePlays(
  { db, dialect }: Context,
  listenerId: number,
  ids: Float64Array,
): Promise<Set<number>> {
  const rows = await db
    .selectFrom('play')
    .select('id')
    .where(partOf(dialect, 'play.listener_id', listenerId))
    .where(
      'id',
      'in',
      givenIds(
        dialect,
        ids.filter((id) => id !== 0),
      ),
    )
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** The source of each spelling. Requires that spellings and tracks are as given. */
async function sourcesOf(
  { db, dialect }: Context,
  plays: readonly NewPlay[],
): Promise<SpellingSources> {
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
  return new SpellingSources(rows);
}

function untrainable(plays: readonly NewPlay[], sources: SpellingSources): Set<number> {
  if (!sources.has(notForTraining)) return new Set();
  const spellings = plays.map(({ spellingId }) => spellingId);
  return new Set(spellings.filter((id) => sources.of(id) === notForTraining));
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
