import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { NewPlay } from '../domain/play.ts';
import { listenerWithSong, type OpenStage } from './stage.fixture.ts';
import { seen, sources, spellings, told } from './witnesses.fixture.ts';

export function witnessProperties(open: OpenStage): void {
  it('the order in which sources are imported, in whatever pieces, does not matter', async () => {
    const { store } = await open();
    const songs = [await spellings(store), await spellings(store, 'Jóga')];
    const witness = fc.record({
      song: fc.nat(1),
      source: fc.constantFrom(...sources),
      at: fc.nat(900).map((seconds) => seconds * 1000),
      msPlayed: fc.constantFrom(0, 8_000, 31_000, 180_000),
    });
    let run = 0;
    const history = async (rows: readonly NewPlay[], size: number) => {
      const name = `listener ${run++}`;
      const { id } = await store.listeners.create({ name, timeZone: 'UTC', demo: false });
      for (let at = 0; at < rows.length; at += size) {
        await store.plays.append(id, rows.slice(at, at + size), null);
      }
      return { id, plays: (await seen(store, id)).map((play) => JSON.stringify(play)).sort() };
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(witness, { maxLength: 14 }),
        fc.infiniteStream(fc.nat()),
        fc.integer({ min: 1, max: 5 }),
        async (told_, order, size) => {
          const rows = told_.map(({ song, source, at, msPlayed }) =>
            told(songs[song] ?? new Map(), source, at, msPlayed),
          );
          const shuffled = rows
            .map((row) => ({ row, key: order.next().value ?? 0 }))
            .sort((a, b) => a.key - b.key)
            .map(({ row }) => row);
          const one = await history(rows, size);
          const other = await history(shuffled, 6 - size);
          expect(other.plays).toEqual(one.plays);
          await store.plays.append(one.id, shuffled, null);
          expect((await seen(store, one.id)).map((play) => JSON.stringify(play)).sort()).toEqual(
            one.plays,
          );
        },
      ),
      { numRuns: 40 },
    );
    expect(await store.check()).toEqual([]);
  });

  it('a song on repeat for days is as many plays when a second source tells of all of it at once', async () => {
    const { store } = await open();
    const { listener } = await listenerWithSong(store);
    const ids = await spellings(store);
    const times = Array.from({ length: 1100 }, (_, i) => i * 170_000);
    const [first, second] = (['spotify-extended', 'spotify-account'] as const).map((source) =>
      times.map((at) => told(ids, source, at, 160_000)),
    );
    await store.plays.append(listener.id, first ?? [], null);
    const outcomes = await store.plays.append(listener.id, second ?? [], null);
    expect(new Set(outcomes)).toEqual(new Set(['same-play']));
    expect(await store.witnesses.countShared(listener.id)).toBe(times.length);
    expect(await store.plays.count(listener.id)).toBe(times.length);
  });
}
