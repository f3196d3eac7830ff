import type { Store } from '@echotune/data';

const activeMs = 28 * 86_400_000;

/** Who played something in the four weeks before, by id, those who did last first. */
export async function recentListeners({ listeners, plays }: Store, now: number): Promise<number[]> {
  const latest: { readonly id: number; readonly at: number }[] = [];
  for (const { id } of await listeners.list()) {
    const [play] = await plays.recent(id, 1);
    if (play !== undefined && play.startedAt >= now - activeMs)
      latest.push({ id, at: play.startedAt });
  }
  return latest.toSorted((a, b) => b.at - a.at || a.id - b.id).map(({ id }) => id);
}
