import { createHash } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type FakeMlflow,
  type Limits,
  Mlflow,
  mlflowArtifactLimits,
  mlflowLimits,
  Provider,
  startFakeMlflow,
} from '@echotune/connect';
import type { ModelVersion } from '@echotune/data';
import { onTestFinished } from 'vitest';
import { openStore } from '../../../../tests/kit/open-store.ts';
import type { MlflowDeps } from './mlflow-deps.ts';
import { syncModels } from './sync-models.ts';

export const experiment = 'echotune';
export const registered = 'echotune-blend';

/** A store whose models a fake MLflow is to be told. */
export async function mlflowStage() {
  const test = await openStore();
  const fake = await startFakeMlflow();
  const { store, folder: modelsFolder, advance, deps: usual } = test;
  const close = async () => {
    await fake.server.close();
    await test.close();
  };
  onTestFinished(close);
  const depsOf = (limits: Limits) => ({
    ...{ address: fake.server.address, userAgent: 'EchoTune/0', telemetry: usual.telemetry },
    quarantine: store.providers,
    provider: new Provider(limits, {
      ...{ pauses: store.providers, clock: usual.clock, telemetry: usual.telemetry },
      ...{ fetch, random: () => 0, sleep: async (ms) => advance(ms) },
    }),
  });
  /** As another process would be: it knows no failures. */
  const process = (): MlflowDeps => ({
    ...{ ...usual, modelsFolder },
    mlflow: {
      ...{ address: fake.server.address, experiment },
      client: new Mlflow({ api: depsOf(mlflowLimits), artifacts: depsOf(mlflowArtifactLimits) }),
    },
  });
  /** A version, as a training leaves it. */
  const train = async (of: Partial<ModelVersion> = {}): Promise<ModelVersion> => {
    advance(1000);
    const createdAt = usual.clock();
    const nth = (await store.models.list('blend')).length + 1;
    const artifact = `blend-${nth}.etm`;
    await writeFile(join(modelsFolder, artifact), `bytes of ${nth}`);
    return store.models.register({
      ...{ name: 'blend', createdAt, dataDigest: `data ${nth}`, codeVersion: '0.1.0' },
      params: { seed: 1, decay: { half: 0.5 }, parts: ['a', 'b'] },
      metrics: { plays: 100 * nth, 'proof.repeat.champion.ndcg@10': 0.5 },
      ...{
        artifact,
        checksum: createHash('sha256').update(`bytes of ${nth}`).digest('hex'),
        ...of,
      },
    });
  };
  const forgetFile = ({ artifact }: ModelVersion) => rm(join(modelsFolder, artifact));
  const sync = (signal = new AbortController().signal) => syncModels(process(), { signal });
  return { ...test, fake, process, train, forgetFile, sync };
}

/** All that a server holds, for comparison. */
export function heldBy({ tracking, registry, artifacts }: FakeMlflow) {
  return {
    experiments: tracking.experiments,
    runs: tracking.runs.map(({ params, tags, ...run }) => ({
      ...{ ...run, params: Object.fromEntries(params), tags: Object.fromEntries(tags) },
    })),
    models: registry.models.map(({ versions, aliases, ...model }) => ({
      ...model,
      versions: versions.map(({ tags, ...version }) => ({
        ...{ ...version, tags: Object.fromEntries(tags) },
      })),
      aliases: Object.fromEntries([...aliases].sort()),
    })),
    artifacts: Object.fromEntries(
      [...artifacts].map(([path, bytes]) => [path, Buffer.from(bytes).toString()]).sort(),
    ),
  };
}
