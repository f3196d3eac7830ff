import type { Log, LogClock, LogRow } from './log.ts';
import { type Beat, beatTimes, silenceAfter } from './made-up-times.ts';
import { Vocabulary } from './vocabulary.ts';

/** How a log is read that has no clock, or belongs behind another. */
export interface LogReading {
  /** The log that this one goes on from: tracks, artists and times count on. */
  readonly after: Log | null;
  /** Whether rows without an order of their own stand in their order; where not, times are all equal. */
  readonly ordered: boolean;
}

/** Rows as growing columns. */
interface Rows {
  readonly items: number[];
  readonly owners: number[];
  readonly sessions: number[];
  /** Place within the session, where told; else the place in the file. */
  readonly orders: number[];
  readonly startedAt: number[];
  readonly msPlayed: number[];
  readonly counts: number[];
}

/** The beginning of made-up time, UTC epoch milliseconds: any would do. */
const madeUpStart = Date.UTC(2020, 0, 1);

/** Collects the rows of a log, in the order of the file. */
export class LogBuilder {
  private readonly reading: LogReading;
  private readonly tracks: Vocabulary;
  private readonly artists: Vocabulary;
  private readonly artistOf: number[];
  private readonly owners = new Vocabulary();
  private readonly sessions = new Vocabulary();
  private readonly rows: Rows = {
    items: [],
    owners: [],
    sessions: [],
    orders: [],
    startedAt: [],
    msPlayed: [],
    counts: [],
  };
  private hasTimes = true;
  private hasSessions = false;
  private hasOrder = false;
  private hasCounts = false;

  constructor(reading: LogReading = { after: null, ordered: false }) {
    this.reading = reading;
    this.tracks = new Vocabulary(reading.after?.tracks.names);
    this.artists = new Vocabulary(reading.after?.artists.names ?? ['']);
    this.artistOf = [...(reading.after?.artistOf ?? [])];
  }

  /** Returns the owner of the row. */
  add(row: LogRow): number {
    const { rows } = this;
    const owner = this.owners.number(row.listener ?? row.session ?? '');
    const item = this.tracks.number(row.track);
    this.artistOf[item] ||= row.artist === null ? 0 : this.artists.number(row.artist);
    // Two listeners may use one name for their sessions.
    const session = this.sessions.number(`${owner} ${row.session ?? ''}`);
    rows.orders.push(row.order ?? rows.items.length);
    rows.items.push(item);
    rows.owners.push(owner);
    rows.sessions.push(session);
    rows.startedAt.push(row.startedAt ?? Number.NaN);
    rows.msPlayed.push(row.msPlayed);
    rows.counts.push(row.count);
    this.hasTimes &&= row.startedAt !== null;
    this.hasSessions ||= row.session !== null;
    this.hasOrder ||= row.order !== null;
    this.hasCounts ||= row.count !== 1;
    return owner;
  }

  /** An owner who may have no plays. */
  addOwner(name: string): number {
    return this.owners.number(name);
  }

  /** Call it once. */
  build(): Log {
    const clock = this.clock();
    const order = this.fileOrder(clock);
    const times = clock === 'real' ? this.rows.startedAt : this.madeUp(clock, order);
    const itemCount = this.tracks.names.length;
    const take = (column: readonly number[]) => order.map((row) => column[row]!);
    const ownerCount = this.owners.names.length;
    const offsets = new Int32Array(ownerCount + 1);
    for (const owner of this.rows.owners) offsets[owner + 1]! += 1;
    for (let owner = 0; owner < ownerCount; owner++) offsets[owner + 1]! += offsets[owner]!;
    return {
      clock,
      hasSessions: this.hasSessions,
      tracks: this.tracks,
      owners: this.owners,
      artists: this.artists,
      artistOf: Int32Array.from(this.artistOf),
      plays: {
        itemCount,
        listenerCount: ownerCount,
        offsets,
        items: Int32Array.from(take(this.rows.items)),
        startedAt: Float64Array.from(take(times)),
        ...(this.hasCounts && { counts: Float64Array.from(take(this.rows.counts)) }),
      },
      msPlayed: Int32Array.from(take(this.rows.msPlayed)),
      endsAt: times.reduce((latest, at) => Math.max(latest, at), this.begin()),
    };
  }

  /** Real times count where the log before has them too: made-up and real ones cannot be compared. */
  private clock(): LogClock {
    const { after, ordered } = this.reading;
    const isReal = this.hasTimes && this.rows.items.length > 0;
    if (isReal && (after === null || after.clock === 'real')) return 'real';
    return ordered || this.hasSessions || this.hasOrder || isReal ? 'steps' : 'none';
  }

  /** Rows owner by owner, each in the order of its times, or of its sessions and within them. */
  private fileOrder(clock: LogClock): number[] {
    const { owners, sessions, orders, startedAt } = this.rows;
    const inTime = this.hasTimes && clock !== 'none';
    const order = Array.from(owners, (_, row) => row);
    return order.sort(
      (a, b) =>
        owners[a]! - owners[b]! ||
        (inTime ? startedAt[a]! - startedAt[b]! : 0) ||
        sessions[a]! - sessions[b]! ||
        orders[a]! - orders[b]! ||
        a - b,
    );
  }

  private begin(): number {
    return this.reading.after?.endsAt ?? (this.clock() === 'real' ? 0 : madeUpStart);
  }

  private madeUp(clock: LogClock, order: readonly number[]): number[] {
    const { owners, sessions } = this.rows;
    if (clock === 'none') return owners.map(() => this.begin());
    const beats = order.map(
      (row): Beat => ({
        row,
        owner: owners[row]!,
        session: sessions[row]!,
      }),
    );
    const { after } = this.reading;
    return beatTimes(beats, after === null ? this.begin() : silenceAfter(after.endsAt));
  }
}
