/** Of a model's version what an MLflow server has been sent. */
export interface SentVersion {
  /** Of the version here. */
  readonly modelId: number;
  /** Its run there. */
  readonly runId: string;
  /** Its number in the registry there, which need not be that of here. */
  readonly version: string;
  /** Its file is there. */
  readonly hasFile: boolean;
  /** By what was measured of it, up to which moment that is there: UTC epoch milliseconds. */
  readonly measured: Readonly<Record<string, number>>;
}

/** How sending to an MLflow server goes. */
export interface MlflowState {
  /** When everything was there last; null where it never was. */
  readonly syncedAt: number | null;
  /** Why it is not now; null where nothing is in the way. */
  readonly problem: string | null;
  /** Since when. */
  readonly failingSince: number | null;
}
