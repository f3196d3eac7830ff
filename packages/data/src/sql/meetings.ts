import type { NewPlay } from '../domain/play.ts';
import { farthestMs } from '../witness/distance.ts';
import type { Context } from './context.ts';
import type { SpellingSources } from './spelling-sources.ts';
import { type Interval, type Place, spreadMs } from './witness-window.ts';

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
  const ordered = plays.toSorted(
    (a, b) => a.startedAt - b.startedAt || a.msPlayed - b.msPlayed || a.stampedAt - b.stampedAt,
  );
  const first = ordered[0];
  const last = ordered.at(-1);
  if (!first || !last || newFrom === undefined) return [];
  const before = await startsBefore(context, listenerId, newFrom, {
    from: first.startedAt - farthestMs,
    to: last.startedAt + farthestMs,
  });
  return [...nearOthers(ordered, before), ...nearEachOther(ordered, sources)];
}

/** Starts of the witnesses that were there, ascending; a play has the start of one of its own. */
async function startsBefore(
  { db }: Context,
  listenerId: number,
  newFrom: number,
  { from, to }: Interval,
): Promise<number[]> {
  const plays = await db
    .selectFrom('play')
    .innerJoin('witness', (join) =>
      join
        .onRef('witness.play_id', '=', 'play.id')
        .onRef('witness.listener_id', '=', 'play.listener_id'),
    )
    .select('witness.started_at')
    .where('play.listener_id', '=', listenerId)
    .where('play.started_at', '>=', from - spreadMs)
    .where('play.started_at', '<=', to + spreadMs)
    .where('play.id', '<', newFrom)
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
  const lastOf = new Map<string, NewPlay>();
  for (const play of ordered) {
    const { startedAt, trackId } = play;
    const own = sources.of(play.spellingId);
    for (const [source, last] of lastOf) {
      const isNear = startedAt - last.startedAt <= farthestMs;
      const oneRow = play.stampedAt === last.stampedAt && play.msPlayed === last.msPlayed;
      if (isNear && (oneRow || source !== own)) {
        yield { from: startedAt, to: startedAt, trackIds: [trackId] };
        break;
      }
    }
    lastOf.set(own, play);
  }
}
