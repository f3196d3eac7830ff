import { MatchersV3 } from '@pact-foundation/pact';
import { type PactCall, pactWith } from '../../../../tests/kit/pact.ts';
import { apiKit, mlflowAt } from '../api/clients.fixture.ts';
import type { Mlflow } from './client.ts';
import { startFakeMlflow } from './fake/fake-mlflow.ts';

const { eachLike, integer, regex, string } = MatchersV3;
const api = '/api/2.0/mlflow';
const id = '00000000000000000000000000000001';
const root = `mlflow-artifacts:/1/${id}/artifacts`;

const info = {
  ...{ run_id: string(id), experiment_id: string('1'), status: string('RUNNING') },
  artifact_uri: regex('^mlflow-artifacts:/.+', root),
};
const there = 'a run is there';
const version = { name: string('blend'), version: string('1') };

const calls: readonly PactCall<Mlflow>[] = [
  {
    does: 'an experiment by its name',
    given: there,
    request: {
      ...{ method: 'GET', path: `${api}/experiments/get-by-name` },
      query: { experiment_name: 'echotune' },
    },
    response: {
      status: 200,
      body: {
        experiment: {
          ...{ experiment_id: string('1'), name: string('echotune') },
          lifecycle_stage: string('active'),
        },
      },
    },
    ask: (client) => client.experiment('echotune'),
    gets: { experiment_id: '1' },
  },
  {
    does: 'an experiment that is not there',
    request: {
      ...{ method: 'GET', path: `${api}/experiments/get-by-name` },
      query: { experiment_name: 'none' },
    },
    response: {
      status: 404,
      body: { error_code: 'RESOURCE_DOES_NOT_EXIST', message: string('Could not find it') },
    },
    ask: async (client) => ({ found: await client.experiment('none') }),
    gets: { found: null },
  },
  {
    does: 'make an experiment',
    request: { method: 'POST', path: `${api}/experiments/create`, body: { name: 'another' } },
    response: { status: 200, body: { experiment_id: string('2') } },
    ask: async (client) => ({ made: await client.createExperiment('another') }),
    gets: { made: '2' },
  },
  {
    does: 'make a run',
    given: there,
    request: {
      ...{ method: 'POST', path: `${api}/runs/create` },
      body: {
        ...{ experiment_id: '1', run_name: 'blend@2', start_time: 1000 },
        tags: [{ key: 'echotune.key', value: 'y' }],
      },
    },
    response: {
      status: 200,
      body: { run: { info, data: { tags: eachLike({ key: string('a'), value: string('b') }) } } },
    },
    ask: (client) =>
      client.createRun('1', {
        ...{ name: 'blend@2', startTime: 1000, tags: [{ key: 'echotune.key', value: 'y' }] },
      }),
    gets: { info: { status: 'RUNNING' } },
  },
  {
    does: 'the runs that have a tag',
    given: there,
    request: {
      ...{ method: 'POST', path: `${api}/runs/search` },
      body: {
        ...{ experiment_ids: ['1'], filter: "tags.`echotune.key` = 'x'", max_results: 1000 },
      },
    },
    response: { status: 200, body: { runs: eachLike({ info }) } },
    ask: async (client) => ({
      runs: await client.runsWithTag('1', { key: 'echotune.key', value: 'x' }),
    }),
    gets: { runs: [{ info: { run_id: id } }] },
  },
  {
    does: 'a run',
    given: there,
    request: { method: 'GET', path: `${api}/runs/get`, query: { run_id: id } },
    response: {
      status: 200,
      body: {
        run: { info, data: { params: eachLike({ key: string('seed'), value: string('1') }) } },
      },
    },
    ask: (client) => client.run(id),
    gets: { data: { params: [{ key: 'seed', value: '1' }], metrics: [] } },
  },
  {
    does: 'keep what belongs to a run',
    given: there,
    request: {
      ...{ method: 'POST', path: `${api}/runs/log-batch` },
      body: {
        run_id: id,
        metrics: [{ key: 'plays', value: 7, timestamp: 1000, step: 0 }],
        params: [{ key: 'size', value: '3' }],
        tags: [{ key: 'echotune.data', value: 'd' }],
      },
    },
    response: { status: 200, body: {} },
    ask: (client) =>
      client.logBatch(id, {
        metrics: [{ key: 'plays', value: 7, timestamp: 1000, step: 0 }],
        params: [{ key: 'size', value: '3' }],
        tags: [{ key: 'echotune.data', value: 'd' }],
      }),
  },
  {
    does: 'end a run',
    given: there,
    request: {
      ...{ method: 'POST', path: `${api}/runs/update` },
      body: { run_id: id, status: 'FINISHED', end_time: 2000 },
    },
    response: { status: 200, body: { run_info: { ...info, status: string('FINISHED') } } },
    ask: (client) => client.finishRun(id, 2000),
  },
  {
    does: 'the files of a run',
    given: there,
    request: {
      ...{ method: 'GET', path: `${api}/artifacts/list` },
      query: { run_id: id, path: 'model' },
    },
    response: {
      status: 200,
      body: {
        files: eachLike({ path: string('model/a.etm'), is_dir: false, file_size: integer(5) }),
      },
    },
    ask: async (client) => ({ files: await client.files(id, 'model') }),
    gets: { files: [{ path: 'model/a.etm', file_size: 5 }] },
  },
  {
    does: 'make a model',
    request: {
      ...{ method: 'POST', path: `${api}/registered-models/create` },
      body: { name: 'another', description: 'd' },
    },
    response: { status: 200, body: { registered_model: { name: string('another') } } },
    ask: (client) => client.createModel('another', 'd'),
  },
  {
    does: 'the aliases of a model',
    given: there,
    request: {
      ...{ method: 'GET', path: `${api}/registered-models/get` },
      query: { name: 'blend' },
    },
    response: {
      status: 200,
      body: {
        registered_model: {
          name: string('blend'),
          aliases: eachLike({ alias: string('champion'), version: string('1') }),
        },
      },
    },
    ask: async (client) => ({ of: await client.aliases('blend') }),
    gets: { of: new Map([['champion', '1']]) },
  },
  {
    does: 'make a version of a run',
    given: there,
    request: {
      ...{ method: 'POST', path: `${api}/model-versions/create` },
      body: { name: 'blend', source: `${root}/model`, run_id: id, description: 'd', tags: [] },
    },
    response: { status: 200, body: { model_version: version } },
    ask: async (client) => ({
      made: await client.createVersion('blend', {
        ...{ source: `${root}/model`, runId: id, description: 'd', tags: [] },
      }),
    }),
    gets: { made: '1' },
  },
  {
    does: 'the version that a run became',
    given: there,
    request: {
      ...{ method: 'GET', path: `${api}/model-versions/search` },
      query: { filter: `run_id = '${id}'` },
    },
    response: { status: 200, body: { model_versions: eachLike(version) } },
    ask: async (client) => ({ found: await client.versionOfRun('blend', id) }),
    gets: { found: '1' },
  },
  {
    does: 'set an alias',
    given: there,
    request: {
      ...{ method: 'POST', path: `${api}/registered-models/alias` },
      body: { name: 'blend', alias: 'challenger', version: '1' },
    },
    response: { status: 200, body: {} },
    ask: (client) => client.setAlias('blend', 'challenger', '1'),
  },
  {
    does: 'drop an alias',
    given: there,
    request: {
      ...{ method: 'DELETE', path: `${api}/registered-models/alias` },
      body: { name: 'blend', alias: 'challenger' },
    },
    response: { status: 200, body: {} },
    ask: (client) => client.deleteAlias('blend', 'challenger'),
  },
];

pactWith('mlflow', calls, {
  header: ['accept', 'application/json'],
  clientAt: async (address) => mlflowAt(address, apiKit()),
  start: async () => {
    const fake = await startFakeMlflow();
    const { address } = fake.server;
    const make = async () => {
      if (fake.tracking.runs.length > 0) return;
      const client = mlflowAt(address, apiKit());
      const experiment = await client.createExperiment('echotune');
      const tags = [{ key: 'echotune.key', value: 'x' }];
      await client.createRun(experiment, { name: 'blend@1', startTime: 1000, tags });
      await client.logBatch(id, { metrics: [], params: [{ key: 'seed', value: '1' }], tags: [] });
      await client.putFile(`1/${id}/artifacts/model/a.etm`, new Blob(['bytes']));
      await client.createModel('blend', 'd');
      const of = { source: `${root}/model`, runId: id, description: 'd', tags: [] };
      await client.setAlias('blend', 'champion', await client.createVersion('blend', of));
    };
    const { server } = fake;
    return { address, headers: {}, close: () => server.close(), states: { [there]: make } };
  },
});
