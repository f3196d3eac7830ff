import { sql } from 'kysely';
import { clockOf, type SourceClocks } from '../domain/source-clock.ts';
import { notForTraining } from '../domain/training-terms.ts';
import { chains, compareWitnesses, type SpelledWitness } from '../witness/clusters.ts';
import type { Context } from './context.ts';
import { givenIds } from './given.ts';
import type { ColumnsInOrder } from './play-rows.ts';

/** A stretch of time, both ends included, UTC epoch milliseconds. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Where a listener's plays may not be what their witnesses say. */
export interface Place extends Interval {
  /** Of the songs that are concerned; all are where it is not given. */
  readonly trackIds?: readonly number[];
}

/** A witness with the play it belongs to now. */
export interface PlacedWitness extends SpelledWitness {
  readonly trackId: number;
  readonly songId: number;
  readonly trainable: number;
  /** Null for a tombstone. */
  readonly playId: number | null;
  /** What its play says now; null for a tombstone. */
  readonly play: PlayValues | null;
}

export interface PlayValues {
  readonly trackId: number;
  readonly startedAt: number;
  readonly msPlayed: number;
  readonly trainable: number;
}

const minuteMs = 60_000;
/** First look to either side of an interval. */
const marginMs = 60 * minuteMs;
/** A play's witnesses start within this of the play, each of them within `farthestMs` of the next. */
export const spreadMs = 15 * minuteMs;
/** How many intervals are looked at as one: what bounds the witnesses in memory. */
const joinedAtMost = 1000;

/** Places that are looked at together: near ones, as they share much of what is around them. */
export function joined(places: readonly Place[]): Place[] {
  const ordered = places.toSorted((a, b) => a.from - b.from);
  const groups: Place[][] = [];
  let to = Number.NEGATIVE_INFINITY;
  for (const place of ordered) {
    const last = groups.at(-1);
    const isNear = place.from <= to + 2 * marginMs;
    if (last && isNear && last.length < joinedAtMost) last.push(place);
    else groups.push([place]);
    to = isNear ? Math.max(to, place.to) : place.to;
  }
  return groups.map(hull);
}

function hull(places: readonly Place[]): Place {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const trackIds = new Set<number>();
  let isEverySong = false;
  for (const place of places) {
    from = Math.min(from, place.from);
    to = Math.max(to, place.to);
    isEverySong ||= place.trackIds === undefined;
    for (const id of place.trackIds ?? []) trackIds.add(id);
  }
  return isEverySong ? { from, to } : { from, to, trackIds: [...trackIds] };
}

/**
 * The chains (`witness/clusters.ts`) of a listener's witnesses that reach into a place, each of one
 * song and whole, however far it goes beyond. A place that is a play's start reaches all its witnesses.
 */
export async function chainsAround(
  context: Context,
  listenerId: number,
  place: Place,
): Promise<PlacedWitness[][]> {
  const { from, to } = place;
  for (let margin = marginMs; ; margin *= 4) {
    const seen = { ...place, from: from - margin, to: to + margin };
    const found = songs(await load(context, listenerId, seen))
      .flatMap((witnesses) => chains(witnesses.sort(compareWitnesses)))
      .filter((chain) => reach(chain, from - spreadMs, to + spreadMs));
    const edge = found.some(
      (chain) =>
        reach(chain, Number.NEGATIVE_INFINITY, seen.from + spreadMs) ||
        reach(chain, seen.to - spreadMs, Number.POSITIVE_INFINITY),
    );
    if (!edge) return found;
  }
}

function reach(chain: readonly PlacedWitness[], from: number, to: number): boolean {
  return chain.some(({ startedAt }) => startedAt >= from && startedAt <= to);
}

function songs(witnesses: readonly PlacedWitness[]): PlacedWitness[][] {
  return [...Map.groupBy(witnesses, ({ songId }) => songId).values()];
}

async function load(
  { db, dialect, clocks, playRows }: Context,
  listenerId: number,
  { from, to, trackIds }: Place,
): Promise<PlacedWitness[]> {
  const columns = sql`w.stamped_at, w.spelling_id, w.ms_played, w.started_at, s.source, s.track_id,
    t.song_id, p.id, p.track_id as "playTrackId", p.started_at as "playStartedAt",
    p.ms_played as "playMsPlayed", p.trainable`;
  const names = sql`join spelling s on s.id = w.spelling_id join track t on t.id = s.track_id`;
  // The plus keeps SQLite from walking all plays of these songs.
  const concerned = (track: string) =>
    trackIds === undefined
      ? sql``
      : sql`and ${sql.ref(track)}.song_id + 0 in
          (select song_id from track where id in ${givenIds(dialect, trackIds)})`;
  const query = sql`
    select ${columns} from play p join track pt on pt.id = p.track_id
      join witness w on w.play_id = p.id and w.listener_id = p.listener_id ${names}
    where p.listener_id = ${listenerId} and p.started_at between ${from} and ${to}
      ${concerned('pt')}
    union all
    select ${columns} from witness w ${names} left join play p
      on p.id = w.play_id and p.listener_id = w.listener_id
    where w.listener_id = ${listenerId} and w.play_id is null
      and w.started_at between ${from} and ${to} ${concerned('t')}`;
  const rows = await playRows.arrays(db, query);
  return rows.map((row) => placed(row, clocks));
}

/** From the columns in their order. */
function placed(row: ColumnsInOrder, clocks: SourceClocks): PlacedWitness {
  const source = String(row[4]);
  return {
    stampedAt: Number(row[0]),
    spellingId: Number(row[1]),
    msPlayed: Number(row[2]),
    startedAt: Number(row[3]),
    source,
    trackId: Number(row[5]),
    songId: Number(row[6]),
    clock: clockOf(clocks, source),
    trainable: source === notForTraining ? 0 : 1,
    playId: row[7] === null ? null : Number(row[7]),
    play:
      row[7] === null
        ? null
        : {
            trackId: Number(row[8]),
            startedAt: Number(row[9]),
            msPlayed: Number(row[10]),
            trainable: Number(row[11]),
          },
  };
}
