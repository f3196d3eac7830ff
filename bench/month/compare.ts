import { blend, prove } from '@echotune/engine';
import { gatherSnapshot, readArtifact } from '@echotune/service';
import { dayMs, type Month } from './month.ts';

type Blend = ReturnType<typeof blend.load>;

export interface ComparedModels {
  readonly frozen: Blend;
  readonly current: Blend;
  /** Of the last days, which neither has learned from. */
  readonly days: number;
}

export interface Compared {
  readonly listeners: number;
  /** nDCG@10 of what was new to listeners, 0 … 1. */
  readonly frozenNdcg: number;
  readonly currentNdcg: number;
  readonly gain: { readonly difference: number; readonly low: number; readonly high: number };
}

/** To be kept: files of models that answer no more are removed. */
export async function readModel(
  { store, modelsFolder }: Month['echotune'],
  version: number,
): Promise<Blend> {
  const model = await store.models.get('blend', version);
  if (model === null) throw new Error(`There is no blend@${version}.`);
  return blend.load(await readArtifact({ store, modelsFolder }, model));
}

/** Which of two models foretells better what listeners have discovered in the last days. */
export async function compareWithFrozen(
  { echotune, now }: Pick<Month, 'echotune' | 'now'>,
  { frozen, current, days }: ComparedModels,
): Promise<Compared> {
  const { interactions } = await gatherSnapshot(echotune.store);
  // A proof asks about the last third.
  const asked = { since: now - 3 * days * dayMs, until: now, seed: 1 };
  const proof = prove(interactions, { ...asked, champion: frozen, fit: () => current });
  const part = proof?.parts.find(({ name }) => name === 'discovery');
  if (part === undefined) throw new Error('Too few listeners discovered anything.');
  const { listeners, champion: frozenNdcg, challenger: currentNdcg, gain } = part;
  return { listeners, frozenNdcg, currentNdcg, gain };
}
