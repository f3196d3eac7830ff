import { join } from 'node:path';
import { openSqliteStore, silentTelemetry } from '@echotune/data';
import { seededRandom } from '@echotune/engine';
import { sourceClocks } from '@echotune/formats';

const songs = 20_000;
const listeners = 50;
const playsEach = 12_000;

/** Fills the store of a home with more listening than a training gets through within some seconds. */
export async function addBigCommunity(home: string): Promise<void> {
  const file = join(home, 'echotune.sqlite');
  const store = await openSqliteStore({
    file,
    clock: () => 0,
    clocks: sourceClocks,
    telemetry: silentTelemetry,
  });
  const random = seededRandom(1);
  await store.transaction(async ({ catalogue, corpora }) => {
    const ids = await catalogue.resolve(Array.from({ length: songs }, (_, n) => spellingOf(n)));
    const corpus = await corpora.add('big', 0, false);
    for (let n = 0; n < listeners; n += 1) {
      const listener = await corpora.addListener(corpus, `${n}`);
      const plays = Array.from({ length: playsEach }, (_, at) => ({
        trackId: ids[Math.floor(random() * songs)]?.trackId ?? 0,
        startedAt: at * 200_000,
        msPlayed: 180_000,
      }));
      await corpora.addPlays(listener, plays);
    }
  });
  await store.close();
}

function spellingOf(n: number) {
  const artist = `Artist ${n % 500}`;
  const title = `Song ${n}`;
  return {
    ...{ source: 'spotify-extended', sourceKey: title, title, artist, album: null, identities: [] },
    credits: [{ name: artist, key: artist.toLowerCase(), role: 'main' as const }],
    ...{ songTitle: title, songKey: title.toLowerCase(), versionKey: '', releaseKey: null },
  };
}
