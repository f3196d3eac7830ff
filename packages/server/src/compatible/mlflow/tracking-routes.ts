import { EchoError } from '@echotune/data';
import type { RouteContext } from '../../http/route-context.ts';
import type { TypedApp } from '../../http/typed-app.ts';
import { experimentOf, listed, runOf } from './entities.ts';
import { type Grammar, invalid, type Searched } from './filter.ts';
import { pageOf } from './page.ts';
import {
  ExperimentNameQuery,
  ExperimentQuery,
  ExperimentSearch,
  HistoryQuery,
  RunQuery,
  RunSearch,
} from './schema.ts';
import { search } from './search.ts';
import {
  describe,
  experimentId,
  historyOf,
  newestOf,
  readRegistry,
  versionOfRun,
} from './shown-registry.ts';

const hide = true;
const runGrammar: Grammar = {
  attributes: {
    ...{ run_id: 'text', run_name: 'text', status: 'text', artifact_uri: 'text' },
    ...{ user_id: 'text', start_time: 'number', end_time: 'number' },
  },
  kinds: ['metrics', 'params', 'tags'],
};
const experimentGrammar: Grammar = {
  attributes: {
    ...{ name: 'text', experiment_id: 'text' },
    ...{ creation_time: 'number', last_update_time: 'number' },
  },
  kinds: ['tags'],
};
const runLimits = { most: 50_000, usual: 1000 };
const mostPoints = 25_000;

/** The run that is meant. Throws input-invalid. */
export function runIdIn({
  run_id,
  run_uuid,
}: {
  readonly run_id?: string | undefined;
  readonly run_uuid?: string | undefined;
}): string {
  const id = run_id ?? run_uuid;
  if (id !== undefined && id !== '') return id;
  throw invalid("Missing value for required parameter 'run_id'.");
}

const pairs = (all: readonly { readonly key: string; readonly value: string }[]) =>
  new Map(all.map(({ key, value }) => [key, value]));

/** Experiments, runs and what was measured of them. */
export function trackingRoutes(app: TypedApp, { echotune }: RouteContext): void {
  app.get(
    '/experiments/get',
    { schema: { hide, querystring: ExperimentQuery } },
    async (request) => {
      const { experiment_id: id } = request.query;
      if (id !== experimentId) {
        throw new EchoError('version-unknown', `No Experiment with id=${id.slice(0, 100)} exists`);
      }
      return { experiment: experimentOf(await readRegistry(echotune)) };
    },
  );

  app.get(
    '/experiments/get-by-name',
    { schema: { hide, querystring: ExperimentNameQuery } },
    async (request) => {
      const { experiment_name: name } = request.query;
      if (name !== echotune.config.mlflow.experiment) {
        const message = `Could not find experiment with name '${name.slice(0, 100)}'`;
        throw new EchoError('version-unknown', message);
      }
      return { experiment: experimentOf(await readRegistry(echotune)) };
    },
  );

  const searchExperiments = async (asked: ReturnType<typeof ExperimentSearch.parse>) => {
    const experiment = experimentOf(await readRegistry(echotune));
    const { experiment_id, name, creation_time, last_update_time } = experiment;
    const attributes = { experiment_id, name, creation_time, last_update_time };
    const searched: Searched = { attributes: new Map(Object.entries(attributes)) };
    const all = asked.view_type === 'DELETED_ONLY' ? [] : [{ experiment, searched }];
    const { part, next } = search(all, experimentGrammar, asked, runLimits);
    const found = part.map((one) => one.experiment);
    return { ...listed('experiments', found), ...next };
  };
  app.get('/experiments/search', { schema: { hide, querystring: ExperimentSearch } }, (request) =>
    searchExperiments(request.query),
  );
  app.post('/experiments/search', { schema: { hide, body: ExperimentSearch } }, (request) =>
    searchExperiments(request.body),
  );

  app.get('/runs/get', { schema: { hide, querystring: RunQuery } }, async (request) => {
    const model = await versionOfRun(echotune, runIdIn(request.query));
    return { run: runOf(await describe(echotune, model)) };
  });

  app.post('/runs/search', { schema: { hide, body: RunSearch } }, async (request) => {
    const { experiment_ids: ids = [], run_view_type: view } = request.body;
    const isAsked = ids.includes(experimentId) && view !== 'DELETED_ONLY';
    const { versions } = await readRegistry(echotune);
    const runs = [];
    // The newest first.
    for (const model of isAsked ? versions.toReversed() : []) {
      const described = await describe(echotune, model);
      const { info } = runOf(described);
      const { run_id, run_name, status, artifact_uri, user_id, start_time, end_time } = info;
      const attributes = {
        ...{ run_id, run_name, status, artifact_uri, user_id, start_time, end_time },
      };
      const metrics = Array.from(newestOf(described), ([key, { value }]) => [key, value] as const);
      const searched: Searched = {
        attributes: new Map<string, string | number>(Object.entries(attributes)),
        ...{ metrics: new Map(metrics), params: pairs(described.params) },
        tags: pairs([...described.tags, { key: 'mlflow.runName', value: run_name }]),
      };
      runs.push({ described, searched });
    }
    const { part, next } = search(runs, runGrammar, request.body, runLimits);
    return {
      ...listed(
        'runs',
        part.map(({ described }) => runOf(described)),
      ),
      ...next,
    };
  });

  app.get(
    '/metrics/get-history',
    { schema: { hide, querystring: HistoryQuery } },
    async (request) => {
      const model = await versionOfRun(echotune, runIdIn(request.query));
      const history = historyOf(await describe(echotune, model), request.query.metric_key);
      const { part, next } = pageOf(history, request.query, {
        most: mostPoints,
        usual: mostPoints,
      });
      return { ...listed('metrics', part), ...next };
    },
  );
}
