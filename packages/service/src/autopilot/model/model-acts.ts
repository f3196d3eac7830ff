import type { AgentParams, ModelVersion } from '@echotune/data';
import { applyAct } from '../../lifecycle/apply-act.ts';
import { crown, noteDeed } from '../../lifecycle/crown.ts';
import type { ModelAct } from '../../lifecycle/decide-models.ts';
import { earlierWhole, stepBack } from '../../lifecycle/promote-model.ts';
import type { TendDeps } from '../../lifecycle/tend-models.ts';
import { isTrainingNeed } from '../../lifecycle/training-need.ts';
import type { ActKind, PlannedAct } from '../agent.ts';
import { numberParam } from '../read-params.ts';

const hourMs = 3_600_000;
const reason = 'not-as-predicted';
const byAgent = { reason: 'agent' };

/** Queues a training; of one that waits taking back is ending it. */
export function trainAct({ store }: TendDeps): ActKind {
  const queued = async () =>
    (await store.jobs.list({ kind: 'train', state: ['queued', 'running'] })).at(-1) ?? null;
  return {
    ...{ act: 'train', lasts: false, coolDownMs: hourMs, isPermitted: true },
    prepare: async () => ({}),
    perform: async ({ params: { need } }) => {
      const why = isTrainingNeed(need) ? { need } : {};
      await store.jobs.enqueue('train', why, { uniqueKey: 'train' });
    },
    stands: async (act) => (await queued()) !== null || (await trainedSince(store, act)) > 0,
    revert: async () => {
      const job = await queued();
      if (job?.state === 'queued') await store.jobs.cancel(job.id);
    },
  };
}

/** How many trainings were made since an act. */
export async function trainedSince(
  { models }: TendDeps['store'],
  { intendedAt }: PlannedAct,
): Promise<number> {
  return (await models.list('blend')).filter(({ createdAt }) => createdAt >= intendedAt).length;
}

/** What is done with a version: all three know which answered before. */
function versionAct(
  { store }: TendDeps,
  act: Exclude<ModelAct['act'], 'train'>,
  rest: Pick<ActKind, 'stands' | 'revert'>,
  earlier: () => Promise<ModelVersion | null> = async () => null,
): ActKind {
  return {
    ...{ act, lasts: false, coolDownMs: 24 * hourMs, isPermitted: true, ...rest },
    prepare: async () => {
      const champion = await store.models.byAlias('blend', 'champion');
      return { champion: champion?.version ?? null };
    },
    perform: async ({ params }) => {
      const version = numberParam(params, 'version');
      const to = await earlier();
      await store.transaction((tx) => applyAct(tx, { act, version, why: byAgent }, to));
    },
  };
}

const versionOf = (params: AgentParams) => numberParam(params, 'version');

/** A canary answers everybody; back to what did before. */
export function promoteAct(deps: TendDeps): ActKind {
  const { store } = deps;
  const stands = async ({ params }: PlannedAct) =>
    (await store.models.byAlias('blend', 'champion'))?.version === versionOf(params);
  return versionAct(deps, 'promote', {
    stands,
    revert: async (act) => {
      const earlier = (await stands(act)) ? await earlierWhole(deps) : null;
      if (earlier === null) return;
      await store.transaction((tx) =>
        stepBack(tx, versionOf(act.params), earlier.version, { reason }),
      );
    },
  });
}

/** A canary answers nobody any more; it does so again. */
export function endCanaryAct(deps: TendDeps): ActKind {
  const { store } = deps;
  const stands = async ({ params }: PlannedAct) =>
    (await store.models.byAlias('blend', 'canary'))?.version !== versionOf(params);
  return versionAct(deps, 'end-canary', {
    stands,
    revert: async ({ params }) => {
      if ((await store.models.byAlias('blend', 'canary')) !== null) return;
      await store.transaction(async (tx) => {
        await tx.models.setAlias('blend', 'canary', versionOf(params));
        await noteDeed(tx, versionOf(params), 'canary', { reason });
      });
    },
  });
}

/** What answered before answers again; the newer one does once more. */
export function rollBackAct(deps: TendDeps): ActKind {
  const { store } = deps;
  const stands = async ({ params }: PlannedAct) =>
    (await store.models.byAlias('blend', 'champion'))?.version !== versionOf(params);
  return versionAct(
    deps,
    'roll-back',
    {
      stands,
      revert: async (act) => {
        if (!(await stands(act))) return;
        await store.transaction((tx) => crown(tx, versionOf(act.params), { reason }));
      },
    },
    () => earlierWhole(deps),
  );
}
