import { expect, it } from 'vitest';
import { codeOf, type OpenStage, play, resolveOne, spelling } from './stage.fixture.ts';
import type { Store } from './store.ts';

/** A listener with a row in every table that can name one, all of it marked with a word. */
export async function liveAndBePlanted(store: Store, word: string): Promise<number> {
  const { id } = await store.listeners.create({
    name: `${word} listener`,
    timeZone: 'UTC',
    demo: false,
  });
  const ids = await store.catalogue.resolve(
    Array.from({ length: 40 }, (_, nth) =>
      spelling(`${word} song ${nth}`, `${word} artist`, {
        album: `${word} album`,
        releaseKey: `${word} album`,
        identities: [{ kind: 'spotify-track', value: `${word}:${nth}` }],
      }),
    ),
  );
  const run = await store.imports.begin(id, 1);
  const file = await store.imports.addFile(run.id, {
    name: `${word}.json`,
    signature: word,
    format: word,
  });
  const plays = ids.map((one, record) => play(one, record, { record, kept: `{"x":"${word}"}` }));
  await store.imports.commitBatch({
    listenerId: id,
    runId: run.id,
    fileId: file.id,
    firstRecord: 0,
    lastRecord: 40,
    plays,
    otherSpans: [
      {
        firstRecord: 40,
        lastRecord: 40,
        line: 41,
        outcome: 'rejected',
        code: 'bad-time',
        reason: word,
      },
    ],
  });
  await store.imports.finish(run.id, 'failed', 2, word);
  const [newest] = await store.plays.recent(id, 1);
  await store.plays.delete(id, newest?.id ?? 0);
  const songId = ids[0]?.songId ?? 0;
  await store.verdicts.set(id, { kind: 'love', songId, artistId: null, at: 1 });
  await store.verdicts.exclude(id, { songId, artistId: null, from: null, to: null });
  await store.saved.add(id, [{ songId, savedAt: 1, source: word }]);
  await store.impressions.add([
    {
      listenerId: id,
      at: 1,
      shelf: word,
      slot: 0,
      songId,
      score: 1,
      model: word,
      familiarity: 0.5,
      propensity: 1,
      adjustments: {},
    },
  ]);
  await store.jobs.enqueue('import', { listenerId: id, path: word });
  return id;
}

export function forgetContract(open: OpenStage): void {
  it('nothing of a forgotten listener is left in any table', async () => {
    const { store, rows } = await open();
    const before = await rows();
    const id = await liveAndBePlanted(store, 'xyzzy');
    expect(JSON.stringify(await rows())).toContain('xyzzy');
    await store.listeners.forget(id);
    // The counter tells caches that songs went; it says nothing of anybody.
    const { catalogue_state } = before;
    expect({ ...(await rows()), catalogue_state }).toEqual(before);
    expect(await codeOf(store.listeners.forget(id))).toBe('listener-unknown');
  });

  it('what somebody else plays, judges or excludes stays, and nobody else loses a play', async () => {
    const { store } = await open();
    const [shared, judged, excluded, only] = await Promise.all(
      ['Shared', 'Judged', 'Excluded', 'Only'].map((title) =>
        resolveOne(store, spelling(title, `${title} artist`, { album: title, releaseKey: title })),
      ),
    );
    if (!shared || !judged || !excluded || !only) throw new Error('resolve failed');
    const create = (name: string) => store.listeners.create({ name, timeZone: 'UTC', demo: false });
    const [ada, bob] = [await create('Ada'), await create('Bob')];
    const all = [shared, judged, excluded, only].map((one, nth) => play(one, nth));
    await store.plays.append(ada.id, all, null);
    await store.plays.append(bob.id, [play(shared, 1)], null);
    const onJudged = { kind: 'like', songId: judged.songId, artistId: null, at: 1 } as const;
    const verdict = await store.verdicts.set(bob.id, onJudged);
    const period = { songId: excluded.songId, artistId: null, from: null, to: null };
    await store.verdicts.exclude(bob.id, period);
    await store.listeners.forget(ada.id);
    const left = [shared, judged, excluded].map(({ songId }) => songId).sort((a, b) => a - b);
    expect([...(await store.catalogue.songs()).songIds]).toEqual(left);
    expect((await store.catalogue.cards(left)).size).toBe(3);
    expect(await store.verdicts.list(bob.id)).toEqual([verdict]);
    expect(await store.plays.count(bob.id)).toBe(1);
    expect(await store.plays.exportPage(bob.id, null, 9)).toHaveLength(1);
    expect(await store.check()).toEqual([]);
  });

  it('an importer that still names a swept song is told so, and can resolve it again', async () => {
    const { store } = await open();
    const create = (name: string) => store.listeners.create({ name, timeZone: 'UTC', demo: false });
    const [ada, bob] = [await create('Ada'), await create('Bob')];
    const stale = await resolveOne(store, spelling('Song', 'Artist'));
    await store.plays.append(ada.id, [play(stale, 1)], null);
    await store.listeners.forget(ada.id);
    const append = store.plays.append(bob.id, [play(stale, 1)], null);
    expect(await codeOf(append)).toBe('track-unknown');
    const fresh = await resolveOne(store, spelling('Song', 'Artist'));
    expect(fresh.songId).toBeGreaterThan(stale.songId);
    expect(await store.plays.append(bob.id, [play(fresh, 1)], null)).toEqual(['added']);
  });
}
