import { EngineError } from '../error.ts';
import type { MinuteOfWeek } from '../model/model.ts';
import { zoneOffset } from './zone-offset.ts';

const minuteMs = 60_000;
const weekMinutes = 7 * 24 * 60;
/** 1970-01-01 was a Thursday. */
const mondayShiftMinutes = 3 * 24 * 60;

/** Offsets are looked up once for every week of UTC that is asked about. */
const blockMs = 7 * 24 * 60 * minuteMs;

/** A time zone's wall clock. It remembers the offsets it has looked up: keep one per zone. */
export interface ZonedClock {
  readonly timeZone: string;
  /** Epoch milliseconds shifted by the zone's offset: UTC arithmetic on it gives local dates. */
  readonly localMs: (epochMs: number) => number;
  readonly minuteOfWeek: MinuteOfWeek;
}

/** A stretch of time with one offset. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly offsetMs: number;
}

/** First instant of (from, to] that has the offset of `to`; the zone changes once in between. */
function changeBetween(from: number, to: number, offsetAt: (epochMs: number) => number): number {
  const after = offsetAt(to);
  let low = from;
  let high = to;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle) === after) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * The wall clock of an IANA time zone, exact across daylight saving. Times outside JavaScript's range
 * throw EngineError('bad-number'), unknown zones EngineError('time-zone-unknown').
 */
export function zonedClock(timeZone: string): ZonedClock {
  const offsetAt = zoneOffset(timeZone);
  const blocks = new Map<number, readonly Stretch[]>();
  let last: Stretch = { from: 0, to: 0, offsetMs: 0 };

  const stretchesOf = (block: number): readonly Stretch[] => {
    const known = blocks.get(block);
    if (known !== undefined) return known;
    const from = block * blockMs;
    const to = from + blockMs;
    const before = offsetAt(from);
    const after = offsetAt(to - 1);
    const change = before === after ? to : changeBetween(from, to - 1, offsetAt);
    const stretches = [
      { from, to: change, offsetMs: before },
      { from: change, to, offsetMs: after },
    ];
    blocks.set(block, stretches);
    return stretches;
  };

  const localMs = (epochMs: number): number => {
    if (epochMs < last.from || epochMs >= last.to || Number.isNaN(epochMs)) {
      if (!(Math.abs(epochMs) < 8.6e15)) {
        throw new EngineError('bad-number', `${epochMs} is not a time`);
      }
      const stretches = stretchesOf(Math.floor(epochMs / blockMs));
      last = stretches.find((stretch) => epochMs < stretch.to) ?? last;
    }
    return epochMs + last.offsetMs;
  };

  const minuteOfWeek = (epochMs: number): number => {
    const minutes = Math.floor(localMs(epochMs) / minuteMs) + mondayShiftMinutes;
    return ((minutes % weekMinutes) + weekMinutes) % weekMinutes;
  };

  return { timeZone, localMs, minuteOfWeek };
}

/** Local minutes since Monday 00:00 in an IANA time zone. */
export function zonedMinuteOfWeek(timeZone: string): MinuteOfWeek {
  return zonedClock(timeZone).minuteOfWeek;
}
