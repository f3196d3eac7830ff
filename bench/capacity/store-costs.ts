import { statSync } from 'node:fs';
import { join } from 'node:path';
import { openPostgresStore, openSqliteStore, type Store, silentTelemetry } from '@echotune/data';
import { seededRandom } from '@echotune/engine';
import pg from 'pg';
import { temporaryHome } from '../../tests/kit/echotune.ts';
import { temporaryDatabase } from '../../tests/kit/postgres.ts';

/** What so many plays cost the store. */
export interface StoreCost {
  readonly plays: number;
  readonly listeners: number;
  /** To take them in, a thousand at a time. */
  readonly seconds: number;
  readonly bytes: number;
  /** To read one listener's whole history. */
  readonly historyMs: number;
}

const options = { clock: () => Date.now(), clocks: new Map(), telemetry: silentTelemetry };
const batch = 1000;
const playsOfOne = 5000;
const tracks = 5000;
const playEveryMs = 600_000;
const startsAt = Date.UTC(2020, 0, 1);

async function resolved(store: Store): Promise<{ trackId: number; spellingId: number }[]> {
  return store.catalogue.resolve(
    Array.from({ length: tracks }, (_, n) => {
      const artist = `Artist ${n % 500}`;
      return {
        ...{ source: 'api', sourceKey: `${n}`, title: `Song ${n}`, artist, album: null },
        ...{ identities: [], songTitle: `Song ${n}`, songKey: `song ${n}`, versionKey: '' },
        ...{
          releaseKey: null,
          credits: [{ name: artist, key: artist.toLowerCase(), role: 'main' }],
        },
      } as const;
    }),
  );
}

async function fill(store: Store, plays: number, bytes: () => Promise<number>): Promise<StoreCost> {
  const songs = await resolved(store);
  const random = seededRandom(1);
  const before = await bytes();
  let seconds = 0;
  const listeners = Math.ceil(plays / playsOfOne);
  for (let nth = 0; nth < listeners; nth += 1) {
    const name = `Listener ${nth}`;
    const { id } = await store.listeners.create({ name, timeZone: 'UTC', demo: false });
    for (let from = 0; from < playsOfOne; from += batch) {
      const own = Array.from({ length: batch }, (_, at) => {
        const song = songs[Math.floor(tracks ** random()) - 1] ?? songs[0];
        const startedAt = startsAt + (from + at) * playEveryMs;
        return {
          ...{ trackId: song?.trackId ?? 0, spellingId: song?.spellingId ?? 0, startedAt },
          ...{ stampedAt: startedAt, msPlayed: 200_000, kept: '{"shuffle":false}', record: null },
        };
      });
      const begun = performance.now();
      await store.plays.append(id, own, null);
      seconds += (performance.now() - begun) / 1000;
    }
  }
  const begun = performance.now();
  const reads = 5;
  for (let nth = 1; nth <= reads; nth += 1) await store.plays.columns(nth);
  const historyMs = (performance.now() - begun) / reads;
  return { plays, listeners, seconds, bytes: (await bytes()) - before, historyMs };
}

export async function sqliteCost(plays: number): Promise<StoreCost> {
  const { home, remove } = await temporaryHome();
  const file = join(home, 'echotune.sqlite');
  const store = await openSqliteStore({ file, ...options });
  try {
    const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    return await fill(store, plays, async () => sizeOf(file) + sizeOf(`${file}-wal`));
  } finally {
    await store.close();
    await remove();
  }
}

export async function postgresCost(plays: number): Promise<StoreCost> {
  const { url, remove } = await temporaryDatabase();
  const store = await openPostgresStore({ url, ...options });
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await fill(store, plays, async () => {
      const { rows } = await client.query('select pg_database_size(current_database()) as size');
      return Number(rows[0].size);
    });
  } finally {
    await client.end();
    await store.close();
    await remove();
  }
}
