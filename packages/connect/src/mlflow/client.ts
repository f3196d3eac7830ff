import { EchoError } from '@echotune/data';
import type { z } from 'zod';
import { Api, type ApiDeps, type Question } from '../api/api.ts';
import {
  Artifacts,
  ChangedRun,
  Done,
  Experiment,
  MadeExperiment,
  type MlflowRun,
  OneRun,
  OneVersion,
  RegisteredModel,
  Runs,
  Versions,
} from './answers.ts';
import { artifactRoute } from './artifact-path.ts';
import { refusal } from './refusal.ts';

/** UTC epoch milliseconds; of several values of a key the last step is the newest. */
export interface MlflowMetric {
  readonly key: string;
  readonly value: number;
  readonly timestamp: number;
  readonly step: number;
}

/** A param or a tag. */
export interface MlflowPair {
  readonly key: string;
  readonly value: string;
}

export interface MlflowBatch {
  readonly metrics: readonly MlflowMetric[];
  readonly params: readonly MlflowPair[];
  readonly tags: readonly MlflowPair[];
}

export interface MlflowDeps {
  readonly api: ApiDeps;
  /** The same server, for files. */
  readonly artifacts: ApiDeps;
}

type Options = { readonly signal?: AbortSignal | undefined };

/** A text in a filter. It knows no way to write the sign that ends one. */
function quoted(text: string): string {
  if (text.includes("'")) throw new EchoError('input-invalid', `${text} cannot be looked for.`);
  return `'${text}'`;
}

const orNull = (cause: unknown) => {
  if (cause instanceof EchoError && cause.code === 'provider-unknown-name') return null;
  throw cause;
};

/**
 * An MLflow tracking server with its registry and, where it serves them, artifacts: REST API 2.0,
 * https://mlflow.org/docs/latest/api_reference/rest-api.html. Each method throws provider-*.
 */
export class Mlflow {
  readonly #api: Api;
  readonly #artifacts: Api;

  constructor({ api, artifacts }: MlflowDeps) {
    this.#api = new Api(api, { refusal });
    this.#artifacts = new Api(artifacts, { refusal });
  }

