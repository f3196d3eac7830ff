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
}
