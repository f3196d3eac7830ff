import type { Catalogue } from '../plays.ts';
import { type History, positionsIn, type Range } from './history.ts';

/** What was played of one item or artist in a range. */
export interface Tally {
  readonly id: number;
  readonly plays: number;
  readonly listens: number;
  readonly msPlayed: number;
}

/** Sums by id, in dense columns: several times faster than a Map at 500,000 plays. */
class Tallies {
  private readonly plays: Int32Array;
  private readonly listens: Int32Array;
  private readonly msPlayed: Float64Array;

  constructor(span: number) {
    this.plays = new Int32Array(span);
    this.listens = new Int32Array(span);
    this.msPlayed = new Float64Array(span);
  }

  add(id: number, plays: number, listens: number, msPlayed: number): void {
    this.plays[id]! += plays;
    this.listens[id]! += listens;
    this.msPlayed[id]! += msPlayed;
  }

  list(): Tally[] {
    const list: Tally[] = [];
    for (let id = 0; id < this.plays.length; id++) {
      if (this.plays[id] === 0) continue;
      list.push({
        id,
        plays: this.plays[id]!,
        listens: this.listens[id]!,
        msPlayed: this.msPlayed[id]!,
      });
    }
    return list;
  }
}

/** The items played in a range, by ascending id. */
export function tallyItems(history: History, range: Range): Tally[] {
  const { plays, listens, itemSpan } = history;
  const { first, end } = positionsIn(history, range);
  const tallies = new Tallies(itemSpan);
  for (let at = first; at < end; at++) {
    tallies.add(plays.items[at]!, 1, listens[at]!, Math.max(0, plays.msPlayed[at]!));
  }
  return tallies.list();
}

/** The same by artist; items that the catalogue does not know count nowhere. */
export function tallyArtists(items: readonly Tally[], { artistOf }: Catalogue): Tally[] {
  const known = items.filter(({ id }) => artistOf[id]);
  const span = known.reduce((widest, { id }) => Math.max(widest, artistOf[id]! + 1), 0);
  const tallies = new Tallies(span);
  for (const { id, plays, listens, msPlayed } of known) {
    tallies.add(artistOf[id]!, plays, listens, msPlayed);
  }
  return tallies.list();
}
