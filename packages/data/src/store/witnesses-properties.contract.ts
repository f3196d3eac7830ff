import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { NewPlay } from '../domain/play.ts';
import { listenerWithSong, minuteMs, type OpenStage } from './stage.fixture.ts';
import { imported, seen, sources, spellings, told } from './witnesses.fixture.ts';

/** What a source tells of one of the songs within a quarter of an hour. */
function witnessOf(songs: readonly Awaited<ReturnType<typeof spellings>>[]) {
  return fc
    .record({
      song: fc.constantFrom(...songs),
      source: fc.constantFrom(...sources),
      at: fc.nat(900).map((seconds) => seconds * 1000),
      msPlayed: fc.constantFrom(0, 8_000, 31_000, 180_000),
    })
    .map(({ song, source, at, msPlayed }) => told(song, source, at, msPlayed));
}

function asSet(plays: Awaited<ReturnType<typeof seen>>): string[] {
  return plays.map((play) => JSON.stringify(play)).sort();
}

export function witnessProperties(open: OpenStage): void {
  it('the order in which sources are imported, in whatever pieces, does not matter', async () => {
    const { store } = await open();
    const songs = [await spellings(store), await spellings(store, 'Jóga')];
    let run = 0;
    const history = async (rows: readonly NewPlay[], size: number) => {
      const name = `listener ${run++}`;
      const { id } = await store.listeners.create({ name, timeZone: 'UTC', demo: false });
      for (let at = 0; at < rows.length; at += size) {
        await store.plays.append(id, rows.slice(at, at + size), null);
      }
      return { id, plays: asSet(await seen(store, id)) };
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(witnessOf(songs), { maxLength: 14 }),
        fc.infiniteStream(fc.nat()),
        fc.integer({ min: 1, max: 5 }),
        async (rows, order, size) => {
          const shuffled = rows
            .map((row) => ({ row, key: order.next().value ?? 0 }))
            .sort((a, b) => a.key - b.key)
            .map(({ row }) => row);
          const one = await history(rows, size);
          const other = await history(shuffled, 6 - size);
          expect(other.plays).toEqual(one.plays);
          await store.plays.append(one.id, shuffled, null);
          expect(asSet(await seen(store, one.id))).toEqual(one.plays);
        },
      ),
      { numRuns: 40 },
    );
    expect(await store.check()).toEqual([]);
  });

  it('undoing an import leaves what the others told, whatever they told', async () => {
    const { store } = await open();
    const songs = [await spellings(store), await spellings(store, 'Jóga')];
    // Somebody else's plays keep the spellings when an import is undone.
    const { listener } = await listenerWithSong(store);
    for (const song of songs) {
      const all = sources.map((source) => told(song, source, 0));
      await store.plays.append(listener.id, all, null);
    }
    let run = 0;
    const rows = fc.array(witnessOf(songs), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(rows, rows, async (kept, undone) => {
        const name = `listener ${run++}`;
        const { id } = await store.listeners.create({ name, timeZone: 'UTC', demo: false });
        await imported(store, id, kept);
        const before = await seen(store, id);
        const { id: runId } = await imported(store, id, undone);
        await store.imports.undo(runId);
        expect(asSet(await seen(store, id))).toEqual(asSet(before));
      }),
      { numRuns: 25 },
    );
    expect(await store.check()).toEqual([]);
  });

  it('a play that lies minutes off one of its witnesses gives that up to a nearer one', async () => {
    const { store } = await open();
    const { listener } = await listenerWithSong(store);
    const ids = await spellings(store);
    const scrobble = told(ids, 'scrobble-minutes', 8 * minuteMs);
    const far = told(ids, 'spotify-extended', 601_000, 0);
    const near = told(ids, 'spotify-extended', 7 * minuteMs, 0);
    await store.plays.append(listener.id, [far, scrobble], null);
    expect((await seen(store, listener.id)).map(({ witnesses }) => witnesses.length)).toEqual([2]);
    await store.plays.append(listener.id, [near], null);
    expect((await seen(store, listener.id)).map(({ witnesses }) => witnesses.length)).toEqual([
      2, 1,
    ]);
  });

  it('a play whose best witness is undone, minutes off the one that stays, has the start of that', async () => {
    const { store } = await open();
    const { listener } = await listenerWithSong(store);
    const ids = await spellings(store);
    await imported(store, listener.id, [told(ids, 'spotify-account', 592_000, 8_000)]);
    const before = await seen(store, listener.id);
    const run = await imported(store, listener.id, [
      told(ids, 'spotify-extended', 6 * minuteMs, 0),
      told(ids, 'scrobble-minutes', 7 * minuteMs),
    ]);
    expect((await seen(store, listener.id)).map(({ witnesses }) => witnesses.length)).toEqual([3]);
    await store.imports.undo(run.id);
    expect(await seen(store, listener.id)).toEqual(before);
  });

  it('what one batch tells of a song from two sources meets across songs of one source each', async () => {
    const { store } = await open();
    const { listener } = await listenerWithSong(store);
    const one = await spellings(store);
    const other = await spellings(store, 'Jóga');
    const rows = [
      told(one, 'spotify-extended', 0),
      told(other, 'spotify-extended', 1_000),
      told(other, 'scrobbles', 2_000),
      told(one, 'scrobbles', 3_000),
    ];
    await store.plays.append(listener.id, rows, null);
    expect(await store.witnesses.countShared(listener.id)).toBe(2);
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
