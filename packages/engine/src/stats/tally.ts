import { type History, positionsIn, type Range } from './history.ts';

/** What was played of one item, artist or release in a range. */
export interface Tally {
  readonly id: number;
  readonly plays: number;
  readonly listens: number;
  readonly msPlayed: number;
}

/** Tallies as columns, for those with plays: several times faster than objects at 500,000 plays. */
export interface Tallies {
  readonly length: number;
  readonly ids: Int32Array;
  readonly plays: Int32Array;
  readonly listens: Int32Array;
  readonly msPlayed: Float64Array;
}

function columns(length: number): Tallies {
  return {
    length,
    ids: new Int32Array(length),
    plays: new Int32Array(length),
    listens: new Int32Array(length),
    msPlayed: new Float64Array(length),
  };
}

/** Those with plays alone, moved together at the front. */
function packed({ ids, plays, listens, msPlayed }: Tallies): Tallies {
  let length = 0;
  for (let at = 0; at < ids.length; at++) {
    if (plays[at] === 0) continue;
    ids[length] = ids[at]!;
    plays[length] = plays[at]!;
    listens[length] = listens[at]!;
    msPlayed[length] = msPlayed[at]!;
    length += 1;
  }
  return { length, ids, plays, listens, msPlayed };
}

/** One row of them. */
export function tallyAt({ ids, plays, listens, msPlayed }: Tallies, at: number): Tally {
  return { id: ids[at]!, plays: plays[at]!, listens: listens[at]!, msPlayed: msPlayed[at]! };
}

/** The items played in a range, in the order of their first plays ever. */
export function tallyItems(history: History, range: Range): Tallies {
  const { plays, listens, items, places } = history;
  const { first, end } = positionsIn(history, range);
  if (first === end) return columns(0);
  const found = columns(items.length);
  found.ids.set(items);
  for (let at = first; at < end; at++) {
    const place = places[at]!;
    found.plays[place]! += 1;
    found.listens[place]! += listens[at]!;
    found.msPlayed[place]! += Math.max(0, plays.msPlayed[at]!);
  }
  return packed(found);
}

/** The same by what items belong to, an artist or a release; those that belong to none count nowhere. */
export function tallyBy(items: Tallies, ownerOf: Int32Array): Tallies {
  const owners = new Int32Array(items.length);
  let span = 0;
  for (let at = 0; at < items.length; at++) {
    owners[at] = ownerOf[items.ids[at]!] ?? 0;
    span = Math.max(span, owners[at]! + 1);
  }
  const found = columns(span);
  for (let at = 0; at < items.length; at++) {
    const owner = owners[at]!;
    if (owner === 0) continue;
    found.ids[owner] = owner;
    found.plays[owner]! += items.plays[at]!;
    found.listens[owner]! += items.listens[at]!;
    found.msPlayed[owner]! += items.msPlayed[at]!;
  }
  return packed(found);
}
