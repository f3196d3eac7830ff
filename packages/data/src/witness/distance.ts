/**
 * Whether two witnesses of one song can speak of the same play, and how much speaks for it, by what
 * their clocks can tell: how exact they are, and which end of the play they stamp.
 */
import type { SourceClock } from '@echotune/formats';

/** A witness as far as time matters. */
export interface TimedWitness {
  readonly source: string;
  readonly clock: SourceClock;
  /** Start of playback as the source implies it, UTC epoch milliseconds. */
  readonly startedAt: number;
  readonly stampedAt: number;
  /** Negative where the source does not say. */
  readonly msPlayed: number;
}

/** Two services stamp the end of one play by their own clocks. */
const endsApartMs = 5_000;
/** A scrobbler notices the start when it next looks. */
const startsApartMs = 60_000;
/** Time played leaves pauses out: the start lies up to a pause before the end less the time played. */
const pauseMs = 120_000;
/** Nobody scrobbles what was played for less (half of the shortest track that counts). */
const shortestScrobbleMs = 15_000;

const precisionMs = { second: 1_000, minute: 60_000 } as const;

/** The starts of two witnesses of one play never lie further apart. */
export const farthestMs = pauseMs + precisionMs.minute;

/** By how much `b`'s moment certainly lies after `a`'s; each stands for a whole second or minute. */
function after(a: number, aClock: SourceClock, b: number): number {
  return b - (a + precisionMs[aClock.precision] - 1);
}

/**
 * How far apart two witnesses are, in milliseconds, as one play; null where they cannot be one. It
 * is what certainly lies between them and what their clocks leave open. A source tells a play once,
 * so that two rows of one source are one play only where nothing but the spelling of the track
 * differs.
 */
export function distanceMs(a: TimedWitness, b: TimedWitness): number | null {
  if (a.source === b.source) {
    return a.stampedAt === b.stampedAt && a.msPlayed === b.msPlayed ? 0 : null;
  }
  const certain = a.clock.stamps === b.clock.stamps ? sameEnds(a, b) : startAndEnd(a, b);
  return certain === null ? null : certain + doubt(a, b) + nominal(a, b);
}

/** By how much the times played differ; null where they are not both told. */
function playedApart(a: TimedWitness, b: TimedWitness): number | null {
  return a.msPlayed >= 0 && b.msPlayed >= 0 ? Math.abs(a.msPlayed - b.msPlayed) : null;
}

function sameEnds(a: TimedWitness, b: TimedWitness): number | null {
  const isEnd = a.clock.stamps === 'end';
  const played = playedApart(a, b) ?? 0;
  const at = ({ startedAt, stampedAt, msPlayed }: TimedWitness) => {
    if (!isEnd) return startedAt;
    // Where the time played is not told the start is a guess, the end is not.
    return msPlayed < 0 ? stampedAt : startedAt + msPlayed;
  };
  const gap = Math.max(0, after(at(a), a.clock, at(b)), after(at(b), b.clock, at(a)));
  if (isEnd && (played > endsApartMs || gap > endsApartMs)) return null;
  if (gap > startsApartMs) return null;
  return gap + played;
}

function startAndEnd(a: TimedWitness, b: TimedWitness): number | null {
  const [start, end] = a.clock.stamps === 'start' ? [a, b] : [b, a];
  const late = after(end.startedAt, end.clock, start.startedAt);
  const early = after(start.startedAt, start.clock, end.startedAt);
  if (late > startsApartMs || early > pauseMs) return null;
  const tooShort = start.msPlayed < 0 && end.msPlayed >= 0 && end.msPlayed < shortestScrobbleMs;
  return Math.max(0, late, early) + (tooShort ? shortestScrobbleMs : 0);
}

/**
 * Half of what the stamps stand for: to fall into the same minute says less than to fall into the
 * same second. The same time played, told by both, says more than any clock and leaves no doubt.
 */
function doubt(a: TimedWitness, b: TimedWitness): number {
  const played = playedApart(a, b);
  if (played !== null && played <= endsApartMs) return 0;
  return halfMs(a) + halfMs(b);
}

function halfMs({ clock }: TimedWitness): number {
  return precisionMs[clock.precision] / 2;
}

/**
 * Settles what exactness leaves open, weighing less than anything that is known: how far the middles
 * of what the stamps stand for are apart.
 */
function nominal(a: TimedWitness, b: TimedWitness): number {
  return Math.abs(a.startedAt + halfMs(a) - b.startedAt - halfMs(b)) / 1_000;
}
