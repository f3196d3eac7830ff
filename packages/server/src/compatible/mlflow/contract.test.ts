import { createHash } from 'node:crypto';
/**
 * The same questions to EchoTune's own registry and to a server that it has sent it to: what MLflow's Python
 * client asks, and as it asks it (`mlflow/store/tracking/rest_store.py`, `…/model_registry/rest_store.py`,
 * `…/artifact/http_artifact_repo.py`).
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answered, type AskMlflow, askAt, readStage } from './stage.fixture.ts';

const sumOfThird = createHash('sha256').update('bytes of 3').digest('hex');

const model = 'echotune-blend';

describe.each(['EchoTune', 'a server that it was sent to'] as const)('%s', (which) => {
  let ask: AskMlflow;
  let experiment: string;
  let runs: string[];

  let close: () => Promise<void>;

  beforeAll(async () => {
    const stage = await readStage();
    ({ close } = stage);
    await stage.send();
    ask = which === 'EchoTune' ? stage.ask : askAt(stage.fake.server.address, {});
    const found = await get('/mlflow/experiments/get-by-name', { experiment_name: 'echotune' });
    experiment = found.experiment.experiment_id;
    const { body } = await ask('POST', '/mlflow/runs/search', { experiment_ids: [experiment] });
    runs = body.runs.map(({ info }: { info: { run_id: string } }) => info.run_id).toReversed();
  });
  afterAll(() => close());

  const get = async (path: string, fields: Parameters<AskMlflow>[2] = {}) => {
    const { status, body } = await ask('GET', path, fields);
    expect([path, status, body]).toEqual([path, 200, body]);
    return body;
  };
  const names = (body: Answered['body']) =>
    (body.runs ?? []).map(({ info }: { info: { run_name: string } }) => info.run_name);
  const searched = async (fields: Parameters<AskMlflow>[2]) => {
    const asked = { experiment_ids: [experiment], run_view_type: 'ACTIVE_ONLY', ...fields };
    return (await ask('POST', '/mlflow/runs/search', asked)).body;
  };
  const refusal = async (...asked: Parameters<AskMlflow>) => {
    const { status, body } = await ask(...asked);
    expect(Object.keys(body).sort()).toEqual(['error_code', 'message']);
    return [status, body.error_code];
  };

  it('shows the experiment, by name, by id and among all', async () => {
    const { experiment: shown } = await get('/mlflow/experiments/get', {
      experiment_id: experiment,
    });
    expect(shown).toMatchObject({
      ...{ experiment_id: experiment, name: 'echotune', lifecycle_stage: 'active' },
      artifact_location: `mlflow-artifacts:/${experiment}`,
    });
    const all = { view_type: 'ACTIVE_ONLY', max_results: 1000 };
    const one = { ...all, filter: "name = 'echotune'" };
    const { body } = await ask('POST', '/mlflow/experiments/search', one);
    expect(body.experiments).toEqual([shown]);
    const none = await ask('POST', '/mlflow/experiments/search', { ...one, filter: "name = 'x'" });
    expect(none).toEqual({ status: 200, body: {} });
    const unknown = { experiment_id: '987' };
    expect(await refusal('GET', '/mlflow/experiments/get', unknown)).toEqual([
      ...[404, 'RESOURCE_DOES_NOT_EXIST'],
    ]);
    const nobody = { experiment_name: 'nobody' };
    expect(await refusal('GET', '/mlflow/experiments/get-by-name', nobody)).toEqual([
      ...[404, 'RESOURCE_DOES_NOT_EXIST'],
    ]);
  });

  it('shows a run with numbers as numbers', async () => {
    const [, id = ''] = runs;
    const { run } = await get('/mlflow/runs/get', { run_uuid: id, run_id: id });
    expect(run.info).toMatchObject({
      ...{ run_id: id, run_uuid: id, run_name: 'blend@2', experiment_id: experiment },
      ...{ status: 'FINISHED', lifecycle_stage: 'active', end_time: run.info.start_time },
      artifact_uri: `mlflow-artifacts:/${experiment}/${id}/artifacts`,
    });
    expect(typeof run.info.start_time).toBe('number');
    const at = run.info.start_time;
    expect(run.data.params).toEqual([
      ...[
        { key: 'seed', value: '2' },
        { key: 'half', value: '0.5' },
      ],
      { key: 'kind', value: 'Even' },
    ]);
    const metrics = Object.fromEntries(
      run.data.metrics.map((metric: { key: string }) => [metric.key, metric]),
    );
    expect(metrics).toEqual({
      plays: { key: 'plays', value: 200, timestamp: at, step: 0 },
      'proof.repeat.gain': { key: 'proof.repeat.gain', value: 0.2, timestamp: at, step: 0 },
      acceptance: { key: 'acceptance', value: 0.3, timestamp: at + 10_800_000, step: 10_800 },
    });
    const tags = new Map(
      run.data.tags.map(({ key, value }: Record<string, string>) => [key, value]),
    );
    expect(tags.get('mlflow.runName')).toBe('blend@2');
    expect(tags.get('echotune.version')).toBe('2');
    expect(await refusal('GET', '/mlflow/runs/get', { run_id: 'none' })).toEqual([
      ...[404, 'RESOURCE_DOES_NOT_EXIST'],
    ]);
    expect(await refusal('GET', '/mlflow/runs/get')).toEqual([400, 'INVALID_PARAMETER_VALUE']);
  });

  it('finds runs by metrics, params, tags and attributes', async () => {
    const found = async (filter: string) => names(await searched({ filter }));
    expect(await found('')).toEqual(['blend@3', 'blend@2', 'blend@1']);
    expect(await found('metrics.plays > 100')).toEqual(['blend@3', 'blend@2']);
    expect(await found("metrics.plays >= 1e2 and params.kind = 'odd'")).toEqual([
      ...['blend@3', 'blend@1'],
    ]);
    expect(await found('metrics.`proof.repeat.gain` < 0.25')).toEqual(['blend@2']);
    // Of what has none of it no comparison holds.
    expect(await found('metric.proof.repeat.gain != 0.2')).toEqual(['blend@3']);
    expect(await found("params.kind != 'odd'")).toEqual(['blend@2']);
    expect(await found('tags."echotune.version" = "1"')).toEqual(['blend@1']);
    expect(await found("attributes.status = 'FINISHED' AND run_name = 'blend@3'")).toEqual([
      'blend@3',
    ]);
    expect(await found("params.unknown = 'x'")).toEqual([]);
    for (const filter of [
      'metrics.plays >',
      "metrics.plays = 'a'",
      'params.kind = 3',
      'plays',
      "x.y = 'z'",
    ]) {
      const asked = { experiment_ids: [experiment], filter };
      expect(await refusal('POST', '/mlflow/runs/search', asked), filter).toEqual([
        ...[400, 'INVALID_PARAMETER_VALUE'],
      ]);
    }
    expect(
      names((await ask('POST', '/mlflow/runs/search', { experiment_ids: ['77'] })).body),
    ).toEqual([]);
  });

  it('gives pages, each with the token of the next', async () => {
    const first = await searched({ max_results: 2 });
    expect(names(first)).toEqual(['blend@3', 'blend@2']);
    const second = await searched({ max_results: 2, page_token: first.next_page_token });
    expect(names(second)).toEqual(['blend@1']);
    expect(second).not.toHaveProperty('next_page_token');
    const ids = { experiment_ids: [experiment] };
    for (const wrong of [{ max_results: 0 }, { max_results: 50_001 }, { page_token: 'nonsense' }]) {
      expect(await refusal('POST', '/mlflow/runs/search', { ...ids, ...wrong })).toEqual([
        ...[400, 'INVALID_PARAMETER_VALUE'],
      ]);
    }
  });

  it('tells what was measured over time, in pages too', async () => {
    const [id = ''] = runs;
    const of = { run_uuid: id, run_id: id, metric_key: 'acceptance' };
    const { metrics } = await get('/mlflow/metrics/get-history', of);
    expect(metrics.map(({ value, step }: Record<string, number>) => [value, step])).toEqual([
      ...[
        [0.1, 3600],
        [0.2, 7200],
        [0.3, 10_800],
      ],
    ]);
    const page = await get('/mlflow/metrics/get-history', { ...of, max_results: 2 });
    expect(page.metrics).toEqual(metrics.slice(0, 2));
    const { next_page_token: token } = page;
    const rest = await get('/mlflow/metrics/get-history', {
      ...of,
      max_results: 2,
      page_token: token,
    });
    expect(rest).toEqual({ metrics: metrics.slice(2) });
    const unknown = { ...of, metric_key: 'unknown' };
    expect(await get('/mlflow/metrics/get-history', unknown)).toEqual({});
  });

  it('lists files both ways and gives them', async () => {
    const [id = ''] = runs;
    const list = (path?: string) =>
      get('/mlflow/artifacts/list', {
        run_uuid: id,
        run_id: id,
        ...(path !== undefined && { path }),
      });
    const root = `${experiment}/${id}/artifacts`;
    expect(await list()).toEqual({
      root_uri: `mlflow-artifacts:/${root}`,
      files: [{ path: 'model', is_dir: true }],
    });
    const { files } = await list('model');
    expect(files.map(({ path }: { path: string }) => path).sort()).toEqual([
      ...['model/blend.etm', 'model/card.json', 'model/card.md'],
    ]);
    expect(files[0]).toEqual({ path: 'model/blend.etm', is_dir: false, file_size: 10 });
    const served = '/mlflow-artifacts/artifacts';
    const below = await get(served, { path: `${root}/model` });
    expect(below.files.map(({ path }: { path: string }) => path).sort()).toEqual([
      ...['blend.etm', 'card.json', 'card.md'],
    ]);
    expect(await get(served, { path: root })).toEqual({ files: [{ path: 'model', is_dir: true }] });
    expect(await list('model/card.md')).toEqual({ root_uri: `mlflow-artifacts:/${root}` });
    expect(await ask('GET', `${served}/${root}/model/blend.etm`)).toMatchObject({
      ...{ status: 200, body: 'bytes of 1' },
    });
    const card = await ask('GET', `${served}/${root}/model/card.md`);
    expect(card.body).toContain('# blend@1');
    expect(await refusal('GET', `${served}/${root}/model/none`)).toEqual([
      ...[404, 'RESOURCE_DOES_NOT_EXIST'],
    ]);
    const up = { run_id: id, path: '../../x' };
    expect(await refusal('GET', '/mlflow/artifacts/list', up)).toEqual([
      ...[400, 'INVALID_PARAMETER_VALUE'],
    ]);
    expect(await refusal('GET', served, { path: '../x' })).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
    ]);
  });

  it('shows the registered model, its versions and who is who', async () => {
    const { registered_model: shown } = await get('/mlflow/registered-models/get', { name: model });
    expect(shown).toMatchObject({
      ...{ name: model, latest_versions: [{ version: '3', current_stage: 'None' }] },
      aliases: [
        { alias: 'champion', version: '2' },
        { alias: 'previous', version: '1' },
      ],
    });
    // As MlflowClient does, which leaves prompts out.
    const filter = "name = 'echotune-blend' AND tag.`mlflow.prompt.is_prompt` != 'true'";
    const asked = { filter, max_results: 100 };
    const all = await get('/mlflow/registered-models/search', asked);
    expect(all.registered_models).toEqual([shown]);
    const prompts = { filter: "tag.`mlflow.prompt.is_prompt` = 'true'" };
    expect(await get('/mlflow/registered-models/search', prompts)).toEqual({});
    const latest = '/mlflow/registered-models/get-latest-versions';
    expect((await ask('POST', latest, { name: model })).body).toEqual({
      model_versions: shown.latest_versions,
    });
    const champion = await get('/mlflow/registered-models/alias', {
      name: model,
      alias: 'champion',
    });
    const second = await get('/mlflow/model-versions/get', { name: model, version: '2' });
    expect(champion).toEqual(second);
    const source = `mlflow-artifacts:/${experiment}/${runs[1]}/artifacts/model`;
    expect(second.model_version).toMatchObject({
      ...{ name: model, version: '2', run_id: runs[1], source, status: 'READY' },
      aliases: ['champion'],
    });
    const uri = await get('/mlflow/model-versions/get-download-uri', { name: model, version: '2' });
    expect(uri).toEqual({ artifact_uri: source });
    const numbers = async (by: string) => {
      const found = await get('/mlflow/model-versions/search', { filter: by });
      return (found.model_versions ?? []).map(({ version }: { version: string }) => version);
    };
    expect(await numbers(`name = '${model}'`)).toEqual(['3', '2', '1']);
    expect(await numbers(`run_id = '${runs[0]}'`)).toEqual(['1']);
    expect(await numbers(`tags.\`echotune.checksum\` = '${sumOfThird}'`)).toEqual(['3']);
    expect(await numbers('version_number >= 2')).toEqual(['3', '2']);
  });

  it.each([
    ['GET', '/mlflow/registered-models/get', { name: 'none' }, 404, 'RESOURCE_DOES_NOT_EXIST'],
    [
      ...(['GET', '/mlflow/model-versions/get', { name: model, version: '9' }] as const),
      ...([404, 'RESOURCE_DOES_NOT_EXIST'] as const),
    ],
    [
      ...(['GET', '/mlflow/registered-models/alias', { name: model, alias: 'x' }] as const),
      ...([400, 'INVALID_PARAMETER_VALUE'] as const),
    ],
    ['GET', '/mlflow/registered-models/get', {}, 400, 'INVALID_PARAMETER_VALUE'],
    ['GET', '/mlflow/nothing', {}, 404, 'ENDPOINT_NOT_FOUND'],
  ] as const)('says what is wrong: %s %s %j', async (method, path, fields, status, code) => {
    expect(await refusal(method, path, fields)).toEqual([status, code]);
  });
});
