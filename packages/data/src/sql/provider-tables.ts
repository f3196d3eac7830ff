/** The tables of what lies outside: providers, and the accounts there that listeners connect. */
export interface ProviderTables {
  connection: {
    listener_id: number;
    provider: string;
    account_id: string;
    account_name: string;
    /** With spaces between. */
    scopes: string;
    consent_at: number;
    consent_lost_at: number | null;
    cursor_at: number | null;
    polled_at: number | null;
  };
  pushed_playlist: { playlist_id: number; provider: string; remote_id: string };
  provider_pause: { provider: string; until: number; reason: string };
  /** From when on the next request may go out; a fraction of a millisecond. */
  provider_turn: { provider: string; free_at: number };
  provider_misfit: {
    /** Of what and where: the same misfit has the same. */
    digest: string;
    provider: string;
    operation: string;
    problem: string;
    /** JSON. */
    shape: string;
    first_at: number;
    last_at: number;
    count: number;
  };
}
