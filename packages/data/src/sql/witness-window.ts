import type { SourceClock } from '@echotune/formats';
import { sql } from 'kysely';
import { clockOf } from '../domain/source-clock.ts';
import { chains, compareWitnesses, type SpelledWitness } from '../witness/clusters.ts';
import { farthestMs } from '../witness/distance.ts';
import type { Context } from './context.ts';

/** A stretch of time, both ends included, UTC epoch milliseconds. */
export interface Interval {
  readonly from: number;
  readonly to: number;
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
const spreadMs = 15 * minuteMs;
/** How many intervals are looked at as one: what bounds the witnesses in memory. */
const joinedAtMost = 1000;

/** Intervals that are looked at together: near ones, as they share much of what is around them. */
export function joined(intervals: readonly Interval[]): Interval[] {
  const ordered = intervals.toSorted((a, b) => a.from - b.from);
  const result: Interval[] = [];
  let count = 0;
  for (const interval of ordered) {
    const last = result.at(-1);
    count += 1;
    if (last && count <= joinedAtMost && interval.from <= last.to + 2 * marginMs) {
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, interval.to) };
    } else {
      result.push(interval);
      count = 1;
    }
  }
  return result;
}

/**
 * The chains (`witness/clusters.ts`) of a listener's witnesses that reach into an interval, each of
 * one song and whole, however far it goes beyond.
 */
export async function chainsAround(
  context: Context,
  listenerId: number,
  { from, to }: Interval,
): Promise<PlacedWitness[][]> {
  for (let margin = marginMs; ; margin *= 4) {
    const seen = { from: from - margin, to: to + margin };
    const found = songs(await load(context, listenerId, seen))
      .flatMap((witnesses) => chains(witnesses.sort(compareWitnesses)))
      .filter((chain) => reach(chain, from - farthestMs, to + farthestMs));
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

interface Row {
  readonly stampedAt: number;
  readonly spellingId: number;
  readonly msPlayed: number;
  readonly startedAt: number;
  readonly source: string;
  readonly trackId: number;
  readonly songId: number;
  readonly playId: number | null;
  readonly playTrackId: number | null;
  readonly playStartedAt: number | null;
  readonly playMsPlayed: number | null;
  readonly playTrainable: number | null;
}

async function load(
  { db, clocks }: Context,
  listenerId: number,
  { from, to }: Interval,
): Promise<PlacedWitness[]> {
  const columns = sql`w.stamped_at as "stampedAt", w.spelling_id as "spellingId",
    w.ms_played as "msPlayed", w.started_at as "startedAt", s.source, s.track_id as "trackId",
    t.song_id as "songId", p.id as "playId", p.track_id as "playTrackId",
    p.started_at as "playStartedAt", p.ms_played as "playMsPlayed", p.trainable as "playTrainable"`;
  const names = sql`join spelling s on s.id = w.spelling_id join track t on t.id = s.track_id`;
  const { rows } = await sql<Row>`
    select ${columns} from play p join witness w on w.play_id = p.id ${names}
    where p.listener_id = ${listenerId} and p.started_at between ${from} and ${to}
    union all
    select ${columns} from witness w ${names} left join play p on p.id = w.play_id
    where w.listener_id = ${listenerId} and w.play_id is null
      and w.started_at between ${from} and ${to}`.execute(db);
  return rows.map((row) => placed(row, clockOf(clocks, row.source)));
}

/** Field by field: a copy of what is left of a row takes several times as long. */
function placed(row: Row, clock: SourceClock): PlacedWitness {
  const { playId, playTrackId, playStartedAt, playMsPlayed, playTrainable } = row;
  return {
    stampedAt: row.stampedAt,
    spellingId: row.spellingId,
    msPlayed: row.msPlayed,
    startedAt: row.startedAt,
    source: row.source,
    trackId: row.trackId,
    songId: row.songId,
    playId,
    clock,
    trainable: row.source === notForTraining ? 0 : 1,
    play:
      playId === null
        ? null
        : {
            trackId: playTrackId ?? 0,
            startedAt: playStartedAt ?? 0,
            msPlayed: playMsPlayed ?? 0,
            trainable: playTrainable ?? 0,
          },
  };
}

/** Its terms forbid training on what it answers (FACTS: Developer Policy III.14). */
export const notForTraining = 'spotify-web-api';
