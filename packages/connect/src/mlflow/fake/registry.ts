import { Fault, invalid, missing } from './fault.ts';
import { fits, type Given, page, there } from './given.ts';
import { listed } from './tracking.ts';

export interface FakeVersion {
  readonly version: string;
  readonly source: string;
  readonly runId: string;
  readonly description: string;
  readonly tags: ReadonlyMap<string, string>;
}

export interface FakeModel {
  readonly name: string;
  readonly description: string;
  readonly versions: FakeVersion[];
  readonly aliases: Map<string, string>;
}

/** What has no such tag counts as one that says no: clients leave prompts out by it. */
const noPrompt = ['mlflow.prompt.is_prompt', 'false'] as const;

/** Registered models with their versions and aliases. */
export class FakeRegistry {
  readonly models: FakeModel[] = [];

  /** By what is asked; undefined where that is nothing of this. */
  answer(what: string, given: Given): object | undefined {
    switch (what) {
      case 'POST registered-models/create':
        return { registered_model: shownModel(this.#create(given)) };
      case 'GET registered-models/get':
        return { registered_model: shownModel(this.#model(given)) };
      case 'GET registered-models/search': {
        const filter = given.optional('filter');
        const all = this.models.filter(({ name }) =>
          fits(filter, { attributes: new Map([['name', name]]), tags: new Map([noPrompt]) }),
        );
        const { part, next } = page(all, { most: 1000, usual: 100, given });
        return { ...listed('registered_models', part.map(shownModel)), ...next };
      }
      case 'POST registered-models/get-latest-versions': {
        const model = this.#model(given);
        const newest = model.versions.at(-1);
        return listed('model_versions', newest ? [shownVersion(model, newest)] : []);
      }
      case 'POST model-versions/create':
        return { model_version: this.#createVersion(given) };
      case 'GET model-versions/get': {
        const model = this.#model(given);
        return { model_version: shownVersion(model, versionOf(model, given.text('version'))) };
      }
      case 'GET model-versions/get-download-uri':
        return { artifact_uri: versionOf(this.#model(given), given.text('version')).source };
      case 'GET model-versions/search':
        return this.#search(given);
      case 'POST registered-models/alias': {
        const model = this.#model(given);
        const { version } = versionOf(model, given.text('version'));
        model.aliases.set(checkedAlias(given.text('alias')), version);
        return {};
      }
      case 'GET registered-models/alias': {
        const model = this.#model(given);
        const alias = given.text('alias');
        const version = model.aliases.get(alias);
        if (version === undefined) throw invalid(`Registered model alias ${alias} not found.`);
        return { model_version: shownVersion(model, versionOf(model, version)) };
      }
      case 'DELETE registered-models/alias':
        this.#model(given).aliases.delete(given.text('alias'));
        return {};
      default:
        return undefined;
    }
  }

  #model(given: Given): FakeModel {
    const name = given.text('name');
    return there(
      this.models.find((one) => one.name === name),
      `Registered Model with name=${name}`,
    );
  }

  #create(given: Given): FakeModel {
    const name = given.text('name');
    if (this.models.some((one) => one.name === name)) {
      const message = `Registered Model (name=${name}) already exists.`;
      throw new Fault('RESOURCE_ALREADY_EXISTS', message);
    }
    const description = given.optional('description') ?? '';
    const made = { name, description, versions: [], aliases: new Map() };
    this.models.push(made);
    return made;
  }

  #createVersion(given: Given): object {
    const model = this.#model(given);
    const source = given.text('source');
    if (source.includes('..')) throw invalid(`Invalid model version source: '${source}'.`);
    const made: FakeVersion = {
      ...{ version: String(model.versions.length + 1), source },
      runId: given.optional('run_id') ?? '',
      description: given.optional('description') ?? '',
      tags: new Map(given.pairs('tags').map(({ key, value }) => [key, value])),
    };
    model.versions.push(made);
    return shownVersion(model, made);
  }

  #search(given: Given): object {
    const filter = given.optional('filter');
    const all = this.models.flatMap((model) =>
      model.versions.flatMap((version) => {
        const attributes = new Map<string, string | number>([
          ['name', model.name],
          ['run_id', version.runId],
          ['version_number', Number(version.version)],
        ]);
        const isIn = fits(filter, { attributes, tags: new Map([noPrompt, ...version.tags]) });
        return isIn ? shownVersion(model, version) : [];
      }),
    );
    const { part, next } = page(all.toReversed(), { most: 200_000, usual: 200_000, given });
    return { ...listed('model_versions', part), ...next };
  }
}

function versionOf(model: FakeModel, version: string): FakeVersion {
  const found = model.versions.find((one) => one.version === version);
  if (found !== undefined) return found;
  throw missing(`Model Version (name=${model.name}, version=${version}) not found`);
}

function checkedAlias(alias: string): string {
  if (!/^[\w-]{1,255}$/.test(alias)) throw invalid(`Invalid alias name: '${alias}'.`);
  if (/^(?:latest|v\d+)$/i.test(alias)) throw invalid(`'${alias}' alias name is reserved.`);
  return alias;
}

function shownVersion(model: FakeModel, version: FakeVersion): object {
  const aliases = Array.from(model.aliases).flatMap(([alias, of]) =>
    of === version.version ? alias : [],
  );
  const { source, runId, description, tags } = version;
  return {
    ...{ name: model.name, version: version.version, current_stage: 'None', description, source },
    ...{ creation_timestamp: 1, last_updated_timestamp: 1, run_id: runId, status: 'READY' },
    ...listed(
      'tags',
      Array.from(tags, ([key, value]) => ({ key, value })),
    ),
    ...{ run_link: '', ...listed('aliases', aliases) },
  };
}

function shownModel(model: FakeModel): object {
  const newest = model.versions.at(-1);
  return {
    ...{ name: model.name, creation_timestamp: 1, last_updated_timestamp: 1 },
    ...(model.description !== '' && { description: model.description }),
    ...listed('latest_versions', newest ? [shownVersion(model, newest)] : []),
    ...listed(
      'aliases',
      Array.from(model.aliases, ([alias, version]) => ({ alias, version })),
    ),
  };
}
