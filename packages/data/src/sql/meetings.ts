import type { NewPlay } from '../domain/play.ts';
import { farthestMs } from '../witness/distance.ts';
import type { Context } from './context.ts';
import type { SpellingSources } from './spelling-sources.ts';
import type { Interval, Place } from './witness-window.ts';

/** Plays that were stored a moment ago. */
export interface StoredPlays {
  readonly plays: readonly NewPlay[];
  /** The first of their ids; undefined where there are none. */
  readonly newFrom: number | undefined;
  readonly sources: SpellingSources;
}

/**
 * Where plays that were just stored could be plays that somebody else tells of too: near a play or a
 * tombstone that was there before, or near each other by two sources or two spellings of one row.
 * Most often nowhere, which costs one look into an index.
 */
export async function meetings(
  context: Context,
  listenerId: number,
  { plays, newFrom, sources }: StoredPlays,
): Promise<Place[]> {
  const ordered = plays.toSorted((a, b) => a.startedAt - b.startedAt || a.msPlayed - b.msPlayed);
  const first = ordered[0];
  const last = ordered.at(-1);
  if (!first || !last || newFrom === undefined) return [];
  const before = await startsBefore(context, listenerId, newFrom, {
    from: first.startedAt - farthestMs,
    to: last.startedAt + farthestMs,
  });
  return [...nearOthers(ordered, before), ...nearEachOther(ordered, sources)];
}

/** Starts of what was there, ascending. */
async function startsBefore(
  { db }: Context,
  listenerId: number,
  newFrom: number,
  { from, to }: Interval,
): Promise<number[]> {
  const plays = await db
    .selectFrom('play')
    .select('started_at')
    .where('listener_id', '=', listenerId)
    .where('started_at', '>=', from)
    .where('started_at', '<=', to)
    .where('id', '<', newFrom)
    .execute();
  const tombstones = await db
    .selectFrom('witness')
    .select('started_at')
    .where('listener_id', '=', listenerId)
    .where('play_id', 'is', null)
    .where('started_at', '>=', from)
    .where('started_at', '<=', to)
    .execute();
  return [...plays, ...tombstones].map((row) => row.started_at).sort((a, b) => a - b);
}

function* nearOthers(ordered: readonly NewPlay[], before: readonly number[]): Generator<Place> {
  let at = 0;
  for (const { startedAt, trackId } of ordered) {
    while (at < before.length && before[at]! < startedAt - farthestMs) at += 1;
    const nearest = before[at];
    if (nearest !== undefined && nearest <= startedAt + farthestMs) {
      yield { from: startedAt, to: startedAt, trackIds: [trackId] };
    }
  }
}

function* nearEachOther(ordered: readonly NewPlay[], sources: SpellingSources): Generator<Place> {
  let last: NewPlay | undefined;
  for (const play of ordered) {
    if (last && play.startedAt - last.startedAt <= farthestMs) {
      const oneRow = play.stampedAt === last.stampedAt && play.msPlayed === last.msPlayed;
      if (oneRow || sources.of(play.spellingId) !== sources.of(last.spellingId)) {
        const trackIds = [last.trackId, play.trackId];
        yield { from: last.startedAt, to: play.startedAt, trackIds };
      }
    }
    last = play;
  }
}
