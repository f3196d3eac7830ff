import { type Limits, Mlflow, mlflowArtifactLimits, mlflowLimits } from '@echotune/connect';
import type { MlflowTarget } from '@echotune/service';
import type { MlflowConfig } from './config/mlflow-settings.ts';
import { type OutsideParts, openProvider } from './open-provider.ts';
import { version } from './version.ts';

/** The MLflow server that models are told to; null where none is set up. */
export function wireMlflow(
  { address, authorization, experiment }: MlflowConfig,
  parts: OutsideParts,
): MlflowTarget | null {
  if (address === null) return null;
  const deps = (limits: Limits) => ({
    ...{ address, userAgent: `EchoTune/${version}`, quarantine: parts.store.providers },
    ...{ telemetry: parts.telemetry, provider: openProvider(limits, parts) },
    ...(authorization !== undefined && { authorization }),
  });
  const client = new Mlflow({ api: deps(mlflowLimits), artifacts: deps(mlflowArtifactLimits) });
  return { client, address, experiment };
}
