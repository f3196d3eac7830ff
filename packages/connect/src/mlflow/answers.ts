/** What is read of MLflow's answers: https://mlflow.org/docs/latest/api_reference/rest-api.html */
import { z } from 'zod';

/** Without tags, params and such that it has none of: it leaves empty lists out. */
const listOf = <T extends z.ZodType>(of: T) => z.array(of).default([]);
/** 64-bit integers are numbers, or texts where something between writes them as protobuf does. */
const int64 = z.coerce.number();
const Pair = z.object({ key: z.string(), value: z.string().default('') });

const RunInfo = z.object({
  run_id: z.string(),
  run_uuid: z.string().optional(),
  run_name: z.string().optional(),
  experiment_id: z.string(),
  user_id: z.string().optional(),
  status: z.string(),
  start_time: int64.optional(),
  end_time: int64.optional(),
  artifact_uri: z.string(),
  lifecycle_stage: z.string().optional(),
});

/** Numbers that JSON has none for are texts. */
const metricValue = z.union([z.number(), z.enum(['NaN', 'Infinity', '-Infinity'])]);

const Run = z.object({
  info: RunInfo,
  data: z
    .object({
      metrics: listOf(
        z.looseObject({ key: z.string(), value: metricValue, timestamp: int64, step: int64 }),
      ),
      params: listOf(Pair),
      tags: listOf(Pair),
    })
    .prefault({}),
  // What it was trained on and what came of it, as later releases have it.
  inputs: z.unknown().optional(),
  outputs: z.unknown().optional(),
});

export const Experiment = z.object({
  experiment: z.object({
    experiment_id: z.string(),
    name: z.string(),
    artifact_location: z.string().optional(),
    lifecycle_stage: z.string(),
    last_update_time: int64.optional(),
    creation_time: int64.optional(),
    tags: listOf(Pair),
  }),
});

export const MadeExperiment = z.object({ experiment_id: z.string() });
export const OneRun = z.object({ run: Run });
export const Runs = z.object({ runs: listOf(Run), next_page_token: z.string().optional() });
export const ChangedRun = z.object({ run_info: RunInfo });
export const Artifacts = z.object({
  root_uri: z.string().optional(),
  files: listOf(z.object({ path: z.string(), is_dir: z.boolean(), file_size: int64.optional() })),
  next_page_token: z.string().optional(),
});

const Version = z.looseObject({ name: z.string(), version: z.string() });

export const RegisteredModel = z.object({
  registered_model: z.looseObject({
    name: z.string(),
    aliases: listOf(z.object({ alias: z.string(), version: z.string() })),
  }),
});
export const OneVersion = z.object({ model_version: Version });
export const Versions = z.object({
  model_versions: listOf(Version),
  next_page_token: z.string().optional(),
});
/** What says no more than that it was done. */
export const Done = z.object({});

export type MlflowRun = z.output<typeof Run>;
