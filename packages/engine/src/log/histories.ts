import type { Plays } from '../plays.ts';
import { type Log, playsOf } from './log.ts';

/** What is known of an owner from two logs. */
export interface JoinedHistory {
  /** Those of the first log, then those of the second. */
  readonly plays: Plays;
  /** How many are of the first log. */
  readonly before: number;
}

function joined<Column extends Int32Array | Float64Array>(into: Column, a: Column, b: Column) {
  into.set(a);
  into.set(b, a.length);
  return into;
}

/**
 * The plays of an owner of `log` behind those that the owner of that name has in `train`, which `log`
 * was read behind; `name` is null where nobody there is meant.
 */
export function joinedHistory(
  train: Log,
  log: Log,
  owner: number,
  name: string | null,
): JoinedHistory {
  const own = playsOf(log, owner);
  const known = name === null ? undefined : train.owners.find(name);
  if (known === undefined) return { plays: own, before: 0 };
  const earlier = playsOf(train, known);
  const length = earlier.length + own.length;
  const counts = earlier.counts ?? own.counts;
  const ones = ({ length }: Plays) => new Float64Array(length).fill(1);
  const plays = {
    length,
    ids: Float64Array.from({ length }, (_, at) => at),
    items: joined(new Int32Array(length), earlier.items, own.items),
    startedAt: joined(new Float64Array(length), earlier.startedAt, own.startedAt),
    msPlayed: joined(new Int32Array(length), earlier.msPlayed, own.msPlayed),
    ...(counts && {
      counts: joined(
        new Float64Array(length),
        earlier.counts ?? ones(earlier),
        own.counts ?? ones(own),
      ),
    }),
  };
  return { plays, before: earlier.length };
}
