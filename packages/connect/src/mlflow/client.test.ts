import { expect, it } from 'vitest';
import { mlflowAt, mlflowOnFake } from '../api/clients.fixture.ts';
import { artifactPath } from './artifact-path.ts';
import { mlflowAuthorization } from './authorization.ts';
import { Mlflow } from './client.ts';
import { mlflowArtifactLimits, mlflowLimits } from './limits.ts';

const newRun = { name: 'blend@1', startTime: 1000, tags: [{ key: 'of', value: 'x' }] };

async function withRun() {
  const stage = await mlflowOnFake();
  const experimentId = await stage.client.createExperiment('echotune');
  const run = await stage.client.createRun(experimentId, newRun);
  return { ...stage, experimentId, run, id: run.info.run_id };
}

it('a run is found by its tag, and holds what it was sent, whatever is sent twice', async () => {
  const { client, fake, experimentId, id } = await withRun();
  const metrics = [
    { key: 'ndcg@10'.replace('@', ' at '), value: 0.5, timestamp: 1000, step: 0 },
    { key: 'plays', value: 7, timestamp: 1000, step: 0 },
  ];
  const batch = { metrics, params: [{ key: 'seed', value: '1' }], tags: [] };
  await client.logBatch(id, batch);
  await client.logBatch(id, batch);
  await client.finishRun(id, 2000);
  const [found, ...others] = await client.runsWithTag(experimentId, { key: 'of', value: 'x' });
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    info: { run_id: id, status: 'FINISHED', start_time: 1000, end_time: 2000 },
    data: { params: batch.params, metrics },
  });
  expect(fake.tracking.runs[0]?.metrics).toHaveLength(2);
  expect(await client.runsWithTag(experimentId, { key: 'of', value: 'y' })).toEqual([]);
  expect(await client.run('none')).toBeNull();
});

it.each([
  ['a param of another value', { params: [{ key: 'seed', value: '2' }] }, /not allowed/],
  [
    'a sign that no key may have',
    { params: [{ key: 'a@b', value: '' }] },
    /Invalid parameter name/,
  ],
  ['more metrics than 1000', { metrics: many(1001) }, /at most 1000 metrics/],
  ['more params than 100', { params: pairs(101) }, /at most 100 params/],
  ['more tags than 100', { tags: pairs(101) }, /at most 100 tags/],
  ['more than a megabyte', { params: pairs(100, 'x'.repeat(10_000)) }, /1000000 bytes/],
  ['a value that is too long', { params: pairs(1, 'x'.repeat(6001)) }, /had length 6001/],
])('%s is refused with the reason', async (_what, part, reason) => {
  const { client, id } = await withRun();
  await client.logBatch(id, { metrics: [], params: [{ key: 'seed', value: '1' }], tags: [] });
  const asked = client.logBatch(id, { metrics: [], params: [], tags: [], ...part });
  await expect(asked).rejects.toMatchObject({
    ...{ code: 'provider-refused', message: expect.stringMatching(reason) },
  });
});

function pairs(count: number, value = 'v') {
  return Array.from({ length: count }, (_, nth) => ({ key: `k${nth}`, value }));
}

function many(count: number) {
  return Array.from({ length: count }, (_, nth) => ({
    ...{ key: 'k', value: nth, timestamp: nth, step: nth },
  }));
}

it('experiments: found by name, there once, and known when they were deleted', async () => {
  const { client, fake } = await mlflowOnFake();
  expect(await client.experiment('echotune')).toBeNull();
  const id = await client.createExperiment('echotune');
  expect(await client.experiment('echotune')).toMatchObject({ experiment_id: id });
  await expect(client.createExperiment('echotune')).rejects.toMatchObject({
    code: 'provider-refused',
  });
  const [, made] = fake.tracking.experiments;
  if (made) made.lifecycle = 'deleted';
  expect(await client.experiment('echotune')).toMatchObject({ lifecycle_stage: 'deleted' });
});

it('files go where the run says, are listed with their size, and can be removed', async () => {
  const { client, fake, run, id } = await withRun();
  const root = artifactPath(run);
  await client.putFile(`${root}/model/a b.etm`, new Blob(['bytes']));
  await client.putFile(`${root}/model/a b.etm`, new Blob(['bytes']));
  expect(await client.files(id, 'model')).toEqual([
    { path: 'model/a b.etm', is_dir: false, file_size: 5 },
  ]);
  expect(await client.files(id, 'elsewhere')).toEqual([]);
  expect(await client.removeFile(`${root}/model/a b.etm`)).toBe(true);
  expect(fake.artifacts.size).toBe(0);
});

it('where files lie is read of what the server says, and not made up', () => {
  const at = (artifact_uri: string) =>
    artifactPath({ info: { run_id: 'r', experiment_id: '1', status: 'RUNNING', artifact_uri } });
  expect(at('mlflow-artifacts:/1/r/artifacts')).toBe('1/r/artifacts');
  expect(at('mlflow-artifacts://host:5000/1/r/artifacts')).toBe('1/r/artifacts');
  expect(at('mlflow-artifacts:/1/../../r')).toBeNull();
  expect(at('s3://bucket/1/r/artifacts')).toBeNull();
  expect(at('/srv/mlruns/1/r/artifacts')).toBeNull();
});

it('a version is made once of a run, and aliases move', async () => {
  const { client, id } = await withRun();
  expect(await client.aliases('blend')).toBeNull();
  await client.createModel('blend', 'What answers');
  expect(await client.versionOfRun('blend', id)).toBeNull();
  const version = { source: 'mlflow-artifacts:/1/r', runId: id, description: '', tags: [] };
  const first = await client.createVersion('blend', version);
  expect(await client.versionOfRun('blend', id)).toBe(first);
  expect(await client.versionOfRun('other', id)).toBeNull();
  await client.setAlias('blend', 'champion', first);
  expect(await client.aliases('blend')).toEqual(new Map([['champion', first]]));
  await client.deleteAlias('blend', 'champion');
  expect(await client.aliases('blend')).toEqual(new Map());
  await expect(client.setAlias('blend', 'v1', first)).rejects.toThrow(/reserved/);
});

it('says who it is as MLflow’s own clients do', async () => {
  const basic = mlflowAuthorization({ username: 'ada', password: 'päss', token: 'token' });
  expect(basic).toBe(`Basic ${Buffer.from('ada:päss').toString('base64')}`);
  const bearer = mlflowAuthorization({ username: 'ada', password: null, token: 'token' });
  expect(bearer).toBe('Bearer token');
  expect(mlflowAuthorization({ username: null, password: null, token: null })).toBeUndefined();
  const { fake, deps } = await mlflowOnFake();
  fake.authorization = basic ?? '';
  const { address } = fake.server;
  await expect(mlflowAt(address, { deps }).experiment('x')).rejects.toMatchObject({
    code: 'provider-consent-needed',
  });
  const authorization = basic ?? '';
  const client = new Mlflow({
    api: { ...deps(mlflowLimits, address), authorization },
    artifacts: { ...deps(mlflowArtifactLimits, address), authorization },
  });
  expect(await client.experiment('x')).toBeNull();
});
