import type { AliasedModel, ModelVersion } from '@echotune/data';
import { noteDeed } from './crown.ts';
import type { ModelPlace } from './model-place.ts';
import { earlierWhole, stepBack } from './promote-model.ts';

/**
 * Gives up a model that answers and whose file cannot be read, for every process: a canary ends, a champion steps
 * back to what answered before it, and a new one is trained. What to load instead; null where nothing earlier is
 * whole, or somebody else has given it up already.
 */
export async function giveUp(
  deps: ModelPlace,
  { version, alias }: AliasedModel,
): Promise<ModelVersion | null> {
  const earlier = alias === 'champion' ? await earlierWhole(deps) : null;
  await deps.store.transaction(async (tx) => {
    const named = await tx.models.byAlias('blend', alias);
    if (named?.version !== version) return;
    const why = { reason: 'unreadable' };
    if (alias === 'canary') {
      await tx.models.dropAlias('blend', 'canary');
      await noteDeed(tx, version, 'canary-ended', why);
      return;
    }
    if (earlier === null) await noteDeed(tx, version, 'unreadable', {});
    else await stepBack(tx, version, earlier.version, why);
    await tx.jobs.enqueue('train', {}, { uniqueKey: 'renew-unreadable' });
  });
  return earlier;
}
