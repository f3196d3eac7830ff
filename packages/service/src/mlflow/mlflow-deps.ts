import type { Mlflow } from '@echotune/connect';
import { EchoError, type ModelVersion, type Telemetry } from '@echotune/data';
import type { ModelPlace } from '../lifecycle/model-place.ts';

/** The MLflow server that models are told to. */
export interface MlflowTarget {
  readonly client: Mlflow;
  readonly address: string;
  /** Name of the experiment there. */
  readonly experiment: string;
}

export interface MlflowDeps extends ModelPlace {
  /** Null where none is set up. */
  readonly mlflow: MlflowTarget | null;
  readonly clock: () => number;
  readonly telemetry: Telemetry;
}

export type FileOf = (
  model: ModelVersion,
) => Promise<{ readonly bytes: number; readonly path: string } | null>;

/** Sending to a server. */
export interface Sending {
  readonly target: MlflowTarget;
  /** Bytes of a version's file, and where it is; null where it is not kept. */
  readonly fileOf: FileOf;
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
