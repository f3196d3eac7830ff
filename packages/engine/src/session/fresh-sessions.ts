import type { SessionIndex } from './session-index.ts';

/** A listen that the index was not made of. */
export interface FreshListen {
  readonly listener: number;
  /** Store id of the play. */
  readonly id: number;
  readonly item: number;
  /** UTC epoch milliseconds. */
  readonly startedAt: number;
}

/** The session that a listener was in. */
interface Latest {
  readonly session: number;
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
  /** Those that the index holds, and of the listener of each the session before it. */
  private readonly held: FreshListen[] = [];
  private readonly before: (Latest | undefined)[] = [];
  private readonly latest = new Map<number, Latest>();
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
    const isWanted = ({ startedAt, id }: FreshListen) => startedAt <= until && id <= newestId;
    const last = this.listens.at(-1);
    const isWhole = newestId >= this.newestId && (last === undefined || last.startedAt <= until);
    const wanted = isWhole ? this.listens : this.listens.filter(isWanted);
    const kept = isWhole ? this.agreed : agreement(wanted, this.held);
    while (this.held.length > kept) this.retract();
    for (let at = kept; at < wanted.length; at++) this.append(wanted[at]!);
    this.agreed = isWhole ? wanted.length : agreement(wanted, this.listens);
    return this.newestId;
  }

  private sortIn(): void {
    const incoming = this.arrived.sort(compare);
    const [first] = incoming;
    if (first === undefined) return;
    let from = this.listens.length;
    while (from > 0 && compare(this.listens[from - 1]!, first) > 0) from -= 1;
    const later = this.listens.splice(from);
    for (const listen of [...later, ...incoming].sort(compare)) this.listens.push(listen);
    this.listens.length = Math.min(this.listens.length, this.most);
    this.agreed = Math.min(this.agreed, from);
    this.arrived = [];
  }

  private append(listen: FreshListen): void {
    const { listener, item, startedAt } = listen;
    const known = this.latest.get(listener);
    const goesOn = known !== undefined && startedAt - known.startedAt <= this.gapMs;
    const session = goesOn ? known.session : this.index.begin(startedAt, item);
    if (goesOn) this.index.extend(session, item);
    this.held.push(listen);
    this.before.push(known);
    this.latest.set(listener, { session, startedAt });
  }

  private retract(): void {
    const gone = this.held.pop();
    const known = this.before.pop();
    this.index.retract();
    if (gone === undefined) return;
    if (known === undefined) this.latest.delete(gone.listener);
    else this.latest.set(gone.listener, known);
  }
}
