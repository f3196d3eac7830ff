import { createHash } from 'node:crypto';
import { mlflowMost } from '@echotune/connect';
import { expect, it } from 'vitest';
import { experiment, heldBy, mlflowStage, registered } from './mlflow.fixture.ts';
import { mlflowReport } from './mlflow-state.ts';
import { syncModels } from './sync-models.ts';

type Stage = Awaited<ReturnType<typeof mlflowStage>>;

it('a version is a run with params, metrics and files, finished, and a registered version of it', async () => {
  const { store, fake, train, sync } = await mlflowStage();
  const first = await train();
  await store.models.setAlias('blend', 'champion', 1);
  await store.models.measure('blend', 1, first.createdAt + 3_600_000, { acceptance: 0.25 });
  expect(await sync()).toEqual({ sent: 1, updated: 0, aliases: 1, problem: null });
  const { experiments, runs, models, artifacts } = heldBy(fake);
  expect(experiments.map(({ name }) => name)).toEqual(['Default', experiment]);
  const at = first.createdAt;
  expect(runs).toMatchObject([
    {
      ...{ name: 'blend@1', status: 'FINISHED', startTime: at, endTime: at },
      params: { seed: '1', 'decay.half': '0.5', parts: '["a","b"]' },
      tags: { 'echotune.version': '1', 'echotune.data_digest': 'data 1' },
      metrics: [
        { key: 'plays', value: 100, timestamp: at, step: 0 },
        { key: 'proof.repeat.champion.ndcg_10', value: 0.5, timestamp: at, step: 0 },
        { key: 'acceptance', value: 0.25, timestamp: at + 3_600_000, step: 3600 },
      ],
    },
  ]);
  expect(models).toMatchObject([
    {
      ...{ name: registered, aliases: { champion: '1' } },
      versions: [
        {
          version: '1',
          runId: runs[0]?.id,
          tags: { 'echotune.checksum': createHash('sha256').update('bytes of 1').digest('hex') },
        },
      ],
    },
  ]);
  const root = `1/${runs[0]?.id}/artifacts/model`;
  expect(models[0]?.versions[0]?.source).toBe(`mlflow-artifacts:/${root}`);
  expect(Object.keys(artifacts)).toEqual(
    ['blend.etm', 'card.json', 'card.md'].map((name) => `${root}/${name}`),
  );
  expect(artifacts[`${root}/blend.etm`]).toBe('bytes of 1');
  expect(artifacts[`${root}/card.md`]).toContain('| plays | 100 |');
});

it('with nothing new one question is asked and nothing sent', async () => {
  const { fake, train, sync } = await mlflowStage();
  await train();
  await sync();
  const before = fake.server.asked.length;
  expect(await sync()).toEqual({ sent: 0, updated: 0, aliases: 0, problem: null });
  expect(fake.server.asked.slice(before).map(({ path }) => path)).toEqual([
    '/api/2.0/mlflow/registered-models/get',
  ]);
});

it('what comes later is appended: measurements once, aliases as they move and go', async () => {
  const { store, fake, train, sync } = await mlflowStage();
  const { createdAt } = await train();
  await train();
  await store.models.setAlias('blend', 'champion', 2);
  await store.models.setAlias('blend', 'previous', 1);
  await store.models.setAlias('blend', 'challenger', 1);
  await sync();
  // People may have aliases of their own there.
  const [model] = fake.registry.models;
  model?.aliases.set('favourite', '1').set('champion', '1');
  await store.models.setAlias('blend', 'champion', 1);
  await store.models.dropAlias('blend', 'challenger');
  await store.models.measure('blend', 1, createdAt + 5000, { acceptance: 0.5, skips: 0.1 });
  // Of another key, and earlier.
  expect(await sync()).toMatchObject({ sent: 0, updated: 1, aliases: 1, problem: null });
  await store.models.measure('blend', 1, createdAt + 4000, { repeats: 0.25 });
  expect(await sync()).toMatchObject({ updated: 1, aliases: 0 });
  expect(Object.fromEntries(model?.aliases ?? [])).toEqual({
    ...{ champion: '1', previous: '1', favourite: '1' },
  });
  const later = fake.tracking.runs[0]?.metrics.slice(2).map(({ key, step }) => [key, step]);
  expect(later).toEqual([
    ['acceptance', 5],
    ['skips', 5],
    ['repeats', 4],
  ]);
});

