import type { Listener } from '../domain/listener.ts';
import type { Retention } from '../domain/retention.ts';

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
