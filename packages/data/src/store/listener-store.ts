import type { Listener } from '../domain/listener.ts';
import type { Retention } from '../domain/retention.ts';

/** Where one who follows changes stands. */
export interface ChangeMark {
  /** Earlier changes are known. */
  readonly changed: number;
  /** Grows whenever a listener is forgotten: of them nothing is told. */
  readonly forgotten: number;
}

export interface ListenerStore {
  /** Throws listener-exists, time-zone-unknown, input-invalid (a name has 1 to 200 characters). */
  create(listener: {
    name: string;
    timeZone: string;
    demo: boolean;
    /** Null or left out: nobody can sign in for it. */
    accountId?: string | null;
  }): Promise<Listener>;
  get(id: number): Promise<Listener | null>;
  byName(name: string): Promise<Listener | null>;
  list(): Promise<Listener[]>;
  /**
   * Whose profile version was raised since a mark, by whatever process, some perhaps named again; from
   * null on everybody with a play that started after `playedAfter` (UTC epoch milliseconds). And the
   * mark from which to go on. Its cost is that of the answer, however many listeners there are.
   */
  changedSince(
    since: ChangeMark | null,
    playedAfter: number,
  ): Promise<{ mark: ChangeMark; listeners: Listener[] }>;
  ofAccount(accountId: string): Promise<Listener[]>;
  /** Hands over a listener that has no account, or all of them with null. How many it were. */
  give(id: number | null, accountId: string): Promise<number>;
  setTimeZone(id: number, timeZone: string): Promise<Listener>;
  /** What is usual where nothing was set. */
  retention(id: number): Promise<Retention>;
  /** Removes nothing by itself. Throws listener-unknown, input-invalid (1 to 36,500 days). */
  setRetention(id: number, retention: Retention): Promise<void>;
  /**
   * Removes the listener and every row that names them (jobs too), and catalogue entries that nobody
   * else's plays, verdicts or exclusions refer to. An embedded store is then rewritten, so that
   * nothing stays readable in its file; this takes as long as copying it. Throws listener-unknown.
   */
  forget(id: number): Promise<void>;
}
