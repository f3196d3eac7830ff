import type { Generated } from 'kysely';

/** The tables of accounts at services that keep plays. */
export interface ScrobbleTables {
  scrobble_account: {
    listener_id: number;
    provider: string;
    user_name: string;
    forwards: Generated<number>;
    /** UTC epoch seconds, these three. */
    known_to: number | null;
    reading_top: number | null;
    reading_cursor: number | null;
    not_before: Generated<number>;
    failures: Generated<number>;
    problem: string | null;
  };
  /** Plays to send, by the witness that told of them: it outlives regrouping, and becomes a tombstone. */
  outbox: {
    id: Generated<number>;
    listener_id: number;
    provider: string;
    stamped_at: number;
    spelling_id: number;
    ms_played: number;
    /** Why it will not be sent; null while it waits. */
    failure: string | null;
  };
}
