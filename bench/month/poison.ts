import { seededRandom } from '@echotune/engine';
import type { TrainDeps } from '@echotune/service';

export interface PoisonPlan {
  readonly seed: number;
  readonly listeners: number;
  readonly now: number;
}

const playsEach = 300;
const everyMs = 3_600_000;

/**
 * A corpus of people who play anything after anything, as a broken join of two logs makes them; what it does to
 * models is undone by what it returns.
 */
export async function poison(
  { store }: Pick<TrainDeps, 'store'>,
  { seed, listeners, now }: PoisonPlan,
): Promise<() => Promise<void>> {
  const random = seededRandom(seed);
  const tracks: number[] = [];
  for (const { id } of await store.listeners.list()) {
    const { trackIds } = await store.plays.columns(id);
    tracks.push(...new Set(trackIds));
  }
  const known = [...new Set(tracks)];
  const corpus = await store.corpora.add('a broken log', now, false);
  for (let nth = 0; nth < listeners; nth += 1) {
    const listener = await store.corpora.addListener(corpus, `nobody ${nth}`);
    await store.corpora.addPlays(
      listener,
      Array.from({ length: playsEach }, (_, at) => ({
        trackId: known[Math.floor(random() * known.length)] ?? 0,
        startedAt: now - (playsEach - at) * everyMs,
        msPlayed: 200_000,
      })),
    );
  }
  await store.corpora.finish(corpus, null);
  return () => store.corpora.remove(corpus);
}
