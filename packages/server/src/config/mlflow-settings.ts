import { mlflowAuthorization } from '@echotune/connect';
import { z } from 'zod';
import { providerUrl } from './provider-url.ts';

const words = z.string().min(1).max(1000);

/** An MLflow server by its keys in config.toml. */
export const mlflowSettings = {
  // Its own clients take a slash at the end.
  mlflow_tracking_uri: z
    .string()
    .transform((text) => text.replace(/\/+$/, ''))
    .pipe(providerUrl)
    .optional(),
  mlflow_tracking_username: words.optional(),
  mlflow_tracking_password: words.optional(),
  mlflow_tracking_token: words.regex(/^[!-~]+$/, 'must be a token without spaces').optional(),
  mlflow_experiment: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[^']+$/, "must hold no '")
    .default('echotune'),
};

/** Those of MLflow's own clients. */
export const mlflowVariables = {
  mlflow_tracking_uri: 'MLFLOW_TRACKING_URI',
  mlflow_tracking_username: 'MLFLOW_TRACKING_USERNAME',
  mlflow_tracking_password: 'MLFLOW_TRACKING_PASSWORD',
  mlflow_tracking_token: 'MLFLOW_TRACKING_TOKEN',
  mlflow_experiment: 'MLFLOW_EXPERIMENT_NAME',
} as const satisfies Record<keyof typeof mlflowSettings, string>;

export interface MlflowConfig {
  /** Null where models are told to no server. */
  readonly address: string | null;
  /** An `Authorization` header; undefined where the server wants none. */
  readonly authorization: string | undefined;
  /** Name of the experiment, there and in what is read here. */
  readonly experiment: string;
}

export function mlflowConfig(given: z.output<z.ZodObject<typeof mlflowSettings>>): MlflowConfig {
  return {
    address: given.mlflow_tracking_uri ?? null,
    authorization: mlflowAuthorization({
      username: given.mlflow_tracking_username ?? null,
      password: given.mlflow_tracking_password ?? null,
      token: given.mlflow_tracking_token ?? null,
    }),
    experiment: given.mlflow_experiment,
  };
}
