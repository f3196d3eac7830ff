import type { Mlflow } from '@echotune/connect';
import { EchoError, type Store, type Telemetry } from '@echotune/data';

/** The MLflow server that models are told to. */
export interface MlflowTarget {
  readonly client: Mlflow;
  readonly address: string;
  /** Name of the experiment there. */
  readonly experiment: string;
}

export interface MlflowDeps {
  readonly store: Store;
  /** Null where none is set up. */
  readonly mlflow: MlflowTarget | null;
  /** Folder of the model files. */
  readonly modelsFolder: string;
  readonly clock: () => number;
  readonly telemetry: Telemetry;
}

/** Sending to a server. */
export interface Sending {
  readonly target: MlflowTarget;
  readonly modelsFolder: string;
  readonly signal: AbortSignal;
}

/** Under which name it is remembered what a server has. */
export function serverKey({ address, experiment }: MlflowTarget): string {
  return `${address} ${experiment}`;
}

/** Throws provider-not-configured. */
export function targetOf({ mlflow }: Pick<MlflowDeps, 'mlflow'>): MlflowTarget {
  if (mlflow !== null) return mlflow;
  throw new EchoError(
    'provider-not-configured',
    'MLflow is not set up: mlflow_tracking_uri (MLFLOW_TRACKING_URI) is missing.',
  );
}
