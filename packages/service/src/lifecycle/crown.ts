import type { Store } from '@echotune/data';

/** What a version of the blend can be beside its number. */
export const modelAliases = ['champion', 'previous', 'challenger'] as const;

/** Lets a version answer, and remembers which did before: a rollback goes there. */
export async function crown({ models }: Store, version: number): Promise<void> {
  const before = await models.byAlias('blend', 'champion');
  if (before !== null && before.version !== version) {
    await models.setAlias('blend', 'previous', before.version);
  }
  await models.setAlias('blend', 'champion', version);
}
