/** The tables of what lies outside: providers. */
export interface ProviderTables {
  provider_pause: { provider: string; until: number; reason: string };
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