it('a file that is gone here, as somebody is forgotten, is removed there', async () => {
  const { fake, train, forgetFile, sync } = await mlflowStage();
  const first = await train();
  await sync();
  await forgetFile(first);
  expect(await sync()).toMatchObject({ updated: 1, problem: null });
  const names = [...fake.artifacts.keys()].map((path) => path.split('/').at(-1));
  expect(names.sort()).toEqual(['card.json', 'card.md']);
  expect(await sync()).toMatchObject({ updated: 0 });
  expect(fake.registry.models[0]?.versions).toHaveLength(1);
});

it('more than fits into a request goes in several, whatever the keys are', async () => {
  const { store, fake, train, sync } = await mlflowStage();
  const many = (count: number) => Array.from({ length: count }, (_, nth) => nth);
  const params = Object.fromEntries(many(250).map((nth) => [`p${nth}`, 'ü'.repeat(7000)]));
  const strange = { 'a@b': 1, 'a#b': 2, '..': 3, [`${'k'.repeat(300)}1`]: 4 };
  const metrics = Object.fromEntries(many(1500).map((nth) => [`m${nth}`, nth]));
  const { createdAt } = await train({ params: { ...params, ...strange }, metrics });
  for (const nth of many(3)) {
    const measured = Object.fromEntries(many(700).map((key) => [`later ${key}`, nth]));
    await store.models.measure('blend', 1, createdAt + 1000 * (nth + 1), measured);
  }
  expect(await sync()).toMatchObject({ sent: 1, problem: null });
  const [run] = fake.tracking.runs;
  expect(run?.metrics).toHaveLength(1500 + 2100);
  expect(run?.params.size).toBe(254);
  expect(run?.params.get('p0')).toHaveLength(mlflowMost.paramCharacters);
  expect([run?.params.get('a_b'), run?.params.get('a_b_2'), run?.params.get('_..')]).toEqual([
    ...['1', '2', '3'],
  ]);
});

it('a run that was begun with other params is left with those, and goes on', async () => {
  const { fake, train, sync } = await mlflowStage();
  await train();
  await sync();
  const [run] = fake.tracking.runs;
  run?.params.set('seed', 'of an earlier release').delete('decay.half');
  // Nothing is remembered any more.
  fake.registry.models.length = 0;
  expect(await sync()).toMatchObject({ sent: 1, problem: null });
  expect(fake.tracking.runs).toHaveLength(1);
  expect(run?.params.get('seed')).toBe('of an earlier release');
  expect(run?.params.get('decay.half')).toBe('0.5');
});

it('a deleted experiment is somebody’s will, and told; restored, all goes there', async () => {
  const { fake, train, sync, process } = await mlflowStage();
  fake.tracking.experiments.push({ id: '1', name: experiment, lifecycle: 'deleted' });
  await train();
  const { problem } = await sync();
  expect(problem).toMatch(/was deleted there/);
  expect(await mlflowReport(process())).toMatchObject({ behind: 1, syncedAt: null, problem });
  const [, deleted] = fake.tracking.experiments;
  if (deleted) deleted.lifecycle = 'active';
  expect(await sync()).toMatchObject({ sent: 1, problem: null });
  expect(await mlflowReport(process())).toMatchObject({ behind: 0, problem: null });
});

it('one version that is refused does not hold up the others', async () => {
  const { store, fake, train, sync } = await mlflowStage();
  const { createdAt } = await train();
  await sync();
  const [run] = fake.tracking.runs;
  if (run) run.lifecycle = 'deleted';
  await store.models.measure('blend', 1, createdAt + 1, { acceptance: 0.5 });
  await train();
  await store.models.setAlias('blend', 'champion', 2);
  const told = await sync();
  expect(told).toMatchObject({ sent: 1, updated: 0, aliases: 1 });
  expect(told.problem).toMatch(/active/);
});

it('who is not let in is told so, and asks no further', async () => {
  const { fake, train, sync } = await mlflowStage();
  await train();
  fake.authorization = 'Bearer another';
  expect(await sync()).toMatchObject({
    sent: 0,
    problem: expect.stringMatching(/MLFLOW_TRACKING/),
  });
  expect(fake.server.asked).toHaveLength(1);
});

