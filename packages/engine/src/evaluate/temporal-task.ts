import { contentOfItems } from '../content/item-content.ts';
import { EngineError } from '../error.ts';
import { interactionsBefore } from '../interactions.ts';
import type { Log } from '../log/log.ts';
import type { MinuteOfWeek } from '../model/model.ts';
import type { Interactions, Plays } from '../plays.ts';
import { type Listens, listensOf } from './listens.ts';
import { bySize } from './segments.ts';
import type { Case, Task, TaskPart } from './task.ts';

const weekMs = 7 * 86_400_000;

/** Everything, and apart what is a repeat and what a discovery. */
const repeatAndDiscovery: readonly TaskPart[] = [
  { name: 'all', candidates: 'all' },
  { name: 'repeat', candidates: 'heard' },
  { name: 'discovery', candidates: 'unheard' },
];

export interface TemporalOptions {
  /** Quantile of the times of all listens at which the questions begin, 0 … 1. */
  readonly from: number;
  /** Quantile at which the log ends: whatever is later is not looked at. 1 is all of it. */
  readonly to: number;
  readonly minuteOfWeek: MinuteOfWeek;
}

/** A stretch of one listener's listens. */
interface Week {
  readonly owner: number;
  readonly startsAt: number;
  /** Positions among all listens: those before the week, and those in it. */
  readonly begin: number;
  readonly from: number;
  readonly to: number;
}

/** The time below which a share of the listens lies. */
function quantile(sorted: Float64Array, share: number): number {
  if (share >= 1) return Number.POSITIVE_INFINITY;
  return sorted[Math.floor(share * sorted.length)] ?? Number.POSITIVE_INFINITY;
}

/** Listens before a time, as the snapshot of that time would have them: later songs do not exist yet. */
function listensBefore({ plays }: Listens, time: number): Interactions {
  const before = interactionsBefore(plays, time);
  const itemCount = before.items.reduce((most, item) => Math.max(most, item + 1), 0);
  const { content } = before;
  const known = Array.from({ length: itemCount }, (_, item) => item);
  return { ...before, itemCount, ...(content && { content: contentOfItems(content, known) }) };
}

function weeksFrom({ plays }: Listens, cut: number, end: number): Week[] {
  const { offsets, startedAt, listenerCount } = plays;
  const weeks: Week[] = [];
  for (let owner = 0; owner < listenerCount; owner++) {
    const begin = offsets[owner]!;
    let at = begin;
    while (at < offsets[owner + 1]! && startedAt[at]! < cut) at += 1;
    while (at < offsets[owner + 1]! && startedAt[at]! < end) {
      const startsAt = cut + Math.floor((startedAt[at]! - cut) / weekMs) * weekMs;
      const from = at;
      const isWithin = (time: number) => time < startsAt + weekMs && time < end;
      while (at < offsets[owner + 1]! && isWithin(startedAt[at]!)) at += 1;
      weeks.push({ owner, startsAt, begin, from, to: at });
    }
  }
  return weeks;
}

function profileBefore({ plays, msPlayed }: Listens, { begin, from }: Week): Plays {
  const counts = plays.counts?.subarray(begin, from);
  return {
    length: from - begin,
    ids: Float64Array.from({ length: from - begin }, (_, at) => begin + at),
    items: plays.items.subarray(begin, from),
    startedAt: plays.startedAt.subarray(begin, from),
    msPlayed: msPlayed.subarray(begin, from),
    ...(counts && { counts }),
  };
}

/**
 * The temporal task: one cut through the time of everybody; models learn from the listens before it,
 * and each listener-week after it asks which songs will be listened to, given what that listener
 * played before the week. Nothing later is in the training, the profile, or the numbering of items.
 * Throws EngineError('bad-number') for a log without a clock.
 */
export function temporalTask(log: Log, options: TemporalOptions): Task {
  if (log.clock !== 'real') throw new EngineError('bad-number', 'the log has no times');
  const listens = listensOf(log);
  const sorted = listens.plays.startedAt.toSorted();
  const cut = quantile(sorted, options.from);
  const weeks = weeksFrom(listens, cut, quantile(sorted, options.to));
  const caseOf = (week: Week): Case => ({
    query: {
      plays: profileBefore(listens, week),
      // The week's first moment is not yet known, nor is what starts in it.
      now: week.startsAt - 1,
      minuteOfWeek: options.minuteOfWeek,
    },
    relevant: new Set(listens.plays.items.subarray(week.from, week.to)),
    owner: log.owners.names[week.owner] ?? '',
    segment: bySize(week.from - week.begin),
  });
  return {
    goal: 'weeks',
    clock: log.clock,
    minuteOfWeek: options.minuteOfWeek,
    train: listensBefore(listens, cut),
    now: cut - 1,
    parts: repeatAndDiscovery,
    cases: { [Symbol.iterator]: () => weeks.values().map(caseOf) },
    caseCount: weeks.length,
    artistOf: listens.artistOf,
  };
}
