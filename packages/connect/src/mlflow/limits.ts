import { type Limits, usualLimits } from '../policy/limits.ts';

/** The operator's own server: nothing is said of a pace, and one sends at a time. */
export const mlflowLimits: Limits = {
  ...usualLimits,
  ...{ provider: 'mlflow', isOurs: true, concurrency: 2 },
};

const minuteMs = 60_000;

/** Files of models take their time; those are tens of megabytes, and answers to them small. */
export const mlflowArtifactLimits: Limits = {
  ...usualLimits,
  ...{ provider: 'mlflow-artifacts', concurrency: 1, attempts: 2 },
  ...{ attemptMs: 5 * minuteMs, deadlineMs: 10 * minuteMs },
};

/**
 * What MLflow takes of one request and of one text: its REST documentation, "Request Limits", and
 * `mlflow/utils/validation.py`.
 */
export const mlflowMost = {
  batchBytes: 1_000_000,
  batchEntities: 1000,
  batchMetrics: 1000,
  batchParams: 100,
  batchTags: 100,
  keyCharacters: 250,
  paramCharacters: 6000,
  tagCharacters: 5000,
} as const;
