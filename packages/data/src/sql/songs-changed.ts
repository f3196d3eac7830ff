import { farthestMs } from '../witness/distance.ts';
import type { Context } from './context.ts';
import { givenIds } from './given.ts';
import { lockListener, raiseProfileVersion } from './listeners.ts';
import { raiseCatalogueVersion, raiseFeaturesVersion } from './raise-catalogue-version.ts';
import { regroup } from './regroup.ts';
import type { Interval } from './witness-window.ts';

/**
 * Called where plays count as other songs than before, within the transaction that changed it.
 * `songIds` are the songs before and after. Whoever keeps songs or the histories of listeners who
 * played or judged one of them in memory loads them again, and what sources told of as two songs can
 * be one play now, or no longer.
 */
export async function songsChanged(context: Context, songIds: ReadonlySet<number>): Promise<void> {
  await raiseCatalogueVersion(context, 'rewritten');
  await raiseFeaturesVersion(context);
  const heard = await heardOf(context, songIds);
  for (const listenerId of await listenersOf(context, songIds, heard.keys())) {
    await lockListener(context, listenerId);
    await raiseProfileVersion(context, listenerId, 'rewritten');
    const places = await meetingPlaces(context, listenerId, heard.get(listenerId) ?? []);
    if (places.length > 0) await regroup(context, listenerId, places);
  }
}

interface Heard {
  readonly spellingId: number;
  readonly trackId: number;
  readonly source: string;
}

/** Which spellings of the songs each listener's witnesses lead to, by listener. */
async function heardOf(
  { db, dialect }: Context,
  songIds: ReadonlySet<number>,
): Promise<Map<number, Heard[]>> {
  const rows = await db
    .selectFrom('track')
    .innerJoin('spelling', 'spelling.track_id', 'track.id')
    .innerJoin('listener_spelling', 'listener_spelling.spelling_id', 'spelling.id')
    .select(['listener_id', 'spelling_id as spellingId', 'track.id as trackId', 'source'])
    .where('track.song_id', 'in', givenIds(dialect, songIds))
    .execute();
  return Map.groupBy(rows, (row) => row.listener_id);
}

/**
 * Where a listener's witnesses of two tracks are near enough to be one play, if the tracks are one song: witnesses
 * of one track were and are of the same song, and those of one source are two plays unless their times are the same.
 */
async function meetingPlaces(
  { db, dialect }: Context,
  listenerId: number,
  heard: readonly Heard[],
): Promise<Interval[]> {
  const { size: tracks } = new Set(heard.map(({ trackId }) => trackId));
  if (tracks < 2) return [];
  const bySpelling = new Map(heard.map((one) => [one.spellingId, one]));
  const rows = await db
    .selectFrom('witness')
    .select(['started_at as at', 'spelling_id as spellingId'])
    .where('listener_id', '=', listenerId)
    .where('spelling_id', 'in', givenIds(dialect, bySpelling.keys()))
    .orderBy('started_at')
    .execute();
  return rows.flatMap(({ at, spellingId }, nth) => {
    const one = bySpelling.get(spellingId);
    for (let next = nth + 1; next < rows.length; next += 1) {
      const other = rows[next];
      if (other === undefined || other.at - at > farthestMs) break;
      const { trackId, source } = bySpelling.get(other.spellingId) ?? {};
      if (trackId !== one?.trackId && (source !== one?.source || other.at === at)) {
        return [{ from: at, to: other.at }];
      }
    }
    return [];
  });
}

/**
 * Who heard or judged one of them. In the order of their ids, so that two that change listeners do not wait for
 * each other.
 */
async function listenersOf(
  { db, dialect }: Context,
  songIds: ReadonlySet<number>,
  heard: Iterable<number>,
): Promise<number[]> {
  const ids = givenIds(dialect, songIds);
  const rows = await db
    .selectFrom('verdict')
    .select('listener_id')
    .where('song_id', 'in', ids)
    .union(db.selectFrom('exclusion').select('listener_id').where('song_id', 'in', ids))
    .union(db.selectFrom('saved_song').select('listener_id').where('song_id', 'in', ids))
    .execute();
  const judged = rows.map((row) => row.listener_id);
  return [...new Set([...heard, ...judged])].sort((a, b) => a - b);
}
