import { Fault, invalid, missing } from './fault.ts';
import { fits, type Given, page } from './given.ts';
import { checkKey, type FakeRun, logBatch } from './log-batch.ts';

export interface FakeExperiment {
  readonly id: string;
  readonly name: string;
  lifecycle: 'active' | 'deleted';
}

/** Experiments and runs. */
export class FakeTracking {
  readonly experiments: FakeExperiment[] = [{ id: '0', name: 'Default', lifecycle: 'active' }];
  readonly runs: FakeRun[] = [];

  /** By what is asked; undefined where that is nothing of this. */
  answer(what: string, given: Given, bytes: number): object | undefined {
    switch (what) {
      case 'GET experiments/get-by-name': {
        const name = given.text('experiment_name');
        const all = this.experiments.filter((one) => one.name === name);
        const found = all.find(({ lifecycle }) => lifecycle === 'active') ?? all[0];
        if (found === undefined) throw missing(`Could not find experiment with name '${name}'`);
        return { experiment: shownExperiment(found) };
      }
      case 'GET experiments/get':
        return { experiment: shownExperiment(this.#experiment(given.text('experiment_id'))) };
      case 'POST experiments/search': {
        const limits = { most: 50_000, usual: 1000, given };
        const filter = given.optional('filter');
        const all = this.experiments.filter(
          ({ name, lifecycle }) =>
            lifecycle === 'active' && fits(filter, { attributes: new Map([['name', name]]) }),
        );
        const { part, next } = page(all.toReversed(), limits);
        return { ...listed('experiments', part.map(shownExperiment)), ...next };
      }
      case 'POST experiments/create':
        return { experiment_id: this.#create(given.text('name')).id };
      case 'POST runs/create':
        return { run: shownRun(this.#createRun(given)) };
      case 'GET runs/get':
        return { run: shownRun(this.#run(given.text('run_id'))) };
      case 'POST runs/search':
        return this.#search(given);
      case 'POST runs/log-batch':
        logBatch(this.#run(given.text('run_id')), given, bytes);
        return {};
      case 'POST runs/update': {
        const run = this.#run(given.text('run_id'));
        run.status = given.optional('status') ?? run.status;
        run.endTime = given.number('end_time', run.endTime ?? 0);
        return { run_info: infoOf(run) };
      }
      case 'GET metrics/get-history': {
        const run = this.#run(given.text('run_id'));
        const key = given.text('metric_key');
        const all = run.metrics.filter((metric) => metric.key === key);
        const { part, next } = page(all, { most: 25_000, usual: 25_000, given });
        return { ...listed('metrics', part), ...next };
      }
      default:
        return undefined;
    }
  }

  #experiment(id: string): FakeExperiment {
    const found = this.experiments.find((one) => one.id === id);
    if (found === undefined) throw missing(`No Experiment with id=${id} exists`);
    return found;
  }

  #run(id: string): FakeRun {
    const found = this.runs.find((one) => one.id === id);
    if (found === undefined) throw missing(`Run with id=${id} not found`);
    return found;
  }

  #create(name: string): FakeExperiment {
    const there = this.experiments.find((one) => one.name === name);
    if (there !== undefined) {
      const message = `Experiment(name=${name}) already exists (${there.lifecycle}).`;
      throw new Fault('RESOURCE_ALREADY_EXISTS', message);
    }
    const made = { id: String(this.experiments.length), name, lifecycle: 'active' } as const;
    this.experiments.push(made);
    return made;
  }

  #createRun(given: Given): FakeRun {
    const experiment = this.#experiment(given.text('experiment_id'));
    if (experiment.lifecycle !== 'active') {
      throw invalid(`The experiment ${experiment.id} must be in the 'active' state.`);
    }
    const tags = given.pairs('tags');
    for (const tag of tags) checkKey('tag', tag.key);
    const run: FakeRun = {
      id: (this.runs.length + 1).toString(16).padStart(32, '0'),
      experimentId: experiment.id,
      name: given.optional('run_name') ?? 'adept-wren-1',
      ...{ startTime: given.number('start_time', 0), status: 'RUNNING', endTime: null },
      ...{ lifecycle: 'active', params: new Map(), metrics: [] },
      tags: new Map(tags.map(({ key, value }) => [key, value])),
    };
    run.tags.set('mlflow.runName', run.name);
    this.runs.push(run);
    return run;
  }

  #search(given: Given): object {
    const ids = given.list('experiment_ids');
    const filter = given.optional('filter');
    const all = this.runs.filter(
      (run) =>
        ids.includes(run.experimentId) &&
        run.lifecycle === 'active' &&
        fits(filter, {
          ...{ tags: run.tags, params: run.params, metrics: newestOf(run) },
          attributes: new Map([
            ['status', run.status],
            ['run_id', run.id],
            ['run_name', run.name],
          ]),
        }),
    );
    const sorted = all.toSorted((a, b) => b.startTime - a.startTime || (a.id < b.id ? -1 : 1));
    const { part, next } = page(sorted, { most: 50_000, usual: 1000, given });
    return { ...listed('runs', part.map(shownRun)), ...next };
  }
}

/** Of each key the value of the last step, of those the newest, of those the highest. */
function newestOf({ metrics }: FakeRun): Map<string, number> {
  const sorted = metrics.toSorted(
    (a, b) => a.step - b.step || a.timestamp - b.timestamp || a.value - b.value,
  );
  return new Map(sorted.map(({ key, value }) => [key, value]));
}

/** Empty lists are left out. */
export function listed(name: string, all: readonly unknown[]): object {
  return all.length === 0 ? {} : { [name]: all };
}

const pairs = (of: ReadonlyMap<string, string>) =>
  Array.from(of, ([key, value]) => ({ key, value }));

function shownExperiment({ id, name, lifecycle }: FakeExperiment): object {
  const times = { creation_time: 1, last_update_time: 1 };
  const location = `mlflow-artifacts:/${id}`;
  return {
    ...{ experiment_id: id, name, artifact_location: location, lifecycle_stage: lifecycle },
    ...times,
  };
}

function infoOf(run: FakeRun): object {
  return {
    ...{ run_uuid: run.id, experiment_id: run.experimentId, run_name: run.name, user_id: '' },
    ...{ status: run.status, start_time: run.startTime },
    ...(run.endTime !== null && { end_time: run.endTime }),
    artifact_uri: `mlflow-artifacts:/${run.experimentId}/${run.id}/artifacts`,
    ...{ lifecycle_stage: run.lifecycle, run_id: run.id },
  };
}

function shownRun(run: FakeRun): object {
  const sorted = run.metrics.toSorted(
    (a, b) => a.step - b.step || a.timestamp - b.timestamp || a.value - b.value,
  );
  const newest = new Map(sorted.map((metric) => [metric.key, metric]));
  return {
    info: infoOf(run),
    data: {
      ...listed('metrics', [...newest.values()]),
      ...listed('params', pairs(run.params)),
      ...listed('tags', pairs(run.tags)),
    },
    inputs: {},
  };
}
