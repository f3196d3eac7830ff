/** The tables of the caches as Kysely sees them. */
export interface CacheTables {
  cache_setting: {
    name: 'installation' | 'settings';
    /** JSON */
    value: string;
  };
  cache_watch: {
    instance: string;
    from_at: number;
    until_at: number;
    /** JSON */
    namespaces: string;
    /** JSON */
    trace: string;
  };
  /** What everybody is to let go of; all three are null for everything. */
  cache_drop: {
    id: string;
    at: number;
    namespace: string | null;
    listener_id: number | null;
    /** Nobody has this number any more: the row is there for a day. */
    forgotten_id: number | null;
  };
}
