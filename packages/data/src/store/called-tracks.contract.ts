import { expect, it } from 'vitest';
import { type OpenStage, play, resolveOne, spelling } from './stage.fixture.ts';

/** What tracks, songs and artists are called, whatever was decided about them. */
export function calledTracksContract(open: OpenStage): void {
  it('a song is called as its first spelling has it, also where it counts as another', async () => {
    const { store } = await open();
    const live = { songKey: 'one', versionKey: 'live' };
    const [one, , other] = await store.catalogue.resolve([
      spelling('One', 'X', { sourceKey: 'b' }),
      spelling('One - Live', 'X', { ...live, source: 'lastfm', sourceKey: 'z', album: 'Stage' }),
      spelling('Other', 'Y', { sourceKey: 'a' }),
    ]);
    if (!one || !other) throw new Error('resolve failed');
    const merge = { kind: 'merge-songs' as const, songId: other.songId, intoId: one.songId };
    await store.identity.decide(merge, 'a test');
    const rename = { kind: 'rename-song' as const, songId: one.songId, title: 'Uno' };
    await store.identity.decide(rename, 'a test');
    const { catalogue } = store;
    expect([...(await catalogue.called('song', [one.songId]))]).toEqual([
      [
        one.songId,
        {
          ...{ trackId: one.trackId + 1, source: 'lastfm', sourceKey: 'z' },
          ...{ title: 'One - Live', artist: 'X', album: 'Stage' },
        },
      ],
    ]);
    const byName = await catalogue.called('named-song', [one.songId, other.songId]);
    expect(byName.get(other.songId)).toMatchObject({ title: 'Other', sourceKey: 'a' });
    const track = await catalogue.called('track', [one.trackId]);
    expect(track.get(one.trackId)).toMatchObject({ title: 'One', sourceKey: 'b' });
  });

  it('what nobody spells any more is called by its own names', async () => {
    const { store } = await open();
    const create = (name: string) => store.listeners.create({ name, timeZone: 'UTC', demo: false });
    const [ada, bob] = [await create('Ada'), await create('Bob')];
    const saved = await resolveOne(store, spelling('Saved - Live', 'X', { versionKey: 'live' }));
    const root = await resolveOne(store, spelling('Root', 'X'));
    const merged = await resolveOne(store, spelling('Merged', 'X'));
    await store.plays.append(bob.id, [play(saved, 1), play(root, 3)], null);
    await store.plays.append(ada.id, [play(merged, 5)], null);
    await store.saved.add(ada.id, [{ songId: saved.songId, savedAt: 1, source: 's' }]);
    const merge = { kind: 'merge-songs' as const, songId: merged.songId, intoId: root.songId };
    await store.identity.decide(merge, 'a test');
    await store.listeners.forget(bob.id);
    const called = await store.catalogue.called('named-song', [saved.songId, root.songId]);
    const unspelled = { source: null, sourceKey: null, artist: 'X', album: null };
    expect(called.get(saved.songId)).toEqual({
      ...{ trackId: saved.trackId, title: 'Saved - Live', ...unspelled },
    });
    expect(called.get(root.songId)).toEqual({ trackId: null, title: 'Root', ...unspelled });
  });

  it('artists and credits are told as they were spelled first, and found or made by their key', async () => {
    const { store } = await open();
    const { catalogue, identity } = store;
    const { trackId } = await resolveOne(store, spelling('One', 'X & Y'));
    const names = [
      { name: 'New', key: 'new' },
      { name: 'x & y', key: 'x & y' },
      { name: 'NEW', key: 'new' },
    ];
    const [fresh = 0, known = 0, again] = await catalogue.resolveArtists(names);
    expect(again).toBe(fresh);
    const parts = ['x', 'y'].map((name) => ({ name, key: name }));
    await identity.decide({ kind: 'split-artist', artistId: known, parts }, 'a test');
    await identity.decide({ kind: 'rename-artist', artistId: fresh, name: 'Old' }, 'a test');
    expect(await catalogue.artistsAsSpelled([fresh, known, 99])).toEqual(
      new Map([
        [fresh, 'New'],
        [known, 'X & Y'],
      ]),
    );
    const credit = { name: 'X & Y', key: 'x & y', role: 'main' };
    expect(await catalogue.creditsAsSpelled([trackId])).toEqual(new Map([[trackId, [credit]]]));
    expect((await catalogue.creditsOf([trackId])).get(trackId)).toHaveLength(2);
  });
}
