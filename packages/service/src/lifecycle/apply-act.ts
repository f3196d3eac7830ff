import type { ModelVersion, Store } from '@echotune/data';
import { crown, noteDeed } from './crown.ts';
import type { ModelAct } from './decide-models.ts';
import { stepBack } from './promote-model.ts';

/**
 * Does what was decided, within a transaction. False where nothing was done: the operator was quicker, or there is
 * nothing `earlier` that is whole to roll back to.
 */
export async function applyAct(
  tx: Store,
  act: ModelAct,
  earlier: ModelVersion | null,
): Promise<boolean> {
  if (!(await isStill(tx, act))) return false;
  if (act.act === 'train') await tx.jobs.enqueue('train', act.why, { uniqueKey: 'train' });
  else if (act.act === 'promote') await crown(tx, act.version, act.why);
  else if (act.act === 'end-canary') await endCanary(tx, act.version, act.why);
  else if (earlier === null) return false;
  else await stepBack(tx, act.version, earlier.version, act.why);
  return true;
}

/** Whether the version is still what it was when it was looked at. */
async function isStill({ models }: Store, act: ModelAct): Promise<boolean> {
  if (act.act === 'train') return true;
  const alias = act.act === 'roll-back' ? 'champion' : 'canary';
  return (await models.byAlias('blend', alias))?.version === act.version;
}

async function endCanary(store: Store, version: number, why: ModelAct['why']): Promise<void> {
  await store.models.dropAlias('blend', 'canary');
  await store.models.setAlias('blend', 'challenger', version);
  await noteDeed(store, version, 'canary-ended', why);
}