it('an outage is told with since when, keeps what waits, and is over when it is over', async () => {
  const stage = await mlflowStage();
  const { fake, train, sync, process, advance, deps } = stage;
  await train();
  await sync();
  const syncedAt = deps.clock();
  await train();
  const down = () =>
    fake.server.misbehave(
      ...Array.from({ length: 9 }, () => ({ kind: 'connection-cut' }) as const),
    );
  down();
  const { problem } = await sync();
  const failingSince = deps.clock();
  expect(problem).toMatch(/no answer/);
  advance(60_000);
  down();
  await sync();
  expect(await mlflowReport(process())).toEqual({ behind: 1, syncedAt, problem, failingSince });
  fake.server.behave();
  expect(await sync()).toMatchObject({ sent: 1, problem: null });
});

it('two processes do not send at once, and who died is not waited for long', async () => {
  const { store, train, sync, advance, fake, deps } = await mlflowStage();
  await train();
  const both = await Promise.allSettled([sync(), sync()]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(fake.tracking.runs).toHaveLength(1);
  await store.mlflow.hold(
    `${fake.server.address} ${experiment}`,
    'a dead one',
    deps.clock() + 60_000,
  );
  await expect(sync()).rejects.toMatchObject({ code: 'provider-busy' });
  advance(60_000);
  expect(await sync()).toMatchObject({ problem: null });
});

it('what is broken off by hand, or by the store, says nothing of the server and makes way at once', async () => {
  const { store, train, sync, process } = await mlflowStage();
  await train();
  await expect(sync(AbortSignal.abort())).rejects.toThrow();
  const deps = process();
  const models = { ...store.models, list: () => Promise.reject(new Error('the store is away')) };
  const broken = { ...deps, store: { ...store, mlflow: store.mlflow, models } };
  const { signal } = new AbortController();
  await expect(syncModels(broken, { signal })).rejects.toThrow('the store is away');
  expect(await mlflowReport(deps)).toMatchObject({ problem: null, syncedAt: null });
  expect(await sync()).toMatchObject({ sent: 1, problem: null });
});

/** Some days of a registry, with a synchronisation after each. */
const days: readonly ((stage: Stage) => Promise<void>)[] = [
  async ({ store, train }) => {
    await train();
    await store.models.setAlias('blend', 'champion', 1);
    await store.models.setAlias('blend', 'challenger', 1);
  },
  async ({ store, train, forgetFile }) => {
    const [first] = await store.models.list('blend');
    if (first === undefined) return;
    await train();
    await forgetFile(first);
    await store.models.measure('blend', 1, first.createdAt + 9000, { acceptance: 0.5 });
    await store.models.setAlias('blend', 'champion', 2);
    await store.models.dropAlias('blend', 'challenger');
  },
];

/** What the server holds in the end, and how many requests that took. */
async function live(disturb: (stage: Stage, asked: number) => Promise<void>) {
  const stage = await mlflowStage();
  for (const day of days) {
    await day(stage);
    await disturb(stage, stage.fake.server.asked.length);
    stage.fake.server.behave();
    // Whatever was asked to wait for is over.
    stage.advance(90_000_000);
    const { problem } = await stage.sync();
    expect(problem).toBeNull();
  }
  const { asked } = stage.fake.server;
  return { held: JSON.stringify(heldBy(stage.fake)), requests: asked.length };
}

const forGood = 40;

it.each([
  // Done there, and the answer lost; not done there.
  ['the connection is cut', { kind: 'connection-cut' }],
  ['it asks for a day', { kind: 'too-many', retryAfterS: 86_400 }],
] as const)(
  'wherever %s, in the end the server holds the same as without, and nothing twice',
  async (_what, wrong) => {
    const quiet = await live(async () => {});
    expect(quiet.requests).toBeGreaterThan(30);
    for (let nth = 0; nth < quiet.requests; nth++) {
      const { held } = await live(async ({ fake, sync }, asked) => {
        if (nth < asked) return;
        const well = Array.from(
          { length: nth - asked },
          () => ({ kind: 'latency', ms: 0 }) as const,
        );
        fake.server.misbehave(...well, ...Array.from({ length: forGood }, () => wrong));
        await sync();
      });
      expect(held, `after ${nth} requests`).toBe(quiet.held);
    }
  },
  120_000,
);
