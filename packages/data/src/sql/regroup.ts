import { best, clusters, playedOf } from '../witness/clusters.ts';
import { apartPairs, type WitnessPair } from './apart.ts';
import type { Context } from './context.ts';
import { given, givenIds } from './given.ts';
import { raiseProfileVersion } from './listeners.ts';
import { partOf } from './part-of.ts';
import type { MovedWitness } from './play-rows.ts';
import {
  chainsAround,
  joined,
  type Place,
  type PlacedWitness,
  type PlayValues,
} from './witness-window.ts';

/** What has to be written for the plays of some chains to be what their witnesses say. */
interface Changes {
  readonly moved: MovedWitness[];
  readonly fresh: { witnesses: readonly PlacedWitness[]; play: PlayValues }[];
  readonly changed: (PlayValues & { id: number })[];
  readonly held: PlacedWitness[];
  readonly gone: number[];
}

/**
 * Makes a listener's plays in these places what their witnesses say: one play for each group of
 * witnesses, with the values of the best one that tells them; none where one of the group is a
 * tombstone. It follows from the witnesses alone (`witness/clusters.ts`). Plays keep their ids as far
 * as they go on. `newFrom` is the first id of plays stored in this transaction: nobody has seen those
 * yet. The caller holds the listener's history.
 */
export async function regroup(
  context: Context,
  listenerId: number,
  places: readonly Place[],
  newFrom = Number.POSITIVE_INFINITY,
): Promise<void> {
  const apart = await apartPairs(context, listenerId);
  let rewritten = false;
  for (const place of joined(places)) {
    const found = await chainsAround(context, listenerId, place);
    const changes = changesOf(found, apart);
    await apply(context, listenerId, changes);
    const touched = [...changes.gone, ...changes.changed.map(({ id }) => id)];
    rewritten ||= changes.fresh.length > 0 || touched.some((id) => id < newFrom);
  }
  if (rewritten) await raiseProfileVersion(context, listenerId, 'rewritten');
}

function changesOf(found: readonly PlacedWitness[][], apart: WitnessPair): Changes {
  const changes: Changes = { moved: [], fresh: [], changed: [], held: [], gone: [] };
  // Over all chains: witnesses of one play are of two songs once those are told apart.
  const claimed = new Set<number>();
  for (const group of found.flatMap((chain) => clusters(chain, apart))) {
    if (group.some(({ playId }) => playId === null)) {
      changes.held.push(...group.filter(({ playId }) => playId !== null));
    } else {
      settle(group, claimed, changes);
    }
  }
  const before = new Set(found.flat().flatMap(({ playId }) => playId ?? []));
  changes.gone.push(...[...before].filter((id) => !claimed.has(id)));
  return changes;
}

/** The group's play is the oldest that its witnesses had and no other group has taken. */
function settle(group: readonly PlacedWitness[], claimed: Set<number>, changes: Changes): void {
  const speaker = best(group);
  const play = {
    trackId: speaker.trackId,
    startedAt: speaker.startedAt,
    msPlayed: playedOf(group),
    trainable: Math.max(...group.map(({ trainable }) => trainable)),
  };
  const free = group.filter(({ playId }) => playId !== null && !claimed.has(playId));
  const oldest = free.reduce((least, { playId }) => Math.min(least, playId ?? least), Infinity);
  if (oldest === Infinity) {
    changes.fresh.push({ witnesses: group, play });
    return;
  }
  claimed.add(oldest);
  for (const witness of group) {
    if (witness.playId !== oldest) changes.moved.push({ witness, playId: oldest });
  }
  const said = group.find(({ playId }) => playId === oldest)?.play;
  if (said && !alike(said, play)) changes.changed.push({ id: oldest, ...play });
}

function alike(a: PlayValues, b: PlayValues): boolean {
  return (
    a.trackId === b.trackId &&
    a.startedAt === b.startedAt &&
    a.msPlayed === b.msPlayed &&
    a.trainable === b.trainable
  );
}

async function apply(context: Context, listenerId: number, changes: Changes): Promise<void> {
  const { db, dialect, playRows } = context;
  const moved = [...changes.moved];
  for (const { witnesses, play } of changes.fresh) {
    const { id } = await db
      .insertInto('play')
      .values({ listener_id: listenerId, ...rowOf(play) })
      .returning('id')
      .executeTakeFirstOrThrow();
    moved.push(...witnesses.map((witness) => ({ witness, playId: id })));
  }
  if (moved.length > 0) await playRows.move(db, listenerId, moved);
  await holdBack(context, listenerId, changes.held);
  if (changes.changed.length > 0) {
    const columns = {
      id: 'int',
      trackId: 'int',
      startedAt: 'int',
      msPlayed: 'int',
      trainable: 'int',
    } as const;
    await db
      .updateTable('play')
      .from(given(dialect, columns, changes.changed))
      .set((column) => ({
        track_id: column.ref('given.trackId'),
        started_at: column.ref('given.startedAt'),
        ms_played: column.ref('given.msPlayed'),
        trainable: column.ref('given.trainable'),
      }))
      .where(partOf(dialect, 'play.listener_id', listenerId))
      .whereRef('play.id', '=', 'given.id')
      .execute();
  }
  if (changes.gone.length > 0) {
    await db
      .deleteFrom('play')
      .where(partOf(dialect, 'play.listener_id', listenerId))
      .where('id', 'in', givenIds(dialect, changes.gone))
      .execute();
  }
}

function rowOf({ trackId, startedAt, msPlayed, trainable }: PlayValues) {
  return { track_id: trackId, started_at: startedAt, ms_played: msPlayed, trainable };
}

/** The listener too: SQLite then looks each row up by its key, and does not walk the history for each. */
const keyColumns = {
  listenerId: 'int',
  stampedAt: 'int',
  spellingId: 'int',
  msPlayed: 'int',
} as const;

function keyOf(listenerId: number, { stampedAt, spellingId, msPlayed }: PlacedWitness) {
  return { listenerId, stampedAt, spellingId, msPlayed };
}

/** The play was deleted: what else tells of it becomes a tombstone too. */
async function holdBack(
  { db, dialect }: Context,
  listenerId: number,
  held: readonly PlacedWitness[],
): Promise<void> {
  if (held.length === 0) return;
  const rows = held.map((witness) => keyOf(listenerId, witness));
  await db
    .updateTable('witness')
    .from(given(dialect, keyColumns, rows))
    .set({ play_id: null, file_id: null, record: null, kept_id: null })
    .where(partOf(dialect, 'witness.listener_id', listenerId))
    .whereRef('listener_id', '=', 'given.listenerId')
    .whereRef('stamped_at', '=', 'given.stampedAt')
    .whereRef('spelling_id', '=', 'given.spellingId')
    .whereRef('ms_played', '=', 'given.msPlayed')
    .execute();
}
