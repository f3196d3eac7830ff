import { z } from 'zod';

/** What MLflow's clients send: fields that are not known are passed over, as MLflow does. */
const text = z.string().max(10_000);
const id = z.string().max(1000);
/** 64-bit integers are numbers, and texts in queries. */
const int64 = z.coerce.number().int();
/** Of a query one is no list. */
const texts = z
  .union([z.array(text), text.transform((one) => [one])])
  .pipe(z.array(text).max(1000))
  .optional();

const page = { max_results: int64.optional(), page_token: text.optional() };
const search = { ...page, filter: text.optional(), order_by: texts };
const view = z.enum(['ACTIVE_ONLY', 'DELETED_ONLY', 'ALL']).default('ACTIVE_ONLY');

export const ExperimentQuery = z.object({ experiment_id: id });
export const ExperimentNameQuery = z.object({ experiment_name: id });
export const ExperimentSearch = z.object({ ...search, view_type: view });
/** Older clients say `run_uuid`, all say both. */
const run = { run_id: id.optional(), run_uuid: id.optional() };
export const RunQuery = z.object(run);
export const RunSearch = z.object({ ...search, experiment_ids: texts, run_view_type: view });
export const HistoryQuery = z.object({ ...run, ...page, metric_key: id });
export const ArtifactsQuery = z.object({ ...run, ...page, path: text.default('') });
export const FolderQuery = z.object({ path: text.default('') });
export const FileParams = z.object({ experiment: id, run: id, file: id });

export const ModelQuery = z.object({ name: id });
export const ModelSearch = z.object(search);
export const AliasQuery = z.object({ name: id, alias: id });
export const VersionQuery = z.object({ name: id, version: z.coerce.string().max(20) });
/** Versions of all stages are those of the one stage that there is. */
export const LatestVersions = z.object({ name: id, stages: texts });
