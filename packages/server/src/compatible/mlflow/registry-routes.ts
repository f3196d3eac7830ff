import { EchoError, type ModelVersion } from '@echotune/data';
import { keyOf } from '@echotune/service';
import type { RouteContext } from '../../http/route-context.ts';
import type { TypedApp } from '../../http/typed-app.ts';
import { listed, modelOf, sourceOf, versionOf } from './entities.ts';
import { type Grammar, invalid, type Searched } from './filter.ts';
import { AliasQuery, LatestVersions, ModelQuery, ModelSearch, VersionQuery } from './schema.ts';
import { search } from './search.ts';
import { readRegistry, type ShownRegistry } from './shown-registry.ts';

const hide = true;
const times = { last_updated_timestamp: 'number', creation_timestamp: 'number' } as const;
const modelGrammar: Grammar = {
  attributes: { name: 'text', timestamp: 'number', ...times },
  kinds: ['tags'],
};
const versionGrammar: Grammar = {
  attributes: {
    ...{ name: 'text', run_id: 'text', source_path: 'text', version_number: 'number', ...times },
  },
  kinds: ['tags'],
};
/** MLflow's clients leave prompts out by this tag, which models do not have: they count as saying no. */
const noPrompt = ['mlflow.prompt.is_prompt', 'false'] as const;

/** Where it is the model there is, and it has been trained. Throws version-unknown. */
function assertModel({ model, versions }: ShownRegistry, name: string): void {
  if (name === model && versions.length > 0) return;
  const message = `Registered Model with name=${name.slice(0, 100)} not found`;
  throw new EchoError('version-unknown', message);
}

/** Throws version-unknown, input-invalid. */
function foundVersion(registry: ShownRegistry, name: string, version: string): ModelVersion {
  if (!/^\d+$/.test(version)) {
    throw invalid(`Model version must be an integer, got '${version}'`);
  }
  const found = registry.versions.find((one) => one.version === Number(version));
  if (name === registry.model && found !== undefined) return found;
  const of = `(name=${name.slice(0, 100)}, version=${version})`;
  throw new EchoError('version-unknown', `Model Version ${of} not found`);
}

/** The registered model, its versions and aliases. */
export function registryRoutes(app: TypedApp, { echotune }: RouteContext): void {
  app.get(
    '/registered-models/get',
    { schema: { hide, querystring: ModelQuery } },
    async (request) => {
      const registry = await readRegistry(echotune);
      assertModel(registry, request.query.name);
      return { registered_model: modelOf(registry) };
    },
  );

  app.get(
    '/registered-models/search',
    { schema: { hide, querystring: ModelSearch } },
    async (request) => {
      const registry = await readRegistry(echotune);
      const { model: name, createdAt, updatedAt, versions } = registry;
      const attributes = new Map<string, string | number>([
        ...([['name', name]] as const),
        ...(['timestamp', 'last_updated_timestamp'] as const).map((of) => [of, updatedAt] as const),
        ['creation_timestamp', createdAt],
      ]);
      const searched: Searched = { attributes, tags: new Map([noPrompt]) };
      const all = versions.length === 0 ? [] : [{ searched }];
      const limits = { most: 1000, usual: 100 };
      const { part, next } = search(all, modelGrammar, request.query, limits);
      return {
        ...listed(
          'registered_models',
          part.map(() => modelOf(registry)),
        ),
        ...next,
      };
    },
  );

  const latest = async (name: string) => {
    const registry = await readRegistry(echotune);
    assertModel(registry, name);
    const newest = registry.versions.slice(-1);
    return listed(
      'model_versions',
      newest.map((one) => versionOf(registry, one)),
    );
  };
  const latestPath = '/registered-models/get-latest-versions';
  app.post(latestPath, { schema: { hide, body: LatestVersions } }, ({ body }) => latest(body.name));
  app.get(latestPath, { schema: { hide, querystring: LatestVersions } }, ({ query }) =>
    latest(query.name),
  );

  app.get(
    '/registered-models/alias',
    { schema: { hide, querystring: AliasQuery } },
    async (request) => {
      const { name, alias } = request.query;
      const registry = await readRegistry(echotune);
      assertModel(registry, name);
      const version = registry.aliases.get(alias);
      // MLflow calls this a wrong parameter, unlike a model that is not there.
      if (version === undefined) {
        throw invalid(`Registered model alias ${alias.slice(0, 100)} not found.`);
      }
      return { model_version: versionOf(registry, foundVersion(registry, name, String(version))) };
    },
  );

  app.get(
    '/model-versions/get',
    { schema: { hide, querystring: VersionQuery } },
    async (request) => {
      const registry = await readRegistry(echotune);
      const { name, version } = request.query;
      return { model_version: versionOf(registry, foundVersion(registry, name, version)) };
    },
  );

  app.get(
    '/model-versions/get-download-uri',
    { schema: { hide, querystring: VersionQuery } },
    async (request) => {
      const registry = await readRegistry(echotune);
      const { name, version } = request.query;
      return { artifact_uri: sourceOf(foundVersion(registry, name, version)) };
    },
  );

  app.get(
    '/model-versions/search',
    { schema: { hide, querystring: ModelSearch } },
    async (request) => {
      const registry = await readRegistry(echotune);
      const all = registry.versions.toReversed().map((model) => {
        const shown = versionOf(registry, model);
        const attributes = new Map<string, string | number>([
          ['name', shown.name],
          ['run_id', keyOf(model)],
          ['source_path', shown.source],
          ['version_number', model.version],
          ['last_updated_timestamp', model.createdAt],
          ['creation_timestamp', model.createdAt],
        ]);
        const tags = new Map([
          noPrompt,
          ...shown.tags.map(({ key, value }) => [key, value] as const),
        ]);
        return { shown, searched: { attributes, tags } };
      });
      const limits = { most: 200_000, usual: 200_000 };
      const { part, next } = search(all, versionGrammar, request.query, limits);
      return {
        ...listed(
          'model_versions',
          part.map(({ shown }) => shown),
        ),
        ...next,
      };
    },
  );
}
