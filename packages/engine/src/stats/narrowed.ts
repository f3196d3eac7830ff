import type { History } from './history.ts';

/** The history of some items alone: what every statistic says of a song, or of an artist. */
export function narrowed(history: History, holds: (item: number) => boolean): History {
  const { plays, items, places, clock } = history;
  const kept = Uint8Array.from(items, (item) => (holds(item) ? 1 : 0));
  const at = positionsWhere(places, kept);
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
    places: Int32Array.from(at, (position) => places[position]!),
    clock,
  };
}

function positionsWhere(places: Int32Array, kept: Uint8Array): number[] {
  const positions: number[] = [];
  for (let at = 0; at < places.length; at++) if (kept[places[at]!] === 1) positions.push(at);
  return positions;
}
