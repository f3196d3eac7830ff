import { expect, it } from 'vitest';
import { listenerWithSong, minuteMs, type OpenStage } from './stage.fixture.ts';
import { imported, seen, spellings, told } from './witnesses.fixture.ts';

export function undoImportContract(open: OpenStage): void {
  it('undoing one of two overlapping exports leaves all of the other', async () => {
    const { store } = await open();
    const { listener } = await listenerWithSong(store);
    const ids = await spellings(store);
    const row = (nth: number) => told(ids, 'scrobbles', nth * 10 * minuteMs);
    const older = await imported(store, listener.id, [0, 1, 2, 3].map(row));
    const newer = await imported(store, listener.id, [2, 3, 4, 5].map(row));
    expect(newer.totals).toMatchObject({ added: 2, duplicates: 2 });
    await store.imports.undo(older.id);
    const starts = [2, 3, 4, 5].map((nth) => row(nth).startedAt);
    expect([...(await store.plays.columns(listener.id)).startedAt]).toEqual(starts);
    await store.imports.undo(newer.id);
    expect(await store.plays.count(listener.id)).toBe(0);
    expect(await store.check()).toEqual([]);
  });

  it('undoing an import leaves exactly what was there before it', async () => {
    const { store } = await open();
    const { listener } = await listenerWithSong(store);
    const ids = await spellings(store);
    const times = [0, 10, 20, 30].map((minutes) => minutes * minuteMs);
    await imported(
      store,
      listener.id,
      times.map((at) => told(ids, 'spotify-account', at)),
    );
    const before = await seen(store, listener.id);
    const idsBefore = [...(await store.plays.columns(listener.id)).ids];
    const rows = [...times, 50 * minuteMs].map((at) => told(ids, 'spotify-extended', at));
    const run = await imported(store, listener.id, rows);
    expect(run.totals).toMatchObject({ added: 1, duplicates: 4 });
    expect(await store.imports.stakes(run.id)).toEqual({ told: 5, alone: 1 });
    expect((await store.imports.undo(run.id)).state).toBe('undone');
    expect(await seen(store, listener.id)).toEqual(before);
    expect([...(await store.plays.columns(listener.id)).ids]).toEqual(idsBefore);
    expect(await store.imports.stakes(run.id)).toEqual({ told: 0, alone: 0 });
    expect((await store.listeners.get(listener.id))?.removalVersion).toBe(1);
    // What only the undone import spelled has left the catalogue.
    const anew = await spellings(store);
    const again = await imported(
      store,
      listener.id,
      [...times, 50 * minuteMs].map((at) => told(anew, 'spotify-extended', at)),
    );
    expect(again.totals).toMatchObject({ added: 1, duplicates: 4 });
    expect(await store.check()).toEqual([]);
  });
}
