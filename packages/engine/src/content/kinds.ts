import type { Plays } from '../plays.ts';
import { playsUntil } from '../profile.ts';
import type { ItemContent } from './item-content.ts';

/** An item of which nobody says what it is. */
export const noKind = -1;

/**
 * What each item is above all: the tag that it is given most, of equals the one that most items have;
 * below 0 where it has none. By item of the content.
 */
export function kindsOfItems({ tags }: Pick<ItemContent, 'tags'>): Int32Array {
  const { rowCount, columnCount, rowStarts, columns, values } = tags;
  const carriers = new Uint32Array(columnCount);
  for (const tag of columns) carriers[tag]! += 1;
  return Int32Array.from({ length: rowCount }, (_, item) => {
    let best = noKind;
    let most = 0;
    for (let at = rowStarts[item]!; at < rowStarts[item + 1]!; at++) {
      const tag = columns[at]!;
      const isBetter =
        values[at]! > most || (values[at] === most && carriers[tag]! > carriers[best]!);
      if (isBetter) [best, most] = [tag, values[at]!];
    }
    return best;
  });
}

/** Of so many plays: on the demo community the mix of late serves better than that of all times. */
const recentPlays = 50;

/** Shares of kinds among the latest plays until `now`, by kind; those without a kind do not count. */
export function mixOfKinds(
  plays: Plays,
  now: number,
  kindOf: Int32Array,
): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  let all = 0;
  const until = playsUntil(plays, now);
  for (let at = Math.max(0, until - recentPlays); at < until; at++) {
    const kind = kindOf[plays.items[at]!] ?? noKind;
    if (kind === noKind) continue;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    all += 1;
  }
  return new Map([...counts].map(([kind, count]) => [kind, count / all]));
}
