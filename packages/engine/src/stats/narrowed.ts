import type { History } from './history.ts';

/** The history of some items alone: what every statistic says of a song, or of an artist. */
export function narrowed(history: History, holds: (item: number) => boolean): History {
  const { plays, places, clock } = history;
  // One more than the new place, by old place: 0 for what is left out.
  const kept = new Int32Array(history.items.length);
  const items = history.items.filter((item) => holds(item));
  let count = 0;
  for (const [place, item] of history.items.entries()) if (holds(item)) kept[place] = ++count;
  const at = positionsWhere(places, kept);
  const own = Int32Array.from(at, (position) => kept[places[position]!]! - 1);
  return {
    plays: {
      length: at.length,
      ids: Float64Array.from(at, (position) => plays.ids[position]!),
      items: Int32Array.from(at, (position) => plays.items[position]!),
      startedAt: Float64Array.from(at, (position) => plays.startedAt[position]!),
      msPlayed: Int32Array.from(at, (position) => plays.msPlayed[position]!),
    },
    listens: Uint8Array.from(at, (position) => history.listens[position]!),
    firsts: Uint8Array.from(at, (position) => history.firsts[position]!),
    localDays: Int32Array.from(at, (position) => history.localDays[position]!),
    weekHours: Uint8Array.from(at, (position) => history.weekHours[position]!),
    items,
    firstPositions: firstPositions(own, count),
    places: own,
    clock,
  };
}

function positionsWhere(places: Int32Array, kept: Int32Array): number[] {
  const positions: number[] = [];
  for (let at = 0; at < places.length; at++) if (kept[places[at]!] !== 0) positions.push(at);
  return positions;
}

/** Places ascend in the order of their first plays. */
function firstPositions(places: Int32Array, count: number): Int32Array {
  const first = new Int32Array(count);
  let seen = 0;
  for (let at = 0; at < places.length; at++) if (places[at] === seen) first[seen++] = at;
  return first;
}
