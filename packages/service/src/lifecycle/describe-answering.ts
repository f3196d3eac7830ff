import type { Store } from '@echotune/data';

const recentMs = 7 * 86_400_000;

/** What answers, in words: which version, whether half of the listeners meet another, what was taken back lately. */
export async function describeAnswering({ models }: Store, now: number): Promise<string | null> {
  const aliased = await models.aliased('blend', ['champion', 'canary']);
  const version = (name: string) => aliased.find(({ alias }) => alias === name)?.version;
  const [champion, canary] = [version('champion'), version('canary')];
  if (champion === undefined) return null;
  const taken = (await models.notes('blend', 20)).find(
    ({ what, at }) => what === 'rolled-back' && at >= now - recentMs,
  );
  return [
    `blend@${champion}`,
    ...(canary === undefined ? [] : [`blend@${canary} for half of the listeners, to compare`]),
    ...(taken === undefined
      ? []
      : [`blend@${taken.version} was rolled back (${String(taken.why.reason)})`]),
  ].join('; ');
}