  /** Null where there is none of that name; one that was deleted is told as such. */
  async experiment(name: string, options: Options = {}) {
    const query = { experiment_name: name };
    const found = await this.#get('experiments/get-by-name', Experiment, query, options).catch(
      orNull,
    );
    return found?.experiment ?? null;
  }

  /** Its id. Never sent twice by itself. */
  async createExperiment(name: string, options: Options = {}): Promise<string> {
    const made = await this.#post('experiments/create', MadeExperiment, { name }, options);
    return made.experiment_id;
  }

  /** The runs of an experiment that have a tag, the newest first; 1000 at most. */
  async runsWithTag(
    experimentId: string,
    { key, value }: MlflowPair,
    options: Options = {},
  ): Promise<MlflowRun[]> {
    const search = { filter: `tags.\`${key}\` = ${quoted(value)}`, max_results: 1000 };
    const body = { experiment_ids: [experimentId], ...search };
    const { runs } = await this.#post('runs/search', Runs, body, options, true);
    return runs;
  }

  /** Null where there is none. */
  async run(runId: string, options: Options = {}): Promise<MlflowRun | null> {
    const found = await this.#get('runs/get', OneRun, { run_id: runId }, options).catch(orNull);
    return found?.run ?? null;
  }

  /** Never sent twice by itself, as that would make two. */
  async createRun(
    experimentId: string,
    run: {
      readonly name: string;
      readonly startTime: number;
      readonly tags: readonly MlflowPair[];
    },
    options: Options = {},
  ): Promise<MlflowRun> {
    const { name, startTime, tags } = run;
    const of = { experiment_id: experimentId, run_name: name, start_time: startTime, tags };
    return (await this.#post('runs/create', OneRun, of, options)).run;
  }

  /** What is already there is there once. */
  async logBatch(runId: string, batch: MlflowBatch, options: Options = {}): Promise<void> {
    await this.#post('runs/log-batch', Done, { run_id: runId, ...batch }, options, true);
  }

  async finishRun(runId: string, endTime: number, options: Options = {}): Promise<void> {
    const end = { run_id: runId, status: 'FINISHED', end_time: endTime };
    await this.#post('runs/update', ChangedRun, end, options, true);
  }

  /** The files of a run in a folder of its artifacts, by their paths. */
  async files(runId: string, folder: string, options: Options = {}) {
    const query = { run_id: runId, path: folder };
    const { files } = await this.#get('artifacts/list', Artifacts, query, options);
    return files.filter(({ is_dir }) => !is_dir);
  }

  /** Writes a file, as often as need be. `at` is as `artifactPath` has it. */
  async putFile(at: string, file: Blob, { signal }: Options = {}): Promise<void> {
    await this.#artifacts.ask({
      ...{ operation: 'put-artifact', path: artifactRoute(at), method: 'PUT', file },
      ...{ schema: Done, repeatable: true, signal },
    });
  }

  /** Removes a file; whether it was there. */
  async removeFile(at: string, { signal }: Options = {}): Promise<boolean> {
    const asked = this.#artifacts.ask({
      ...{ operation: 'delete-artifact', path: artifactRoute(at), method: 'DELETE' },
      ...{ schema: Done, repeatable: true, signal },
    });
    return (await asked.catch(orNull)) !== null;
  }

  /** By alias, the number of the version; null where there is no such model. */
  async aliases(name: string, options: Options = {}): Promise<Map<string, string> | null> {
    const asked = this.#get('registered-models/get', RegisteredModel, { name }, options);
    const found = await asked.catch(orNull);
    if (found === null) return null;
    const { aliases } = found.registered_model;
    return new Map(aliases.map(({ alias, version }) => [alias, version]));
  }

  async createModel(name: string, description: string, options: Options = {}): Promise<void> {
    const of = { name, description };
    await this.#post('registered-models/create', RegisteredModel, of, options);
  }

  /** The number of the version that a run became; null where it became none. */
  async versionOfRun(name: string, runId: string, options: Options = {}): Promise<string | null> {
    const query = { filter: `run_id = ${quoted(runId)}` };
    const found = await this.#get('model-versions/search', Versions, query, options);
    return found.model_versions.find((one) => one.name === name)?.version ?? null;
  }

  /** Its number. Never sent twice by itself. */
  async createVersion(
    name: string,
    version: {
      readonly source: string;
      readonly runId: string;
      readonly description: string;
      readonly tags: readonly MlflowPair[];
    },
    options: Options = {},
  ): Promise<string> {
    const { source, runId: run_id, description, tags } = version;
    const of = { name, source, run_id, description, tags };
    const made = await this.#post('model-versions/create', OneVersion, of, options);
    return made.model_version.version;
  }

  async setAlias(
    name: string,
    alias: string,
    version: string,
    options: Options = {},
  ): Promise<void> {
    const of = { name, alias, version };
    await this.#post('registered-models/alias', Done, of, options, true);
  }

  async deleteAlias(name: string, alias: string, { signal }: Options = {}): Promise<void> {
    await this.#api.ask({
      ...{ operation: 'delete-alias', path: '/api/2.0/mlflow/registered-models/alias' },
      ...{ method: 'DELETE', json: { name, alias }, schema: Done, repeatable: true, signal },
    });
  }

  #get<T>(
    what: string,
    schema: z.ZodType<T>,
    query: NonNullable<Question<T>['query']>,
    { signal }: Options,
  ): Promise<T> {
    return this.#api.ask({
      operation: what,
      path: `/api/2.0/mlflow/${what}`,
      query,
      schema,
      signal,
    });
  }

  #post<T>(
    what: string,
    schema: z.ZodType<T>,
    json: object,
    { signal }: Options,
    repeatable = false,
  ): Promise<T> {
    const path = `/api/2.0/mlflow/${what}`;
    return this.#api.ask({ operation: what, path, json, schema, repeatable, signal });
  }
}
