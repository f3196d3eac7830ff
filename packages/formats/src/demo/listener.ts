import type { PlayRecord } from '../format.ts';
import type { Random } from '../random.ts';
import { KeptTable } from '../spotify/kept.ts';
import type { DemoTrack } from './artist-maker.ts';
import type { Catalogue } from './catalogue.ts';
import type { Heard } from './discovery.ts';
import { localHour, sessionStarts, type zones } from './habits.ts';
import { Taste } from './taste.ts';

/** Somebody of the demo world; `plays` are records of an extended history, oldest first. */
export interface DemoListener {
  readonly key: string;
  readonly timeZone: string;
  readonly plays: readonly PlayRecord[];
}

export interface ListenerPlan {
  readonly key: string;
  readonly zone: (typeof zones)[number];
  readonly plays: number;
  /** Share of plays that are of a track heard before. */
  readonly repeatShare: number;
  readonly from: number;
  readonly endsAt: number;
}

const meanSessionLength = 11;
const pauseMs = 10 * 60_000;

interface SessionManner {
  readonly shuffle: boolean;
  readonly offline: boolean;
  readonly incognito_mode: boolean;
}

interface Ending {
  readonly msPlayed: number;
  readonly reason_end: string;
  readonly skipped: boolean;
}

/** How far a track is played: to its end, skipped early, or broken off with the session. */
function ending(random: Random, { durationMs }: DemoTrack, isLast: boolean): Ending {
  if (random.chance(0.13)) {
    const msPlayed = Math.floor(durationMs * 0.6 * random.next() ** 2);
    return { msPlayed, reason_end: 'fwdbtn', skipped: true };
  }
  if (isLast && random.chance(0.5)) {
    const msPlayed = Math.floor(durationMs * random.between(0.1, 0.95));
    return { msPlayed, reason_end: random.pick(['endplay', 'logout']), skipped: false };
  }
  return { msPlayed: durationMs, reason_end: 'trackdone', skipped: false };
}

/** Whole seconds in which a play that begins at a whole second has ended. */
function secondsUp(ms: number): number {
  return Math.ceil(ms / 1000) * 1000;
}

function manner(random: Random): SessionManner {
  const shuffle = random.chance(0.3);
  return { shuffle, offline: random.chance(0.04), incognito_mode: random.chance(0.01) };
}

function sessionLength(random: Random): number {
  return 1 + Math.floor((1 - meanSessionLength) * Math.log(1 - random.next()));
}

/** Plays a listener's whole history through, session by session. */
export function makeListener(
  random: Random,
  catalogue: Catalogue,
  plan: ListenerPlan,
): DemoListener {
  const { key, zone, from, endsAt } = plan;
  const taste = new Taste(random, catalogue, plan.repeatShare);
  const kepts = new KeptTable();
  const plays: PlayRecord[] = [];
  const count = Math.round(plan.plays / meanSessionLength);
  let time = from;
  for (const start of sessionStarts(random, { count, from, endsAt, ...zone })) {
    time = Math.max(start, time + pauseMs);
    const passed = (time - from) / (endsAt - from);
    const genre = taste.mood(passed, localHour(time, zone.offsetHours));
    const how = manner(random);
    let reason_start = random.pick(['clickrow', 'playbtn', 'appload']);
    let heard: Heard | null = null;
    for (let left = sessionLength(random); left > 0; left--) {
      heard = taste.next({ at: time, passed, genre }, heard);
      const { msPlayed, ...end } = ending(random, heard.track, left === 1);
      const stampedAt = time + secondsUp(msPlayed);
      if (stampedAt > endsAt) return { key, timeZone: zone.timeZone, plays };
      const startedAt = stampedAt - msPlayed;
      const offline_timestamp = Math.floor(startedAt / 1000);
      const kept = kepts.read({ reason_start, ...end, ...how, offline_timestamp });
      plays.push({ stampedAt, startedAt, msPlayed, track: heard.track.track, kept });
      time = stampedAt + 1000 * random.below(3);
      reason_start = end.reason_end === 'fwdbtn' ? 'fwdbtn' : 'trackdone';
    }
  }
  return { key, timeZone: zone.timeZone, plays };
}
