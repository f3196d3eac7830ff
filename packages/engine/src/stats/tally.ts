import type { Catalogue } from '../plays.ts';
import { type History, positionsIn, type Range } from './history.ts';

/** What was played of one item or artist in a range. */
export interface Tally {
  readonly id: number;
  readonly plays: number;
  readonly listens: number;
  readonly msPlayed: number;
}

/** Sums in dense columns: several times faster than a Map at 500,000 plays. */
class Tallies {
  private readonly plays: Int32Array;
  private readonly listens: Int32Array;
  private readonly msPlayed: Float64Array;

  constructor(span: number) {
    this.plays = new Int32Array(span);
    this.listens = new Int32Array(span);
    this.msPlayed = new Float64Array(span);
  }

  add(place: number, plays: number, listens: number, msPlayed: number): void {
    this.plays[place]! += plays;
    this.listens[place]! += listens;
    this.msPlayed[place]! += msPlayed;
  }

  /** `idOf` says whose sums they are. */
  list(idOf: (place: number) => number): Tally[] {
    const list: Tally[] = [];
    for (let place = 0; place < this.plays.length; place++) {
      if (this.plays[place] === 0) continue;
      list.push({
        id: idOf(place),
        plays: this.plays[place]!,
        listens: this.listens[place]!,
        msPlayed: this.msPlayed[place]!,
      });
    }
    return list;
  }
}

/** The items played in a range, in the order of their first plays ever. */
export function tallyItems(history: History, range: Range): Tally[] {
  const { plays, listens, items, places } = history;
  const { first, end } = positionsIn(history, range);
  if (first === end) return [];
  const tallies = new Tallies(items.length);
  for (let at = first; at < end; at++) {
    tallies.add(places[at]!, 1, listens[at]!, Math.max(0, plays.msPlayed[at]!));
  }
  return tallies.list((place) => items[place]!);
}

/** The same by artist; items that the catalogue does not know count nowhere. */
export function tallyArtists(items: readonly Tally[], { artistOf }: Catalogue): Tally[] {
  const known = items.filter(({ id }) => artistOf[id]);
  const span = known.reduce((widest, { id }) => Math.max(widest, artistOf[id]! + 1), 0);
  const tallies = new Tallies(span);
  for (const { id, plays, listens, msPlayed } of known) {
    tallies.add(artistOf[id]!, plays, listens, msPlayed);
  }
  return tallies.list((artist) => artist);
}
