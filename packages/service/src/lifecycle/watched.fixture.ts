import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '@echotune/data';
import { namedTrack } from '@echotune/formats';
import { openStore, type TestStore } from '../../../../tests/kit/open-store.ts';
import { recordPlays } from '../feedback/record-plays.ts';

export const dayMs = 86_400_000;
export const hourMs = 3_600_000;
const start = Date.UTC(2026, 0, 1);

/** A community whose listeners are shown songs and play them or not, without any model behind it. */
export interface Watched extends TestStore {
  readonly ids: readonly number[];
  readonly tend: { readonly modelsFolder: string } & TestStore['deps'];
  /** Registers a model whose file is whole, made now of so many plays: of more than there are, usually. */
  register(plays?: number): Promise<number>;
  /**
   * A day goes by: everybody is shown ten songs by the version that answers them at noon and listens to as many of
   * them as `accepted` says in the hour after.
   */
  live(
    version: (listenerId: number) => number,
    accepted: (version: number) => number,
  ): Promise<void>;
}

export async function watchedCommunity(people: number): Promise<Watched> {
  const test = await openStore(start);
  const { store, folder, deps, advance } = test;
  const ids: number[] = [];
  for (let person = 0; person < people; person += 1) {
    const asked = { name: `P${person}`, timeZone: 'UTC', demo: false };
    ids.push((await store.listeners.create(asked)).id);
  }
  const songs = Array.from({ length: 40 }, (_, nth) => `Song ${nth}`);
  const play = (tx: Store, listenerId: number, titles: readonly string[], from: number) =>
    recordPlays(
      tx,
      { listenerId, source: 'api', now: 4e12 },
      titles.map((title, nth) => ({
        ...{ track: namedTrack(title, 'Noor'), startedAt: from + nth * 240_000 },
        msPlayed: 200_000,
      })),
    );
  // Every song has its number once somebody has played it.
  await store.transaction(async (tx) => {
    for (const id of ids) await play(tx, id, songs, start - 9 * dayMs);
  });
  const { songIds } = await store.plays.columns(ids[0] ?? 0);
  let day = 0;
  return {
    ...test,
    ids,
    tend: { ...deps, modelsFolder: folder },
    register: async (plays = 1e9) => {
      const artifact = `blend-${deps.clock()}-${day}.etm`;
      const bytes = Buffer.from(`${artifact}`);
      writeFileSync(join(folder, artifact), bytes);
      const { version } = await store.models.register({
        ...{
          name: 'blend',
          createdAt: deps.clock(),
          dataDigest: 'd',
          codeVersion: 'c',
          params: {},
        },
        ...{ metrics: { plays }, artifact },
        checksum: createHash('sha256').update(bytes).digest('hex'),
      });
      return version;
    },
    live: async (version, accepted) => {
      const noon = deps.clock() + 12 * hourMs;
      // One write of the disk a day.
      await store.transaction(async (tx) => {
        for (const [person, listenerId] of ids.entries()) {
          const by = version(listenerId);
          const shown = Array.from({ length: 10 }, (_, slot) => (person * 7 + day * 3 + slot) % 40);
          await tx.impressions.add(
            shown.map((song, slot) => ({
              ...{ listenerId, at: noon, shelf: 'for-you', slot, songId: songIds[song] ?? 0 },
              ...{ score: 1, model: `blend@${by}/blend`, familiarity: null, songs: null },
              ...{ newestPlay: null, propensity: 1, adjustments: {} },
            })),
          );
          // Not everybody is alike, nor every day.
          const many = Math.max(0, accepted(by) + ((person + day) % 3) - 1);
          const titles = shown.slice(0, many).map((song) => songs[song] ?? '');
          await play(tx, listenerId, titles, noon + 60_000);
        }
      });
      day += 1;
      advance(dayMs);
    },
  };
}
