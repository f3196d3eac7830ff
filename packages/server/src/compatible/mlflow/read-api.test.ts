import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { keyOf } from '@echotune/service';
import { describe, expect, it, onTestFinished } from 'vitest';
import { askAt, readStage } from './stage.fixture.ts';

const model = 'echotune-blend';

async function openStage(count?: number) {
  const stage = await readStage(count);
  onTestFinished(stage.close);
  return stage;
}

describe('who may', () => {
  it('the owner’s key with the scope to operate, as a token or as a password of any name', async () => {
    const { address, key, keyWith, fake } = await openStage(1);
    const path = '/mlflow/registered-models/get';
    const asked = async (authorization?: string) => {
      const askThus = askAt(address, authorization === undefined ? {} : { authorization });
      const { status, body } = await askThus('GET', path, { name: model });
      return [status, body.error_code ?? body.registered_model.name];
    };
    const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`;
    expect(await asked(`Bearer ${key}`)).toEqual([200, model]);
    expect(await asked(basic(`anybody:${key}`))).toEqual([200, model]);
    for (const wrong of [undefined, 'Bearer nonsense', basic('anybody:nonsense'), 'x']) {
      expect(await asked(wrong)).toEqual([401, 'UNAUTHENTICATED']);
    }
    const reader = await keyWith('read');
    expect(await asked(`Bearer ${reader}`)).toEqual([403, 'PERMISSION_DENIED']);
    expect(fake.server.asked).toEqual([]);
    // Elsewhere a password opens nothing.
    const own = await fetch(`${address}/api/v1/models`, {
      headers: { authorization: basic(`x:${key}`) },
    });
    expect(own.status).toBe(401);
  });

  it('nobody writes', async () => {
    const { ask, echotune } = await openStage(1);
    const writes = [
      ['POST', '/mlflow/experiments/create', { name: 'x' }],
      ['POST', '/mlflow/runs/create', { experiment_id: '1' }],
      ['POST', '/mlflow/runs/log-batch', { run_id: 'x' }],
      ['POST', '/mlflow/registered-models/alias', { name: model, alias: 'a', version: '1' }],
      ['DELETE', '/mlflow/registered-models/alias', { name: model, alias: 'champion' }],
      ['PATCH', '/mlflow/model-versions/update', { name: model, version: '1' }],
    ] as const;
    for (const write of writes) {
      const [method, path, fields] = write;
      const { status, body } = await ask(method, path, fields);
      expect([status, body.error_code]).toEqual([403, 'PERMISSION_DENIED']);
    }
    const put = await ask('PUT', '/mlflow-artifacts/artifacts/1/x/artifacts/y', {});
    expect([put.status, put.body.error_code]).toEqual([404, 'ENDPOINT_NOT_FOUND']);
    expect(await echotune.store.models.list('blend')).toHaveLength(1);
  });
});

it('before anything is trained there is an experiment, and nothing in it', async () => {
  const { ask } = await openStage(0);
  const { body } = await ask('GET', '/mlflow/experiments/get', { experiment_id: '1' });
  expect(body.experiment.name).toBe('echotune');
  const runs = await ask('POST', '/mlflow/runs/search', { experiment_ids: ['1'] });
  expect(runs).toEqual({ status: 200, body: {} });
  expect((await ask('GET', '/mlflow/registered-models/search')).body).toEqual({});
  const { status } = await ask('GET', '/mlflow/registered-models/get', { name: model });
  expect(status).toBe(404);
});

describe('what MLflow’s grammar has beside', () => {
  const names = (body: { runs?: { info: { run_name: string } }[] }) =>
    (body.runs ?? []).map(({ info }) => info.run_name);

  it('patterns, lists and what is not there', async () => {
    const { ask, versions } = await openStage();
    const found = async (filter: string) => {
      const asked = { experiment_ids: ['1'], filter };
      return names((await ask('POST', '/mlflow/runs/search', asked)).body);
    };
    const ids = versions.map(keyOf);
    expect(await found("params.kind LIKE 'E%'")).toEqual(['blend@2']);
    expect(await found("params.kind LIKE 'e%'")).toEqual([]);
    expect(await found("params.kind ILIKE '_V%n'")).toEqual(['blend@2']);
    expect(await found(`run_id IN ('${ids[0]}', '${ids[2]}')`)).toEqual(['blend@3', 'blend@1']);
    expect(await found(`attributes.run_id NOT IN ("${ids[0]}")`)).toEqual(['blend@3', 'blend@2']);
    expect(await found('params.unknown IS NULL')).toHaveLength(3);
    expect(await found('tags.`echotune.key` IS NOT NULL')).toHaveLength(3);
    expect(await found(`attributes.start_time > ${versions[1]?.createdAt}`)).toEqual(['blend@3']);
    expect(await found("attributes.`Run name` = 'blend@1'")).toEqual(['blend@1']);
  });

  it('orders, of what has no value last', async () => {
    const { ask } = await openStage();
    const sorted = async (...order_by: string[]) => {
      const asked = { experiment_ids: ['1'], order_by };
      return names((await ask('POST', '/mlflow/runs/search', asked)).body);
    };
    expect(await sorted('metrics.plays')).toEqual(['blend@1', 'blend@2', 'blend@3']);
    expect(await sorted('params.kind DESC', 'start_time ASC')).toEqual([
      ...['blend@1', 'blend@3', 'blend@2'],
    ]);
    const gain = 'metrics.`proof.repeat.gain`';
    expect(await sorted(`${gain} ASC`)).toEqual(['blend@2', 'blend@3', 'blend@1']);
    expect(await sorted(`${gain} desc`)).toEqual(['blend@3', 'blend@2', 'blend@1']);
    const wrong = { experiment_ids: ['1'], order_by: ['metrics.plays SIDEWAYS'] };
    expect((await ask('POST', '/mlflow/runs/search', wrong)).body.error_code).toBe(
      'INVALID_PARAMETER_VALUE',
    );
    const first = { order_by: ['version_number ASC'], max_results: 1 };
    const { body } = await ask('GET', '/mlflow/model-versions/search', first);
    expect(body.model_versions[0].version).toBe('1');
    expect(body.next_page_token).toBeDefined();
  });
});

describe('files', () => {
  it('one that was discarded is no longer listed and not there, its card is', async () => {
    const { ask, versions, echotune } = await openStage(1);
    const [first] = versions;
    if (first === undefined) throw new Error('no version');
    await rm(join(echotune.modelsFolder, first.artifact));
    const run_id = keyOf(first);
    const { body } = await ask('GET', '/mlflow/artifacts/list', { run_id, path: 'model' });
    expect(body.files.map(({ path }: { path: string }) => path)).toEqual([
      ...['model/card.md', 'model/card.json'],
    ]);
    const at = `/mlflow-artifacts/artifacts/1/${run_id}/artifacts/model`;
    expect((await ask('GET', `${at}/blend.etm`)).status).toBe(404);
    expect((await ask('GET', `${at}/card.md`)).status).toBe(200);
  });

  it('no address leads to anything but the files of a run', async () => {
    const { ask, versions } = await openStage(1);
    const [first] = versions;
    if (first === undefined) throw new Error('no version');
    const root = `/mlflow-artifacts/artifacts/1/${keyOf(first)}/artifacts/model`;
    const tried = [
      ...['%2e%2e%2fblend-1.etm', '..%2f..%2fechotune.sqlite', 'blend-1.etm', '%2fetc%2fpasswd'],
      ...['..%5c..%5cx', 'card.md%00', 'card.md%2f..', '.'],
    ];
    for (const name of tried) {
      const { status, body } = await ask('GET', `${root}/${name}`);
      expect([name, [400, 404].includes(status)]).toEqual([name, true]);
      expect(body.error_code).toMatch(/NOT_EXIST$|NOT_FOUND$|^INVALID_PARAMETER_VALUE$/);
    }
    for (const path of ['..', '1/../..', '/etc', '1\\x', 'c:/x', './1']) {
      const { body } = await ask('GET', '/mlflow-artifacts/artifacts', { path });
      expect([path, body.error_code]).toEqual([path, 'INVALID_PARAMETER_VALUE']);
    }
  });
});
