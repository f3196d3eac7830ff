import type { Generated } from 'kysely';

/** The tables of the registry of models as Kysely sees them. */
export interface ModelTables {
  model_version: {
    id: Generated<number>;
    name: string;
    version: number;
    created_at: number;
    data_digest: string;
    code_version: string;
    params: string;
    metrics: string;
    artifact: string;
    checksum: string;
  };
  model_alias: { name: string; alias: string; version: number; since: number };
  model_metric: { model_id: number; key: string; at: number; value: number };
  model_event: {
    id: Generated<number>;
    model_id: number;
    at: number;
    what: string;
    /** A JSON object. */
    why: string;
  };
}
