/**
 * Which witnesses of one song speak of the same play. The answer follows from the set of witnesses
 * alone and not from the order in which they came, so that importing in any order, undoing and
 * importing again all lead to the same plays.
 *
 * Pairs that can be one play are joined, the nearest first, unless the joined group would hold two
 * different rows of one source, or two witnesses that the listener has told apart (single linkage
 * under constraints).
 */
import { distanceMs, farthestMs, type TimedWitness } from './distance.ts';

export interface SpelledWitness extends TimedWitness {
  readonly spellingId: number;
}

/** Orders witnesses by all that tells them apart. */
export function compareWitnesses(a: SpelledWitness, b: SpelledWitness): number {
  return (
    a.startedAt - b.startedAt ||
    a.stampedAt - b.stampedAt ||
    a.msPlayed - b.msPlayed ||
    a.spellingId - b.spellingId
  );
}

/**
 * Splits witnesses of one song, ordered by `compareWitnesses`, where nothing on one side can be the
 * play of anything on the other.
 */
export function chains<W extends TimedWitness>(ordered: readonly W[]): W[][] {
  const parts: W[][] = [];
  let last: W | undefined;
  for (const witness of ordered) {
    if (last && witness.startedAt - last.startedAt <= farthestMs) parts.at(-1)?.push(witness);
    else parts.push([witness]);
    last = witness;
  }
  return parts;
}

interface Pair {
  readonly a: number;
  readonly b: number;
  readonly distance: number;
}

/** Every pair of a chain that can be one play, the nearest first. */
function pairs(chain: readonly SpelledWitness[]): Pair[] {
  const found: Pair[] = [];
  for (const [a, first] of chain.entries()) {
    for (let b = a + 1; b < chain.length; b += 1) {
      const second = chain[b]!;
      if (second.startedAt - first.startedAt > farthestMs) break;
      const distance = distanceMs(first, second);
      if (distance !== null) found.push({ a, b, distance });
    }
  }
  return found.sort((x, y) => x.distance - y.distance || x.a - y.a || x.b - y.b);
}

/** The groups of a chain (one play each), in the order of their first witness. */
export function clusters<W extends SpelledWitness>(
  chain: readonly W[],
  areApart: (a: W, b: W) => boolean,
): W[][] {
  const groupOf = chain.map((witness) => [witness]);
  const canJoin = (a: readonly W[], b: readonly W[]) =>
    a.every((one) =>
      b.every(
        (other) =>
          (one.source !== other.source || distanceMs(one, other) === 0) && !areApart(one, other),
      ),
    );
  const places = new Map(chain.map((witness, index) => [witness, index]));
  for (const { a, b } of pairs(chain)) {
    const into = groupOf[a]!;
    const from = groupOf[b]!;
    if (into === from || !canJoin(into, from)) continue;
    into.push(...from);
    for (const witness of from) groupOf[places.get(witness)!] = into;
  }
  return [...new Set(groupOf)].map((group) => group.sort(compareWitnesses));
}

/** The time played as the best of those say it who say it at all; negative where nobody does. */
export function playedOf(group: readonly SpelledWitness[]): number {
  const telling = group.filter(({ msPlayed }) => msPlayed >= 0);
  return best(telling.length > 0 ? telling : group).msPlayed;
}

/**
 * The witness that says most about the play: the exacter clock, then a known time played, then the
 * source's name; what follows only settles the order.
 */
export function best<W extends SpelledWitness>(group: readonly W[]): W {
  const [first, ...others] = group;
  if (!first) throw new RangeError('a play has a witness');
  const rank = (one: W) => (one.clock.precision === 'second' ? 0 : 2) + (one.msPlayed >= 0 ? 0 : 1);
  return others.reduce((better, one) => {
    const byRank = rank(one) - rank(better);
    if (byRank !== 0) return byRank < 0 ? one : better;
    if (one.source !== better.source) return one.source < better.source ? one : better;
    return compareWitnesses(one, better) < 0 ? one : better;
  }, first);
}
