import type { MlflowState } from '@echotune/data';
import { type MlflowDeps, serverKey } from './mlflow-deps.ts';

export interface MlflowReport extends MlflowState {
  /** Versions that the server has not. */
  readonly behind: number;
}

/** How far the server has what is here; null where none is set up. Nobody is asked. */
export async function mlflowReport({
  store,
  mlflow,
}: Pick<MlflowDeps, 'store' | 'mlflow'>): Promise<MlflowReport | null> {
  if (mlflow === null) return null;
  const server = serverKey(mlflow);
  const sent = new Set((await store.mlflow.sent(server)).map(({ modelId }) => modelId));
  const versions = await store.models.list('blend');
  const state = await store.mlflow.state(server);
  return {
    ...(state ?? { syncedAt: null, problem: null, failingSince: null }),
    behind: versions.filter(({ id }) => !sent.has(id)).length,
  };
}
