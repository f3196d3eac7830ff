import { seededRandom } from '@echotune/engine';
import type { Month } from './month.ts';

const listeners = 600;
const playsEach = 300;
const everyMs = 3_600_000;
/** Genres so far apart that hardly anybody likes both. */
const apart = 3;

/**
 * A corpus of made-up people who each play two genres in turns that do not belong together: a shilling attack, or a
 * broken join of two logs. What undoes it.
 */
export async function poison(
  { echotune: { store }, town, now, listeners: people }: Month,
  seed: number,
): Promise<() => Promise<void>> {
  const random = seededRandom(seed);
  const tracks = await tracksByGenre({ store, town, people });
  const corpus = await store.corpora.add('a shilling attack', now, false);
  for (let nth = 0; nth < listeners; nth += 1) {
    const listener = await store.corpora.addListener(corpus, `nobody ${nth}`);
    const pair = [tracks[nth % tracks.length], tracks[(nth + apart) % tracks.length]];
    await store.corpora.addPlays(
      listener,
      Array.from({ length: playsEach }, (_, at) => {
        const genre = pair[at % 2] ?? [];
        const trackId = genre[Math.floor(random() * genre.length)] ?? 0;
        const startedAt = now - (playsEach - at) * everyMs;
        return { trackId, startedAt, msPlayed: 200_000 };
      }),
    );
  }
  await store.corpora.finish(corpus, null);
  return () => store.corpora.remove(corpus);
}

interface Played {
  readonly store: Month['echotune']['store'];
  readonly town: Month['town'];
  readonly people: Month['listeners'];
}

/** Tracks that anybody has played, by genre. */
async function tracksByGenre({ store, town, people }: Played): Promise<number[][]> {
  const trackOf = new Map<string, number>();
  for (const { id } of people) {
    const { songIds, trackIds } = await store.plays.columns(id);
    const cards = await store.catalogue.cards([...new Set(songIds)]);
    for (const [at, song] of songIds.entries()) {
      const title = cards.get(song)?.title;
      if (title !== undefined) trackOf.set(title, trackIds[at] ?? 0);
    }
  }
  const byGenre = Map.groupBy(town.songs, ({ genre }) => genre);
  return [...byGenre.values()].map((songs) =>
    songs.flatMap(({ track }) => trackOf.get(track.title) ?? []),
  );
}
