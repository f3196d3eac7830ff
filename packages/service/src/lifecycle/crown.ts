import type { Store } from '@echotune/data';

/**
 * What a version of the blend can be beside its number: it answers, it answered before, it answers half of the
 * listeners while that is compared, or it was found worse.
 */
export const modelAliases = ['champion', 'canary', 'previous', 'challenger'] as const;

/** What is kept of a version's life. */
export const modelDeeds = [
  ...(['trained', 'refused', 'canary', 'canary-ended', 'promoted'] as const),
  ...(['rolled-back', 'unreadable', 'drifted', 'unlearned'] as const),
] as const;

export type ModelDeed = (typeof modelDeeds)[number];

/** Facts that a deed followed from, for people and for the record. */
export type Why = Readonly<Record<string, unknown>>;

export function noteDeed({ models }: Store, version: number, deed: ModelDeed, why: Why) {
  return models.note('blend', version, deed, why);
}

/** Lets a version answer, and remembers which did before: a rollback goes there. */
export async function crown(store: Store, version: number, why: Why): Promise<void> {
  const { models } = store;
  const before = await models.byAlias('blend', 'champion');
  if (before !== null && before.version !== version) {
    await models.setAlias('blend', 'previous', before.version);
  }
  await models.setAlias('blend', 'champion', version);
  // It was compared with what answered until now.
  await models.dropAlias('blend', 'canary');
  const challenger = await models.byAlias('blend', 'challenger');
  if (challenger?.version === version) await models.dropAlias('blend', 'challenger');
  await noteDeed(store, version, 'promoted', { instead: before?.version ?? null, ...why });
}
