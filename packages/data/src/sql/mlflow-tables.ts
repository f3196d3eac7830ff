/** What MLflow servers have been sent. */
export interface MlflowTables {
  mlflow_server: {
    server: string;
    /** Who sends, until that moment. */
    holder: string | null;
    held_until: number;
    synced_at: number | null;
    problem: string | null;
    failing_since: number | null;
  };
  mlflow_version: {
    server: string;
    model_id: number;
    run_id: string;
    version: string;
    has_file: number;
    /** A JSON object of moments. */
    measured: string;
  };
}
