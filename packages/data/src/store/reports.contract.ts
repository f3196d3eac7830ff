import { expect, it } from 'vitest';
import type { OpenStage } from './stage.fixture.ts';

/** Reports come back as they were given, and only the newest stay. */
export function reportsContract(open: OpenStage): void {
  it('a report comes back as it was given, the newest is known, and no more are kept than may be', async () => {
    const { store } = await open();
    const document = { facts: [{ name: 'a', value: 0.1 + 0.2 }], words: 'Größe “…”' };
    const id = await store.reports.add({ at: 7, headline: { findings: 1 }, document }, 50);
    const later = await store.reports.add({ at: 8, headline: {}, document: {} }, 50);
    expect(await store.reports.get(id)).toEqual({ id, at: 7, headline: { findings: 1 }, document });
    expect((await store.reports.newest())?.id).toBe(later);
    expect((await store.reports.list()).slice(0, 2)).toEqual([
      { id: later, at: 8, headline: {} },
      { id, at: 7, headline: { findings: 1 } },
    ]);
    expect(await store.reports.get(later + 1)).toBeNull();
    const ids: number[] = [];
    for (const at of [1, 2, 3, 4]) {
      ids.push(await store.reports.add({ at, headline: {}, document: {} }, 3));
    }
    expect((await store.reports.list()).map(({ id }) => id)).toEqual(ids.slice(1).toReversed());
  });
}
