import { IntList } from './int-list.ts';
import { none, type SessionIndex } from './session-index.ts';

/** A listen that the index was not made of. */
export interface FreshListen {
  readonly listener: number;
  /** Store id of the play. */
  readonly id: number;
  readonly item: number;
  /** UTC epoch milliseconds. */
  readonly startedAt: number;
}

function compare(one: FreshListen, other: FreshListen): number {
  return one.startedAt - other.startedAt || one.listener - other.listener || one.id - other.id;
}

/** How many listens two lists begin with alike. */
function agreement(one: readonly FreshListen[], other: readonly FreshListen[]): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

/**
 * Puts what a community listened to since a training behind the sessions it was trained on, each session
 * cut as there (one that ran at that moment goes on as a new one). What the index holds is a function of
 * the set of listens alone: they stand in the order of their starts, whatever order they came in, for
 * what comes late takes later ones back and puts them behind itself. A listen that comes last costs
 * constant time. Of more than `most` listens the first count, so that memory is bounded (about 100 bytes
 * each); the others wait for the next training.
 */
export class FreshSessions {
  private readonly index: SessionIndex;
  private readonly gapMs: number;
  private readonly most: number;
  /** Those there are, in order. */
  private listens: FreshListen[] = [];
  /** Those that came since the last time the index was brought in step: sorted together, not one by one. */
  private arrived: FreshListen[] = [];
  /** Those that the index holds; of each its session, and the place of its listener's one before it, or none. */
  private readonly held: FreshListen[] = [];
  private readonly sessions = new IntList();
  private readonly before = new IntList();
  /** By listener the place of their latest that is held. */
  private readonly latest = new Map<number, number>();
  /** As many of the first listens the index holds already. */
  private agreed = 0;
  private newestId = 0;

  constructor(index: SessionIndex, gapMs: number, most: number) {
    this.index = index;
    this.gapMs = gapMs;
    this.most = most;
  }

  /** Whether listens may have been left out. */
  get isFull(): boolean {
    return this.listens.length + this.arrived.length >= this.most;
  }

  /** Adds listens that are not there yet. */
  add(added: Iterable<FreshListen>): void {
    for (const listen of added) {
      this.arrived.push(listen);
      this.newestId = Math.max(this.newestId, listen.id);
      if (this.arrived.length >= this.most) this.sortIn();
    }
  }

  /** Forgets what a listener listened to. Linear. */
  remove(listener: number): void {
    this.arrived = this.arrived.filter((listen) => listen.listener !== listener);
    const first = this.listens.findIndex((listen) => listen.listener === listener);
    if (first < 0) return;
    this.listens = this.listens.filter((listen) => listen.listener !== listener);
    this.agreed = Math.min(this.agreed, first);
  }

  clear(): void {
    this.arrived = [];
    this.listens = [];
    this.agreed = 0;
  }

  /**
   * Makes the index hold the listens that started at or before `until` (UTC epoch milliseconds) and whose
   * ids are at most `newestId`, and no others. Returns the largest id there is, 0 for none.
   */
  show(until: number, newestId = Number.POSITIVE_INFINITY): number {
    this.sortIn();
    const count = this.countUntil(until);
    const isAll = newestId >= this.newestId;
    const wanted = isAll
      ? this.listens
      : this.listens.slice(0, count).filter(({ id }) => id <= newestId);
    const end = isAll ? count : wanted.length;
    const kept = isAll ? Math.min(this.agreed, count) : agreement(wanted, this.held);
    while (this.held.length > kept) this.retract();
    for (let at = kept; at < end; at++) this.append(wanted[at]!);
    this.agreed = isAll ? count : agreement(wanted, this.listens);
    return this.newestId;
  }

  /** How many listens started by then. */
  private countUntil(until: number): number {
    const { listens } = this;
    let [low, high] = [0, listens.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (listens[middle]!.startedAt <= until) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Moves those that come later, from the last on, until each that arrived has its place. */
  private sortIn(): void {
    const { listens } = this;
    const incoming = this.arrived.sort(compare);
    let from = listens.length;
    for (const listen of incoming) listens.push(listen);
    let free = listens.length;
    for (const listen of incoming.toReversed()) {
      while (from > 0 && compare(listens[from - 1]!, listen) > 0)
        listens[--free] = listens[--from]!;
      listens[--free] = listen;
    }
    listens.length = Math.min(listens.length, this.most);
    this.agreed = Math.min(this.agreed, from);
    this.arrived = [];
  }

  private append(listen: FreshListen): void {
    const { listener, item, startedAt } = listen;
    const before = this.latest.get(listener) ?? none;
    const goesOn = before !== none && startedAt - this.held[before]!.startedAt <= this.gapMs;
    const session = goesOn ? this.sessions.values[before]! : this.index.begin(startedAt, item);
    if (goesOn) this.index.extend(session, item);
    this.latest.set(listener, this.held.length);
    this.held.push(listen);
    this.sessions.push(session);
    this.before.push(before);
  }

  private retract(): void {
    const gone = this.held.pop();
    if (gone === undefined) return;
    const before = this.before.pop();
    this.sessions.pop();
    this.index.retract();
    if (before === none) this.latest.delete(gone.listener);
    else this.latest.set(gone.listener, before);
  }
}
